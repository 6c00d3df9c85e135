"""Who answers for what: every post and person that a thing names, and as what."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from domain.foundation.dates import when
from domain.foundation.references import KINDS, kind_of
from domain.rules.persons import same, spelling
from domain.rules.responsibilities import is_over
from domain.state.programme import Programme

# What a thing calls those who answer for it, and what they are to it.
ROLES = {
    "owner": "owner",
    "lead": "lead",
    "taker": "took it",
    "acceptor": "accepted its gaps",
    "approver": "approved it",
    "claimed_by": "claims it",
    "validated_by": "validated it",
    "chair": "chair",
}
# Those who still have to do something about it, as long as it goes on.
ANSWERING = frozenset({"owner", "lead", "chair"})
# The roles of a responsibility in which somebody has to do something about a thing.
IN_CHARGE = frozenset({"accountable", "responsible"})
# In which of its states nobody has to do anything more about a thing.
ENDED = frozenset(
    {
        *("closed", "abandoned", "retired", "merged", "superseded", "withdrawn", "rejected", "not applied"),
        *("done", "dropped", "resolved", "ended", "validated", "lost", "verified", "declined", "voided"),
        *(
            "met",
            "reported",
            "cancelled",
            "applied",
            "materialised",
            "screened out",
            "falsified",
            "carried out",
            "reached",
        ),
    }
)
TITLES = ("title", "name", "summary", "description")
# A post is a thing of the directory itself, whose holder is its own column.
DIRECTORY = frozenset({"posts", "persons"})


class Held(msgspec.Struct, frozen=True):
    """That a post or a person answers for a thing, or did something about it, and by when it is due."""

    who: str
    ref: str
    kind: str
    title: str
    role: str
    state: str
    due: date | None
    answering: bool


def held(programme: Programme) -> Iterator[Held]:
    """Yield each post or person with each thing that names it."""
    if programme.lead:
        yield Held(programme.lead, "", "programme", programme.name, "lead", "", None, answering=True)
    for kind in KINDS.values():
        if kind.register not in DIRECTORY:
            for reference, thing in getattr(programme, kind.register).items():
                yield from _of(reference, kind.noun, thing)
    for one in programme.responsibilities.values():
        title = title_of(programme, one.about)
        answers = one.role in IN_CHARGE and one.state != "ended" and not is_over(programme, one)
        role = f"{one.role} for {one.about}"
        yield Held(one.who, one.ref, "responsibility", title, role, one.state, None, answers)
    for forum in programme.forums.values():
        for member in forum.members:
            yield Held(member, forum.ref, "forum", forum.title, "member", forum.state, None, answering=False)


def title_of(programme: Programme, reference: str) -> str:
    """Return what a thing is called; empty when there is no such thing."""
    return _title(getattr(programme, kind_of(reference).register).get(reference))


def _title(thing: object) -> str:
    return next((str(value) for name in TITLES if (value := getattr(thing, name, None))), "")


def _of(reference: str, noun: str, thing: Any) -> Iterator[Held]:  # noqa: ANN401 - things of any register
    state = str(getattr(thing, "state", ""))
    for field, role in ROLES.items():
        if isinstance(who := getattr(thing, field, None), str) and who:
            going_on = state not in ENDED and getattr(thing, "mitigated", None) is None
            answers = field in ANSWERING and going_on
            yield Held(
                who, reference, noun, _title(thing), role, state, _due(thing) if answers else None, answers
            )


def _due(thing: Any) -> date | None:  # noqa: ANN401 - as above
    """Return the last day on which a thing is in time, where it promises one."""
    due = getattr(thing, "due", None)
    if isinstance(due, date):
        return due
    planned = getattr(thing, "planned_live", None)
    return (
        when(planned).latest if planned and getattr(thing, "state", "") in {"planned", "under way"} else None
    )


def answering(programme: Programme, who: str) -> list[Held]:
    """Return what a post or a person answers for, as long as it goes on."""
    return [one for one in held(programme) if one.answering and same(one.who, who)]


def loads(programme: Programme) -> Mapping[str, int]:
    """Return how many things each answers for, by the spelling of the name."""
    return Counter(spelling(one.who) for one in held(programme) if one.answering)


def load(programme: Programme, who: str) -> int:
    """Return how many things a post or a person answers for."""
    return len(answering(programme, who))
