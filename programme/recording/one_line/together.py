"""What is said in the line of one entry and recorded by another with it: the score of a risk that is being raised."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from programme.recording.field_shapes import Shape, shapes


class Following(NamedTuple):
    """An entry about what the first one brings into being: its fields by what they are called in the line.

    It is recorded when one of them is said; `shared` are fields of the first one that it takes, too.
    """

    topic: str
    subject: str
    fields: Mapping[str, str]
    shared: Mapping[str, str] = {}


FOLLOWING: Mapping[str, Sequence[Following]] = {
    "risk.raised": (
        Following(
            "risk.assessed", "risk", {"likelihood": "likelihood", "impact": "impact", "basis": "basis"}
        ),
        Following("action.planned", "risk", {"action": "title", "due": "due"}, {"owner": "owner"}),
    ),
    "staff-issue.raised": (Following("staff-issue.acknowledged", "staff_issue", {"owner": "owner"}),),
    "benefit.identified": (
        Following(
            "benefit.estimated", "benefit", {name: name for name in ("amount", "currency", "per", "source")}
        ),
    ),
}


def all_shapes(entry_class: type[Entry]) -> tuple[Shape, ...]:
    """Return the fields that a line takes: those of the entry, and those of what follows it, none of them needed."""
    own = tuple(shape for shape in shapes(entry_class) if not shape.allots)
    added = tuple(
        replace(shape, name=called, required=False)
        for following in FOLLOWING.get(entry_class.topic, ())
        for called, name in following.fields.items()
        for shape in shapes(ENTRIES[following.topic])
        if shape.name == name
    )
    return (*own, *added)


def following(entry_class: type[Entry], fields: Mapping[str, Any]) -> list[tuple[Following, dict[str, Any]]]:
    """Return what follows an entry by what was said, each with its fields but for the thing that it is about."""
    return [
        (
            one,
            {
                name: fields[called]
                for called, name in (*one.fields.items(), *one.shared.items())
                if called in fields
            },
        )
        for one in FOLLOWING.get(entry_class.topic, ())
        if any(called in fields for called in one.fields)
    ]


def own_fields(entry_class: type[Entry], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was said of the entry itself."""
    own = {shape.name for shape in shapes(entry_class)}
    return {name: value for name, value in fields.items() if name in own}


def missing(entry_class: type[Entry], fields: Mapping[str, Any]) -> list[Shape]:
    """Return the fields that are still to be said, those of what follows by what they are called in the line."""
    wanting = [shape for shape in shapes(entry_class) if shape.required and shape.name not in fields]
    for one, said in following(entry_class, fields):
        called = {name: line for line, name in (*one.fields.items(), *one.shared.items())}
        wanting += [
            replace(shape, name=called[shape.name])
            for shape in shapes(ENTRIES[one.topic])
            if shape.required and shape.name in called and shape.name not in said
        ]
    return list({shape.name: shape for shape in wanting}.values())
