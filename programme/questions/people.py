"""People: the posts and persons a programme names, what each answers for and how much each recorded."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from domain.rules.directory import meant, posts_of
from domain.rules.holding import Held, held
from domain.rules.persons import spelling
from domain.state.programme import Programme
from programme.answers.answer import Answer, Field, about, unknown
from programme.journal.view import View

FIELDS = (
    Field("person", "Who"),
    Field("answers_for", "Answers for"),
    Field("late", "Late"),
    Field("recorded", "Entries recorded"),
    Field("directory", "Directory"),
)
OWN_FIELDS = (
    Field("ref", "Ref"),
    Field("kind", "Kind"),
    Field("title", "What"),
    Field("role", "As"),
    Field("state", "State"),
    Field("due", "Due"),
    Field("days_late", "Days late"),
)
UNKNOWN = "not in the directory"
SHOWN = 80
MOST = 5


def people(view: View) -> Answer:
    """Answer with everyone who is named, is in the directory or recorded an entry, each once however spelt, by name."""
    holding: Counter[str] = Counter()
    late: Counter[str] = Counter()
    for one in held(view.programme):
        holding[spelling(one.who)] += 1
        late[spelling(one.who)] += bool(_late(one, view.on))
    recorded = Counter(map(spelling, recorders(view)))
    rows = [
        {
            "person": name,
            "answers_for": holding[key],
            "late": late[key],
            "recorded": recorded[key],
            "directory": meant(view.programme, name) or UNKNOWN,
        }
        for key, name in sorted(_names(view).items())
    ]
    return Answer("People", FIELDS, rows, about(view), "nobody is named yet" if view.known else unknown(view))


def held_by(view: View, person: str) -> Answer:
    """Answer with what one person or post answers for; part of a name will do where it is the part of one name only."""
    name, nothing = _one(view, person)
    keys = {} if name is None else acting_as(view.programme, name)
    rows = [
        row(one, view.on, keys[spelling(one.who)])
        for one in held(view.programme)
        if spelling(one.who) in keys
    ]
    called = name or person[:SHOWN]
    return Answer(f"What {called} answers for", OWN_FIELDS, rows, about(view), nothing)


def recorders(view: View) -> Iterator[str]:
    """Yield who recorded each entry that was so on the date, also one that was withdrawn since."""
    return (record.by for record in view.recorded() if record.on.latest <= view.on)


def row(one: Held, on: date, post: str = "") -> dict[str, Any]:
    """Return what a post or a person answers for as a row; `post` is the post through which a person does."""
    return {
        "ref": one.ref,
        "kind": one.kind,
        "title": one.title,
        "role": f"{one.role}, as {post}" if post else one.role,
        "state": one.state,
        "due": one.due,
        "days_late": _late(one, on) or None,
    }


def _late(one: Held, on: date) -> int:
    return max(0, (on - one.due).days) if one.due else 0


def _names(view: View) -> dict[str, str]:
    """Return one way to write each name, by its spelling: as the directory does, else as it was written first."""
    programme = view.programme
    posts = [post.title for post in programme.posts.values() if post.state != "abolished"]
    persons = [person.name for person in programme.persons.values() if person.into is None]
    found: dict[str, str] = {}
    for name in (*posts, *persons, *(one.who for one in held(programme)), *recorders(view)):
        found.setdefault(spelling(name), name)
    return found


def _one(view: View, person: str) -> tuple[str | None, str]:
    """Return the name that is meant, None where it is no name or not that of one alone, and what to say for no rows."""
    names, wanted = _names(view), spelling(person)
    ref = (
        person.strip().upper()
        if person.strip().upper() in {*view.programme.posts, *view.programme.persons}
        else None
    )
    ref = ref or meant(view.programme, called := view.called(person))
    if ref is not None:
        names[wanted] = _called(view.programme, ref)
    elif called != person:
        names[wanted] = called
    fits = [names[wanted]] if wanted in names else [name for key, name in names.items() if wanted in key]
    if len(fits) == 1:
        return fits[0], f"{fits[0]} answers for nothing {view.moment.words}"
    if not fits:
        said = f"nobody is called “{person[:SHOWN]}” {view.moment.words}: programme people lists all names"
    else:
        more = ", …" if len(fits) > MOST else ""
        said = f"“{person[:SHOWN]}” may be {', '.join(fits[:MOST])}{more}: write more of the name"
    return None, said


def _called(programme: Programme, ref: str) -> str:
    return programme.posts[ref].title if ref in programme.posts else programme.persons[ref].name


def acting_as(programme: Programme, name: str) -> dict[str, str]:
    """Return whose things somebody answers for, by spelling: their own, and through each post that they hold."""
    ref = meant(programme, name)
    titles = [programme.posts[post].title for post in posts_of(programme, ref or "")]
    return {**{spelling(title): title for title in titles}, spelling(name): ""}
