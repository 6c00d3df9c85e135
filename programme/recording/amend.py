"""Corrections and withdrawals as people type them, checked against the entry they name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from domain.entries.entry import Entry
from domain.entries.journal.amendments import AMENDMENTS, Amendment, EntryCorrected, EntryWithdrawn
from domain.entries.people.erasure import PersonErased
from domain.foundation.dates import when
from domain.foundation.positions import positions_in
from domain.history.corrections import amended
from domain.history.record import Record
from programme.foundation.codec import plain
from programme.foundation.refusal import Problem, Refused
from programme.recording.compose import compose, understand_effective
from programme.recording.entry_names import Find
from programme.recording.finding import dated
from programme.recording.known import Known
from programme.recording.roles.rules import GRANTING


def refuse_amendment(known: Known, amendment: Entry) -> Record:
    """Return the record an amendment names as it is known; Refused when it may not be amended."""
    assert isinstance(amendment, Amendment)  # noqa: S101 - tells the type checker what the caller made sure of
    found = known.at([amendment.entry])
    if not found:
        raise Refused(
            [
                Problem(
                    f"there is no entry {amendment.entry}: the journal ends at entry {known.position}",
                    "entry",
                )
            ]
        )
    target = found[0]
    correction = known.corrections.get(amendment.entry)
    if correction is not None and correction.withdrawn:
        sentence = (
            f"entry {amendment.entry} was withdrawn by entry {correction.by}: withdraw that to have it back"
        )
        raise Refused([Problem(sentence, "entry")])
    if isinstance(amendment, EntryCorrected) and isinstance(target.entry, AMENDMENTS):
        sentence = f"entry {amendment.entry} is a correction itself: withdraw it, or correct entry {target.entry.entry}"
        raise Refused([Problem(sentence, "entry")])
    if isinstance(target.entry, PersonErased):
        raise Refused(
            [Problem(f"entry {amendment.entry} says that texts were erased, which cannot be undone", "entry")]
        )
    if target.entry.topic in GRANTING:
        sentence = (
            f"entry {amendment.entry} says who might do what since then, which cannot have been otherwise: record that "
            "it is so no longer (programme member withdraw, or grant)"
        )
        raise Refused([Problem(sentence, "entry")])
    if isinstance(amendment, EntryWithdrawn) and amendment.entry == 1:
        raise Refused(
            [Problem("entry 1 started the programme and cannot be withdrawn: correct it instead", "entry")]
        )
    return amended(target, correction) if correction is not None else target


def compose_correction(correction: EntryCorrected, target: Record, today: date, find: Find) -> EntryCorrected:
    """Return the correction with its changes checked as the corrected entry's own fields would be."""
    changes = checked_changes(target.entry, correction.changes, today, find)
    effective = understand_effective(correction.effective, today).edtf if correction.effective else None
    if changes.get("since") and effective is None:
        found = changes.get("found") or getattr(target.entry, "found", None)
        effective = dated(changes["since"], when(found) if found else target.on).edtf
    if effective == target.on.edtf:
        effective = None
    if not changes and effective is None:
        raise Refused(
            [Problem("the correction changes nothing: give a field that differs, or another date", "changes")]
        )
    return _with(correction, changes=changes, effective=effective)


def newly_named(correction: EntryCorrected, target: Record) -> dict[str, set[int]]:
    """Return the entries that a correction names and that the corrected entry did not, field by field."""
    return {
        name: {*positions_in(correction.changes.get(name, ()))} - {*positions}
        for name, positions in target.entry.positions().items()
    }


def checked_changes(entry: Entry, changes: Mapping[str, Any], today: date, find: Find) -> dict[str, Any]:
    """Return the fields that differ, as the journal keeps them; Refused when a field would not be accepted."""
    moved = entry.subject_field
    if moved in changes and changes[moved] != getattr(entry, moved):
        # Its texts are sealed under the key of what it names, and would outlive the erasure of the other.
        sentence = (
            f"{moved} says whose words these are and stays as it is: withdraw the entry and record it again"
        )
        raise Refused([Problem(sentence, moved)])
    for name, mark in entry.reference_fields.items():
        if mark.allots and name in changes:
            sentence = f"{name} is the reference itself and stays as it is: withdraw the entry instead"
            raise Refused([Problem(sentence, name)])
    before = plain(entry)
    after = plain(compose(type(entry), {**before, **changes}, today, find))
    return {name: value for name, value in after.items() if value != before[name]}


def _with(correction: EntryCorrected, **changes: Any) -> EntryCorrected:  # noqa: ANN401 - JSON values
    """Return the correction with other fields, without validating a second time what was checked already."""
    return msgspec.convert({**plain(correction), **changes}, EntryCorrected)
