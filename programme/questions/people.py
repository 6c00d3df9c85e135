"""People: the posts and persons a programme names, what each answers for and how much each recorded."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from domain.foundation.references import KINDS
from domain.state.programme import Programme
from programme.answers.answer import Answer, Field, about, unknown
from programme.journal.view import View

# What a thing calls those who answer for it, and what they are to it.
ROLES = {
    "owner": "owner",
    "lead": "lead",
    "taker": "took it",
    "acceptor": "accepted its gaps",
    "approver": "approved it",
    "claimed_by": "claims it",
    "validated_by": "validated it",
}
TITLES = ("title", "name", "summary", "description")
FIELDS = (
    Field("person", "Who"),
    Field("answers_for", "Answers for"),
    Field("recorded", "Entries recorded"),
)
OWN_FIELDS = (
    Field("ref", "Ref"),
    Field("kind", "Kind"),
    Field("title", "What"),
    Field("role", "As"),
    Field("state", "State"),
)

Held = tuple[str, dict[str, Any]]


def people(view: View) -> Answer:
    """Answer with everyone who is named as answering for something or who recorded an entry, by name."""
    holding = Counter(person for person, _ in held(view.programme))
    recorded = Counter(recorders(view))
    rows = [
        {"person": person, "answers_for": holding[person], "recorded": recorded[person]}
        for person in sorted({*holding, *recorded}, key=str.casefold)
    ]
    return Answer("People", FIELDS, rows, about(view), "nobody is named yet" if view.known else unknown(view))


def held_by(view: View, person: str) -> Answer:
    """Answer with what one person or post answers for as things stand; the name may be written in any case."""
    named = person.strip().casefold()
    rows = [row for name, row in held(view.programme) if name.casefold() == named]
    nothing = f"{person[:80]} answers for nothing {view.moment.words}"
    if not rows and not any(by.casefold() == named for by in recorders(view)):
        nothing = f"nobody is called “{person[:80]}” {view.moment.words}: programme people lists all names"
    return Answer(f"What {person[:80]} answers for", OWN_FIELDS, rows, about(view), nothing)


def recorders(view: View) -> Iterator[str]:
    """Yield who recorded each entry that was so on the date, also one that was withdrawn since."""
    return (record.by for record in view.recorded() if record.on.latest <= view.on)


def held(programme: Programme) -> Iterator[Held]:
    """Yield each person or post with each thing it answers for and as what."""
    if programme.lead:
        yield programme.lead, _row("", "programme", programme.name, "lead", "")
    for kind in KINDS.values():
        for reference, thing in getattr(programme, kind.register).items():
            title = next((str(value) for name in TITLES if (value := getattr(thing, name, None))), "")
            for field, role in ROLES.items():
                if isinstance(person := getattr(thing, field, None), str) and person:
                    yield person, _row(reference, kind.noun, title, role, str(getattr(thing, "state", "")))


def _row(ref: str, kind: str, title: str, role: str, state: str) -> dict[str, Any]:
    return {"ref": ref, "kind": kind, "title": title, "role": role, "state": state}
