"""What is wrong with what was typed into a form, field by field, before it is submitted."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from domain.entries.entry import Entry, next_references
from domain.foundation.references import kind_of, parse, read
from domain.rules.directory import here, meant
from domain.state.programme import Programme
from programme.foundation.refusal import Problem, Refused
from programme.foundation.served import served
from programme.recording.compose import check_envelope, compose, understand_effective
from programme.recording.evidence_files import MARK as FILE
from programme.recording.evidence_files import ON_THE_SERVER
from programme.recording.field_shapes import Shape, shapes
from programme.recording.known_on import check_knowledge
from tui.forms.fields import FormField


def problems(
    entry_class: type[Entry], fields: Mapping[str, Any], today: date, programme: Programme | None
) -> dict[str, str]:
    """Return a sentence for each field that is wrong in itself; rules are checked when the entry is recorded."""
    given = {**next_references(entry_class, {}), **fields}
    found = {}
    try:
        compose(entry_class, given, today)
    except Refused as refused:
        found = by_field(refused.problems)
    if programme is not None:
        for shape in shapes(entry_class):
            if shape.holds == "reference" and not shape.allots and shape.name not in found:
                found |= _unknown(shape, fields.get(shape.name), programme)
    return found


def envelope_problems(on: str, by: str, evidence: tuple[str, ...], today: date) -> dict[str, str]:
    """Return what is wrong with when it was so, who records it, and the evidence."""
    found: dict[str, str] = {}
    for check in (lambda: understand_effective(on or None, today), lambda: check_envelope(by, evidence)):
        try:
            check()
        except Refused as refused:
            found |= by_field(refused.problems)
    if served() and any(text.startswith(FILE) for text in evidence):
        found["evidence"] = ON_THE_SERVER
    return found


def known_problems(known_on: str, known_to: str, evidence: tuple[str, ...], today: date) -> dict[str, str]:
    """Return what is wrong with since when it was known, and to whom."""
    try:
        check_knowledge(known_on, known_to, evidence)
    except Refused as refused:
        return by_field(refused.problems)
    try:
        understand_effective(known_on or None, today)
    except Refused as refused:
        return {"known_on": str(refused.problems[0].sentence)}
    return {}


def by_field(found: Iterable[Problem]) -> dict[str, str]:
    """Sort problems by their field; those of the whole entry stand under an empty name, one a line."""
    sorted_: dict[str, str] = {}
    for problem in found:
        name, said = problem.field or "", problem.sentence
        sorted_[name] = f"{sorted_[name]}\n{said}" if name in sorted_ else said
    return sorted_


def _unknown(shape: Shape, value: Any, programme: Programme) -> dict[str, str]:  # noqa: ANN401 - one reference or several
    for text in [value] if isinstance(value, str) else value or []:
        reference = parse(text)
        kind = kind_of(reference)
        if reference not in getattr(programme, kind.register):
            return {shape.name: f"there is no {kind.noun} {reference}: type part of its title to find it"}
    return {}


def strangers(programme: Programme | None, field: FormField) -> str:
    """Ask about whoever is named and not in the directory, where there is one; a name is never refused for that."""
    if programme is None or not field.shape.names or not field.text.strip() or not here(programme):
        return ""
    unknown = [
        name
        for text in field.text.split(";")
        if (name := text.strip()) and meant(programme, name) is None and not read(name)
    ]
    named = ", ".join(f"“{name}”" for name in unknown)
    return f"{named}: not in the directory. Is it spelt so? It is recorded as typed" if unknown else ""
