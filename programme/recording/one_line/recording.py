"""Recording a line: its entries with the references that they are given, checked or recorded, all or none."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import next_references
from domain.history.record import Record
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.recording.effect import Effect, effect
from programme.recording.known import Known
from programme.recording.one_line.read import OUTSIDE, Said
from programme.recording.one_line.together import following, own_fields
from programme.recording.record import Proposal, record

Found = TypeVar("Found")


def record_said(register: Register, said: Said, *, dry_run: bool = False) -> tuple[Record, ...]:
    """Record what a line says, all or none; Refused says what is missing, not understood, or why it may not be."""
    return _tried(register, said, lambda proposals: record(register, proposals, dry_run=dry_run))


def effect_said(register: Register, said: Said) -> Effect:
    """Return what recording a line would change; Refused as `record_said`. Nothing is recorded."""
    return _tried(register, said, lambda proposals: effect(register, proposals))


def refuse_unread(said: Said) -> None:
    """Refuse a line of which something is not understood, or in which something is missing."""
    problems = [Problem(sentence) for sentence in said.unread] or [
        Problem(f"{shape.label} is needed: add {shape.name}:… to the line") for shape in said.missing
    ]
    if problems:
        raise Refused(problems)


def _tried(register: Register, said: Said, work: Callable[[Sequence[Proposal]], Found]) -> Found:
    refuse_unread(said)
    while True:
        known = Known(register)
        try:
            return work(list(_proposals(known, said)))
        except Refused:
            # A reference that somebody else was given meanwhile is that of another thing: what one line records
            # together is proposed anew with the next one.
            if register.position() == known.position or not following(_class_of(said), said.fields):
                raise


def _class_of(said: Said) -> Any:  # noqa: ANN401 - an entry class
    return said.entry_class


def _proposals(known: Known, said: Said) -> Iterator[Proposal]:
    cls = _class_of(said)
    envelope: dict[str, Any] = {name: said.fields.get(name) for name in OUTSIDE}
    envelope["evidence"] = envelope["evidence"] or ()
    # An entry whose own field has such a name says it, and not the envelope.
    envelope |= {name: () if name == "evidence" else None for name in OUTSIDE & set(cls.__struct_fields__)}
    own, others = own_fields(cls, said.fields), following(cls, said.fields)
    if others:
        own |= next_references(cls, known.allotted({cls}))
    yield Proposal(cls, own, **envelope)
    for one, fields in others:
        subject = next(own[name] for name, mark in cls.reference_fields.items() if mark.allots)
        yield Proposal(ENTRIES[one.topic], {one.subject: subject, **fields}, **envelope)
