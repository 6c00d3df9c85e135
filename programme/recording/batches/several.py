"""One kind of entry for each of several things: a common content, and for each what differs."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from domain.entries.entry import Entry
from domain.entries.journal.amendments import Amendment
from domain.foundation.phrases import Part, Phrase, Sentence, phrase
from programme.foundation.refusal import Problem, Refused
from programme.recording.field_shapes import Shape, shapes
from programme.recording.record import Proposal

MOST = 500
_BETWEEN = r"[\s,;]+"


def subject_of(entry_class: type[Entry]) -> Shape | None:
    """Return the field that names what such an entry is about, if one such entry is about one thing alone."""
    name = entry_class.argument if issubclass(entry_class, Amendment) or _refers(entry_class) else ""
    shape = next((shape for shape in shapes(entry_class) if shape.name == name), None)
    return shape if shape and shape.holds in {"reference", "entry", "number"} and not shape.many else None


def _refers(entry_class: type[Entry]) -> bool:
    # A number in the first place, such as a percentage, is no thing.
    return entry_class.argument in entry_class.reference_fields


def listed_in(text: str) -> list[str]:
    """Return the references in a text: one a line, or with spaces or commas between."""
    return [part for part in re.split(_BETWEEN, text) if part]


def several(
    proposed: Proposal,
    subject: str,
    things: Iterable[str],
    differing: Mapping[str, Mapping[str, Any]] | None = None,
) -> Sequence[Proposal]:
    """Return the same entry for each of several things, each once; `differing` holds by thing the fields that differ.

    Refused when there are none, or more than 500: that many are an import.
    """
    apart = differing or {}
    named = list({thing.casefold(): thing for thing in things}.values())
    if not named:
        raise Refused([Problem("there is nothing to record it of: name at least one", subject)])
    if len(named) > MOST:
        raise Refused(
            [Problem(f"{len(named)} are more than the {MOST} that one batch may be: narrow them", subject)]
        )
    if len(named) > 1 and proposed.entry_id:
        raise Refused([Problem("an entry id is that of one entry: leave it out for several", "entry_id")])
    return [
        replace(proposed, fields={**proposed.fields, subject: thing, **apart.get(thing, {})})
        for thing in named
    ]


def by_thing(problems: Iterable[Problem], things: Sequence[str]) -> list[Problem]:
    """Say of which thing each problem is, instead of its number in the batch, and what all have in common once."""
    found: dict[tuple[str | None, object], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.field, problem.said), []).append(problem)
    return [
        replace(alike[0], item=None) if len(alike) == len(things) else _of(problem, things)
        for alike in found.values()
        for problem in (alike[:1] if len(alike) == len(things) else alike)
    ]


def _of(problem: Problem, things: Sequence[str]) -> Problem:
    if problem.item is None:
        return problem
    return replace(problem, said=phrase(f"{things[problem.item - 1]}: ", *_parts(problem.said)), item=None)


def _parts(said: Sentence) -> tuple[Part, ...]:
    return said.parts if isinstance(said, Phrase) else (said,)
