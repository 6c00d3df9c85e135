"""The columns in which a register goes out: those that are taken back when they are edited, and the rest."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from domain.foundation.dates import When
from domain.foundation.references import KINDS
from programme.answers.answer import worded
from programme.exchange.kinds import plain
from programme.exchange.registers import TAKEN

if TYPE_CHECKING:
    from domain.state.programme import Programme


def _heading(name: str) -> str:
    return name.replace("_", " ").capitalize()


# Empty when it goes out: what is written there is what was seen when the risk was reviewed.
REVIEW_NOTE = "Review note"
_RISK = {
    "Title": "risk raise.title",
    "Cause": "risk raise.cause",
    "Event": "risk raise.event",
    "Effect": "risk raise.effect",
    "Category": "risk raise.category",
    "Owner": "risk raise.owner",
    "State": "state",
    "Response": "risk respond.response",
    **{
        f"{score.capitalize()} {half}": f"risk assess {score}.{half}"
        for score in ("inherent", "residual", "target")
        for half in ("likelihood", "impact")
    },
    "Last looked at": "risk review.on",
    REVIEW_NOTE: "risk review.note",
}
# What is taken back of each register, by heading. All else goes out and stays as it is.
EDITABLE: dict[str, dict[str, str]] = {
    "risk": _RISK,
    "issue": {
        "Title": "issue raise.title",
        "Description": "issue raise.description",
        "Severity": "issue raise.severity",
        "Owner": "issue raise.owner",
        "State": "state",
        "Resolution": "issue resolve.resolution",
    },
    "action": {
        "Title": "action plan.title",
        "Owner": "action plan.owner",
        "Due": "action plan.due",
        "State": "state",
        "Risk": "action plan.risk",
        "About": "action plan.about",
        "Note": "action done.note",
    },
    "assumption": {
        "Title": "assumption record.title",
        "Basis": "assumption record.basis",
        "Owner": "assumption record.owner",
        "Due": "assumption record.due",
        "About": "assumption record.about",
        "State": "state",
    },
    "dependency": {
        "Title": "dependency register.title",
        "Direction": "dependency register.direction",
        "On whom": "dependency register.on_whom",
        "On thing": "dependency register.on_thing",
        "Owner": "dependency register.owner",
        "Needed for": "dependency register.needed_for",
        "Due": "dependency register.due",
        "Agreed for": "dependency agree.agreed_for",
        "State": "state",
    },
    "decision": {
        "Title": "decision record.title",
        "Decided": "decision record.decided",
        "Reason": "decision record.reason",
        "Taker": "decision record.taker",
    },
    "sop": {"Title": "sop.title", "Kind": "sop.kind", "Owner": "sop.owner"},
    "eia": {"Title": "eia.title", "Lead": "eia.lead"},
    "staff-issue": {
        "Theme": "staff-issue raise.theme",
        "Summary": "staff-issue raise.summary",
        "Raised by": "staff-issue raise.raised_by",
        "Channel": "staff-issue raise.channel",
        "Owner": "staff-issue acknowledge.owner",
        "Answer": "staff-issue resolve.answer",
    },
    "benefit": {
        "Title": "benefit identify.title",
        "Kind": "benefit identify.kind",
        "Owner": "benefit identify.owner",
        "Measured by": "benefit identify.measured_by",
        "Due": "benefit identify.due",
    },
}
for _taken in TAKEN.values():
    if _taken.noun not in EDITABLE:
        EDITABLE[_taken.noun] = {_heading(name): to for to, name in plain.columns(_taken.prefix).items()}
NOUN_OF = {taken.prefix: taken.noun for taken in TAKEN.values()}
SOURCE = ("Number there", "Where it came from", "Kept beside it")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def headings(prefix: str, programme: Programme) -> list[str]:
    """Return the headings of a register beside the reference, in their order."""
    things = getattr(programme, KINDS[prefix].register)
    first = next(iter(things.values()), None)
    editable = list(EDITABLE.get(NOUN_OF.get(prefix, ""), {}))
    said = {heading.casefold() for heading in editable}
    names = [] if first is None else [name for name in first.__struct_fields__ if name != "ref"]
    rest = [_heading(name) for name in names if _heading(name).casefold() not in said]
    return [*editable, *rest, *SOURCE]


def values(prefix: str, ref: str, programme: Programme) -> dict[str, Any]:
    """Return what a row says of a thing, by heading: numbers, days and texts."""
    thing = getattr(programme, KINDS[prefix].register)[ref]
    row = {_heading(name): _value(getattr(thing, name)) for name in thing.__struct_fields__ if name != "ref"}
    noun = NOUN_OF.get(prefix)
    if noun is not None:
        now = TAKEN[noun].current(programme, ref)
        row |= {heading: _value(now[to]) for heading, to in EDITABLE[noun].items()}
    source = programme.sources.get(ref)
    if source is not None:
        row |= dict(
            zip(
                SOURCE,
                (source.key, f"{source.file}, {source.place}", "\n".join(source.attributes)),
                strict=True,
            )
        )
    return row


def _value(value: object) -> Any:  # noqa: ANN401 - what a cell can hold
    if isinstance(value, When):
        value = value.edtf
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    if value is None or (isinstance(value, int | date) and not isinstance(value, bool)):
        return value
    return worded(value)
