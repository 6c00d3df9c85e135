"""Recording: what people propose is composed, checked against past and later entries, and appended, all or none."""

import getpass
import os
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

import msgspec

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry, count_allotted, next_references
from domain.entries.journal.amendments import AMENDMENTS, EntryCorrected
from domain.entries.journal.erasure import PersonErased
from domain.foundation.dates import When
from domain.foundation.phrases import field_of
from domain.history.checking import Conflict, checked_among_later, checked_at_the_end
from domain.history.corrections import amended, corrections_in_force, order
from domain.history.record import Record
from event_store.errors import EntryIdReused, PositionConflict
from event_store.journal.envelope import Envelope
from programme.foundation.refusal import Problem, Refused
from programme.journal.journal import evidence_text
from programme.journal.register import Register
from programme.personal.erase import refuse_erasure
from programme.personal.texts import says_the_same
from programme.recording.amend import compose_correction, newly_named, refuse_amendment
from programme.recording.compose import check_envelope, compose, understand_effective
from programme.recording.entry_names import Find, finder, refuse_unfit
from programme.recording.known import Known

# Other writers can win at most this often before we give up: each win is somebody's entry recorded.
ATTEMPTS = 100


class Proposal(msgspec.Struct, frozen=True):
    """An entry as people propose it: its class, its fields as typed, and its envelope."""

    entry_class: type[Entry]
    fields: Mapping[str, Any]
    on: str | None = None
    by: str | None = None
    evidence: tuple[str, ...] = ()
    entry_id: str | None = None


def proposal(topic: str, **fields: Any) -> Proposal:  # noqa: ANN401 - fields are checked when it is composed
    """Propose an entry by its topic, with its fields as a person would type them."""
    return Proposal(ENTRIES[topic], fields)


def default_recorder() -> str:
    """Return who records when nobody says: PROGRAMME_BY, else the name of the account."""
    try:
        return os.environ.get("PROGRAMME_BY") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def record(register: Register, proposals: Sequence[Proposal], *, dry_run: bool = False) -> tuple[Record, ...]:
    """Record proposals, all or none, and return the records; with `dry_run` check them only.

    Refused says why they may not be recorded.
    """
    if not proposals:
        raise Refused(["there is nothing to record"])
    named = [p if p.entry_id else msgspec.structs.replace(p, entry_id=str(uuid4())) for p in proposals]
    for _ in range(ATTEMPTS):
        known = Known(register)
        drafts = _drafts(known, named)
        if originals := _recorded_before(known, drafts, named):
            return originals
        _check(known, drafts)
        if dry_run:
            return tuple(drafts)
        try:
            return register.journal.append([_envelope(register, draft) for draft in drafts])
        except (PositionConflict, EntryIdReused):
            # Guarantee: the slower of two writers is checked again against the new state, and then recorded or
            # refused.
            continue
    raise Refused(["other people record faster than this entry can be checked: try again in a moment"])


def _drafts(known: Known, proposals: Sequence[Proposal]) -> list[Record]:
    """Compose the proposals at the next positions, with the next free references."""
    allotted = dict(known.allotted)
    drafts: list[Record] = []
    for number, proposed in enumerate(proposals, 1):
        try:
            original = known.find(proposed.entry_id or "")
            fields = _with_references(proposed, allotted, original)
            # Guarantee: a retried amendment returns the original record. It is read as it was the first time,
            # against the journal before it was recorded.
            before = known if original is None else known.up_to(original.position - 1)
            find = finder(before, drafts)
            entry = _composed(before, proposed.entry_class, fields, find)
            on = understand_effective(proposed.on, known.today)
            if original is not None and proposed.on is None:
                on = original.on
            if original is None:
                refuse_unfit(known, entry.positions(), on, drafts)
            drafts.append(_draft(known.position + number, entry, on, proposed))
        except Refused as refused:
            raise Refused(
                msgspec.structs.replace(problem, item=_item(number, len(proposals)))
                for problem in refused.problems
            ) from None
        count_allotted(entry, allotted)
    return drafts


def _draft(position: int, entry: Entry, on: When, proposed: Proposal) -> Record:
    by = (proposed.by or default_recorder()).strip()
    check_envelope(by, proposed.evidence)
    return Record(position, entry, on, by, "", evidence_text(proposed.evidence), proposed.entry_id or "")


def _composed(known: Known, entry_class: type[Entry], fields: Mapping[str, Any], find: Find) -> Entry:
    entry = compose(entry_class, fields, known.today, find)
    if isinstance(entry, PersonErased):
        # One that was interrupted is finished before it can be said that there is nothing left to erase.
        known.journal.finish_erasures()
        refuse_erasure(known.journal.recorder, known.programme_id, entry, known.position)
    if isinstance(entry, AMENDMENTS):
        target = refuse_amendment(known, entry)
        if isinstance(entry, EntryCorrected):
            correction = compose_correction(entry, target, known.today, find)
            refuse_unfit(known, newly_named(correction, target), target.on)
            return correction
    return entry


def _with_references(
    proposed: Proposal, allotted: dict[str, int], original: Record | None
) -> Mapping[str, Any]:
    """Fill in the references the entry allots; a retried entry keeps those it was given the first time."""
    free = next_references(proposed.entry_class, allotted)
    if original is not None and isinstance(original.entry, proposed.entry_class):
        free = {name: getattr(original.entry, name) for name in free}
    given = {name: value for name, value in proposed.fields.items() if value is not None}
    for name, reference in free.items():
        said = given.get(name)
        if said is not None and str(said).upper() != reference:
            sentence = (
                f"references are given in order and {reference} is next: leave it out, or say {reference}"
            )
            raise Refused([Problem(sentence, name)])
    return {**given, **free}


def _recorded_before(known: Known, drafts: list[Record], proposals: Sequence[Proposal]) -> tuple[Record, ...]:
    """Return the original records when all of these were recorded before; Refused when only some, or others, were."""
    found = [known.find(proposed.entry_id or "") for proposed in proposals]
    originals = tuple(original for original in found if original is not None)
    if not originals:
        return ()
    if len(originals) < len(drafts):
        raise Refused(
            ["some of these entries were recorded before and some were not: record the new ones alone"]
        )
    for number, (original, draft) in enumerate(zip(originals, drafts, strict=True), 1):
        same = (original.on, original.by, original.evidence) == (draft.on, draft.by, draft.evidence)
        if not same or not says_the_same(original.entry, draft.entry):
            sentence = f"entry id {original.entry_id} belongs to entry {original.position}, which says something else"
            raise Refused([Problem(sentence, item=_item(number, len(drafts)))])
    return originals


def _check(known: Known, drafts: list[Record]) -> None:
    amending = any(isinstance(draft.entry, AMENDMENTS) for draft in drafts)
    last = known.last_day
    if not amending and all(draft.on.latest >= last for draft in drafts) and last <= known.today:
        conflicts = list(checked_at_the_end(known.programme(), drafts))
    else:
        conflicts = list(_checked_among_later(known, drafts))
    if conflicts:
        first = drafts[0].position - 1
        raise Refused(
            Problem(c.sentence, field_of(c.sentence), _item(c.position - first, len(drafts)))
            for c in conflicts
        )


def _item(number: int, size: int) -> int | None:
    """Return the number of an entry among those proposed together; 0 or less is one that was recorded before."""
    return number if size > 1 and number > 0 else None


def _checked_among_later(known: Known, drafts: list[Record]) -> list[Conflict]:
    # Guarantee: an entry dated in the past is refused when a later one would no longer hold.
    recorded = known.recorded()
    before, after = in_force(recorded), in_force([*recorded, *drafts])
    return list(checked_among_later(before, after, drafts[0].position))


def in_force(recorded: list[Record]) -> list[Record]:
    """Return a whole journal as it is replayed: corrected, and in the order of when things were so."""
    corrections = corrections_in_force(r for r in recorded if isinstance(r.entry, AMENDMENTS))
    present = []
    for record in recorded:
        correction = corrections.get(record.position)
        if correction is None:
            present.append(record)
        elif not correction.withdrawn:
            present.append(amended(record, correction))
    return sorted(present, key=order)


def _envelope(register: Register, draft: Record) -> Envelope:
    return Envelope(
        originator_id=register.programme_id,
        originator_version=draft.position,
        entry=draft.entry,
        entry_id=draft.entry_id,
        effective=draft.on.edtf,
        earliest=draft.on.earliest.isoformat(),
        latest=draft.on.latest.isoformat(),
        by=draft.by,
        evidence=draft.evidence_list,
    )
