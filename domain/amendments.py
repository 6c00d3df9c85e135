"""Corrections and withdrawals: entries that name an entry, which stays visible as corrected."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from domain.asking import Field
from domain.dates import when
from domain.entry import Entry, entry
from domain.fields import Edtf, Text
from domain.lessons import doubt
from domain.record import Record

if TYPE_CHECKING:
    from domain.dates import When
    from domain.programme import Programme

Position = Annotated[int, Field(ge=1, description="the number of the entry, as the timeline shows it")]


class Amendment(Entry):
    """What corrections and withdrawals share: they change what another entry says, and cast doubt on its lessons."""

    entry: int
    reason: str

    def apply(self, programme: "Programme", on: "When") -> None:
        """Mark the lessons that the entry shows; the entry itself is replayed with its present content instead."""
        doubt(programme, self.entry, self.topic.partition(".")[2], on, self.reason)


@entry("entry.corrected", verb="correct")
class EntryCorrected(Amendment):
    """An entry was found to be wrong and its right content, or its right date, was given."""

    entry: Position
    reason: Text
    changes: Annotated[
        dict[str, Any], Field(description="the fields that change, with their right values")
    ] = {}
    effective: Annotated[Edtf | None, Field(description="the right date, when the date was wrong")] = None


@entry("entry.withdrawn", verb="withdraw")
class EntryWithdrawn(Amendment):
    """An entry was found never to have been so and was withdrawn."""

    entry: Position
    reason: Text


AMENDMENTS: tuple[type[Amendment], ...] = (EntryCorrected, EntryWithdrawn)
AMENDMENT_TOPICS = tuple(amendment.topic for amendment in AMENDMENTS)


class Correction(msgspec.Struct):
    """The sum of the standing amendments of one entry; `by` is the position of the last of them."""

    by: int
    withdrawn: bool = False
    changes: dict[str, Any] = {}
    effective: str | None = None


def standing(amendments: Iterable[Record]) -> dict[int, Correction]:
    """Return what each amended position says now.

    An amendment that was withdrawn later does not stand; later corrections of one entry add to earlier ones.
    """
    in_order = sorted(amendments, key=lambda record: record.position)
    undone: set[int] = set()
    for record in reversed(in_order):
        if record.position not in undone and isinstance(record.entry, EntryWithdrawn):
            undone.add(record.entry.entry)
    corrections: dict[int, Correction] = {}
    for record in in_order:
        amendment = record.entry
        if record.position in undone or not isinstance(amendment, Amendment):
            continue
        correction = corrections.setdefault(amendment.entry, Correction(record.position))
        correction.by = record.position
        if isinstance(amendment, EntryCorrected):
            correction.changes = {**correction.changes, **amendment.changes}
            correction.effective = amendment.effective or correction.effective
        else:
            correction.withdrawn = True
    return corrections


def amended(record: Record, correction: Correction) -> Record:
    """Return the record with its corrected content; `amended_by` names the correction."""
    content = {**msgspec.to_builtins(record.entry), **correction.changes}
    return msgspec.structs.replace(
        record,
        entry=msgspec.convert(content, type(record.entry)),
        on=when(correction.effective) if correction.effective else record.on,
        amended_by=correction.by,
    )


def order(record: Record) -> tuple[date, int]:
    """Return the place of a record in replay: the latest day it can have been so, then its position."""
    return record.on.latest, record.position
