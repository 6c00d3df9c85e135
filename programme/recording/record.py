"""Recording: what people propose is composed, checked against past and later entries, and appended, all or none."""

import getpass
import os
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry, count_allotted, next_references
from domain.entries.journal.amendments import AMENDMENTS, EntryCorrected
from domain.entries.journal.erasure import PersonErased
from domain.foundation.dates import When
from domain.foundation.fields import one_name
from domain.foundation.safe_text import without_invisible
from domain.history.checking import Conflict, checked_among_later, checked_at_the_end
from domain.history.corrections import amended, order, standing
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
from programme.recording.entry_ids import canonical
from programme.recording.entry_names import Find, finder, refuse_unfit
from programme.recording.evidence_files import with_digests

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
    # Guarantee: evidence that is a file is recorded by its name and digest, whichever way it is given.
    named = [replace(p, entry_id=canonical(p.entry_id), evidence=with_digests(p.evidence)) for p in proposals]
    for _ in range(ATTEMPTS):
        drafts = _drafts(register, named)
        if known := _recorded_before(register, drafts, named):
            return known
        _check(register, drafts)
        if dry_run:
            return tuple(drafts)
        try:
            return register.journal.append([_envelope(register, draft) for draft in drafts])
        except (PositionConflict, EntryIdReused):
            # Guarantee: the slower of two writers is checked again against the new state, and then recorded or
            # refused.
            continue
    raise Refused(["other people record faster than this entry can be checked: try again in a moment"])


def _drafts(register: Register, proposals: Sequence[Proposal]) -> list[Record]:
    """Compose the proposals at the next positions, with the next free references."""
    today, size = register.today, register.position()
    allotted = _allotted(register, size)
    drafts: list[Record] = []
    for number, proposed in enumerate(proposals, 1):
        try:
            original = register.journal.find(proposed.entry_id or "")
            fields = _with_references(proposed, allotted, original)
            # Guarantee: a retried amendment returns the original record. It is read as it was the first time,
            # against the journal before it was recorded.
            known = size if original is None else original.position - 1
            find = finder(register, known, drafts)
            entry = _composed(register, proposed.entry_class, fields, known, find)
            on = understand_effective(proposed.on, today)
            if original is not None and proposed.on is None:
                on = original.on
            if original is None:
                refuse_unfit(register, entry.positions(), on, known, drafts)
            drafts.append(_draft(size + number, entry, on, proposed))
        except Refused as refused:
            raise Refused(
                Problem(_in_batch(problem.sentence, number, len(proposals)), problem.field)
                for problem in refused.problems
            ) from None
        count_allotted(entry, allotted)
    return drafts


def _draft(position: int, entry: Entry, on: When, proposed: Proposal) -> Record:
    by = one_name(without_invisible(proposed.by or default_recorder())[0])
    check_envelope(by, proposed.evidence)
    return Record(position, entry, on, by, "", evidence_text(proposed.evidence), proposed.entry_id or "")


def _composed(
    register: Register, entry_class: type[Entry], fields: Mapping[str, Any], known: int, find: Find
) -> Entry:
    entry = compose(entry_class, fields, register.today, find)
    if isinstance(entry, PersonErased):
        # One that was interrupted is finished before it can be said that there is nothing left to erase.
        register.journal.finish_erasures()
        refuse_erasure(register.journal.recorder, register.programme_id, entry, known)
    if isinstance(entry, AMENDMENTS):
        target = refuse_amendment(register, entry, known)
        if isinstance(entry, EntryCorrected):
            correction = compose_correction(entry, target, register.today, find)
            refuse_unfit(register, newly_named(correction, target), target.on, known)
            return correction
    return entry


def _allotted(register: Register, size: int) -> dict[str, int]:
    allotting = [
        topic for topic, cls in ENTRIES.items() if any(mark.allots for mark in cls.reference_fields.values())
    ]
    # Guarantee: references are given in order and never reused. What was withdrawn still counts.
    allotted: dict[str, int] = {}
    for known in register.journal.of_topics(register.programme_id, allotting, size):
        count_allotted(known.entry, allotted)
    return allotted


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


def _recorded_before(
    register: Register, drafts: list[Record], proposals: Sequence[Proposal]
) -> tuple[Record, ...]:
    """Return the original records when all of these were recorded before; Refused when only some, or others, were."""
    found = [register.journal.find(proposed.entry_id or "") for proposed in proposals]
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
            raise Refused([_in_batch(sentence, number, len(drafts))])
    return originals


def _check(register: Register, drafts: list[Record]) -> None:
    moment = register.moment()
    amending = any(isinstance(draft.entry, AMENDMENTS) for draft in drafts)
    last_day = register.journal.last_day(register.programme_id, moment.position)
    if not amending and all(draft.on.latest >= last_day for draft in drafts) and last_day <= moment.as_of:
        conflicts = list(checked_at_the_end(register.current(moment), drafts))
    else:
        conflicts = list(_checked_among_later(register, drafts, moment.position))
    if conflicts:
        first = drafts[0].position - 1
        raise Refused(_in_batch(c.sentence, c.position - first, len(drafts)) for c in conflicts)


def _in_batch(sentence: str, number: int, size: int) -> str:
    """Name the entry that is refused by its number in the batch; 0 or less is one that was recorded before."""
    return f"entry {number} of the batch: {sentence}" if size > 1 and number > 0 else sentence


def _checked_among_later(register: Register, drafts: list[Record], position: int) -> list[Conflict]:
    # Guarantee: an entry dated in the past is refused when a later one would no longer hold.
    recorded = list(register.journal.recorded(register.programme_id, up_to=position))
    before, after = in_force(recorded), in_force([*recorded, *drafts])
    return list(checked_among_later(before, after, drafts[0].position))


def in_force(recorded: list[Record]) -> list[Record]:
    """Return a whole journal as it is replayed: corrected, and in the order of when things were so."""
    corrections = standing(r for r in recorded if isinstance(r.entry, AMENDMENTS))
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
