"""What corrections and withdrawals make of the entries they name."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from domain.entries.journal.amendments import Amendment, EntryCorrected, EntryWithdrawn
from domain.foundation.dates import when
from domain.history.readings import capped
from domain.history.record import Record


class Correction(msgspec.Struct):
    """The sum of the standing amendments of one entry; `by` is the position of the last of them."""

    by: int
    withdrawn: bool = False
    changes: dict[str, Any] = {}
    effective: str | None = None
    recorded_on: date = date.max


def corrections_in_force(amendments: Iterable[Record]) -> dict[int, Correction]:
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
            if amendment.effective:
                correction.effective, correction.recorded_on = amendment.effective, record.recorded_on
        else:
            correction.withdrawn = True
    return corrections


def amended(record: Record, correction: Correction) -> Record:
    """Return the record with its corrected content; `amended_by` names the correction."""
    content = {**msgspec.to_builtins(record.entry), **correction.changes}
    return msgspec.structs.replace(
        record,
        entry=msgspec.convert(content, type(record.entry)),
        on=capped(when(correction.effective), correction.recorded_on) if correction.effective else record.on,
        amended_by=correction.by,
    )


def standing(records: Iterable[Record], corrections: Mapping[int, Correction]) -> Iterator[Record]:
    """Yield the records as they were corrected, without those that were withdrawn, in their order."""
    for record in records:
        correction = corrections.get(record.position)
        if correction is None:
            yield record
        elif not correction.withdrawn:
            yield amended(record, correction)


def order(record: Record) -> tuple[date, int]:
    """Return the place of a record in replay: the latest day it can have been so, then its position."""
    return record.on.latest, record.position
