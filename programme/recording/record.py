"""Recording: what people propose is composed, checked against past and later entries, and appended, all or none."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import msgspec
from msgspec.structs import replace

from domain.entries.entry import Entry, count_allotted, next_references
from domain.entries.journal.amendments import AMENDMENTS, EntryCorrected
from domain.entries.journal.stamps import StampsBounded
from domain.entries.people.erasure import PersonErased
from domain.foundation.dates import When, when
from domain.foundation.fields import one_name
from domain.foundation.safe_text import without_invisible
from domain.history.readings import capped
from domain.history.record import Record
from event_store.errors import EntryIdReused, NotAllowed, PositionConflict, StoreLocked
from event_store.journal.envelope import Envelope
from programme.foundation.refusal import Problem, Refused
from programme.journal.reading import evidence_text
from programme.journal.register import Register
from programme.personal.erase import refuse_erasure
from programme.personal.texts import says_the_same
from programme.recording.amend import compose_correction, newly_named, refuse_amendment
from programme.recording.check_drafts import check_drafts, item_of
from programme.recording.compose import check_envelope, compose, stated, understand_effective
from programme.recording.entry_ids import canonical
from programme.recording.entry_names import Find, finder, refuse_unfit
from programme.recording.evidence_files import with_digests
from programme.recording.finding import as_it_was, found_again
from programme.recording.known import Known
from programme.recording.naming import as_called, changes_as_called, still_says
from programme.recording.signing import signer
from programme.recording.stamps import refuse_bound

# Other writers can win at most this often before we give up: each win is somebody's entry recorded.
ATTEMPTS = 100
# So often an entry is checked while others record; after that they wait for it.
AT_ONCE = 3


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
    from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - most who record have the class already

    return Proposal(ENTRIES[topic], fields)


def record(register: Register, proposals: Sequence[Proposal], *, dry_run: bool = False) -> tuple[Record, ...]:
    """Record proposals, all or none, and return the records; with `dry_run` check them only.

    Refused says why they may not be recorded.
    """
    if not proposals:
        raise Refused(["there is nothing to record"])
    # Guarantee: evidence that is a file is recorded by its name and digest, whichever way it is given.
    named = [replace(p, entry_id=canonical(p.entry_id), evidence=with_digests(p.evidence)) for p in proposals]
    for attempt in range(ATTEMPTS):
        size = register.position()
        try:
            if dry_run:
                originals, drafts = _checked(Known(register, size), named)
                return originals or tuple(drafts)
            alone = attempt >= AT_ONCE or register.journal.recorder.crowded(register.programme_id)
            return _appended_alone(register, named) if alone else _appended(register, named, size)
        except NotAllowed as refused:
            raise Refused([str(refused)]) from refused
        except (PositionConflict, EntryIdReused):
            # Guarantee: the slower of two writers is checked again against the new state, and then recorded or
            # refused.
            continue
        except (Refused, StoreLocked):
            # Guarantee: of writers whose entries do not conflict none is refused, however many there are. A refusal
            # counts only when the journal still ends where it did: else it may be about what is so no longer.
            if register.position() == size:
                raise
    raise Refused(["other people record faster than this entry can be checked: try again in a moment"])


def _appended(register: Register, proposals: Sequence[Proposal], size: int) -> tuple[Record, ...]:
    originals, drafts = _checked(Known(register, size), proposals)
    return originals or register.journal.append([_envelope(register, draft) for draft in drafts])


def _appended_alone(register: Register, proposals: Sequence[Proposal]) -> tuple[Record, ...]:
    """Check and append while the others wait: a long check would lose against quick writers again and again."""
    originals: tuple[Record, ...] = ()

    def made() -> list[Envelope]:
        nonlocal originals
        originals, drafts = _checked(Known(register), proposals)
        return [] if originals else [_envelope(register, draft) for draft in drafts]

    return register.journal.append_alone(register.programme_id, made) or originals


def _checked(known: Known, proposals: Sequence[Proposal]) -> tuple[tuple[Record, ...], list[Record]]:
    """Return what was recorded before, or the drafts as they may follow what is known."""
    drafts = _drafts(known, proposals)
    originals = _recorded_before(known, drafts, proposals)
    if not originals:
        check_drafts(known, drafts)
    return originals, drafts


def _drafts(known: Known, proposals: Sequence[Proposal]) -> list[Record]:
    """Compose the proposals at the next positions, with the next free references."""
    allotted = allotted_so_far(known, proposals)
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
                on = found_again(original.entry, original.on)
            entry, on = as_it_was(as_called(known.names, entry), on)
            if original is None:
                refuse_unfit(known, entry.positions(), on, drafts)
            drafts.append(_draft(known.position + number, entry, on, proposed, known))
        except Refused as refused:
            raise Refused(
                replace(problem, item=item_of(number, len(proposals))) for problem in refused.problems
            ) from None
        count_allotted(entry, allotted)
    return drafts


def _draft(position: int, entry: Entry, on: When, proposed: Proposal, known: Known) -> Record:
    today = known.today
    by = one_name(without_invisible(proposed.by or signer(known.register))[0])
    check_envelope(by, proposed.evidence, needed=entry.needs_evidence)
    by = known.names.shown(by)
    evidence = evidence_text(proposed.evidence)
    return Record(
        position, entry, capped(on, today), by, "", evidence, proposed.entry_id or "", recorded_on=today
    )


def _composed(known: Known, entry_class: type[Entry], fields: Mapping[str, Any], find: Find) -> Entry:
    entry = compose(entry_class, fields, known.today, find)
    if isinstance(entry, PersonErased):
        # One that was interrupted is finished before it can be said that there is nothing left to erase.
        known.journal.finish_erasures()
        refuse_erasure(known.journal.recorder, known.programme_id, entry, known.position)
    if isinstance(entry, StampsBounded):
        refuse_bound(known, entry)
    if isinstance(entry, AMENDMENTS):
        target = refuse_amendment(known, entry)
        if isinstance(entry, EntryCorrected):
            correction = compose_correction(entry, target, known.today, find)
            correction = changes_as_called(known.names, correction, target.entry)
            refuse_unfit(known, newly_named(correction, target), target.on)
            return correction
    return entry


def allotted_so_far(known: Known, proposals: Sequence[Proposal]) -> dict[str, int]:
    """Return the highest number given so far for each prefix of which a proposal may be given the next."""
    prefixes = set(chain.from_iterable(_allots(proposed.entry_class) for proposed in proposals))
    if not prefixes:
        return {}
    from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - reviews, scores and the like allot nothing

    allotting = [topic for topic, cls in ENTRIES.items() if not prefixes.isdisjoint(_allots(cls))]
    # Guarantee: references are given in order and never reused. What was withdrawn still counts.
    allotted: dict[str, int] = {}
    for earlier in known.of_topics(allotting):
        count_allotted(earlier.entry, allotted)
    return allotted


def _allots(entry_class: type[Entry]) -> tuple[str, ...]:
    marks = entry_class.reference_fields.values()
    return tuple(chain.from_iterable(mark.prefixes for mark in marks if mark.allots))


def _with_references(
    proposed: Proposal, allotted: dict[str, int], original: Record | None
) -> Mapping[str, Any]:
    """Fill in the references the entry allots; a retried entry keeps those it was given the first time."""
    free = next_references(proposed.entry_class, allotted)
    if original is not None and isinstance(original.entry, proposed.entry_class):
        free = {name: getattr(original.entry, name) for name in free}
    given = stated(proposed.fields)
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
        # A retry on a later day reaches as far as its date does, and the original no further than its recording.
        one, other = ((record.on.edtf, record.evidence) for record in (original, draft))
        same = one == other and still_says(original.by, draft.by)
        if not same or not says_the_same(original.entry, draft.entry):
            sentence = f"entry id {original.entry_id} belongs to entry {original.position}, which says something else"
            raise Refused([Problem(sentence, item=item_of(number, len(drafts)))])
    return originals


def _envelope(register: Register, draft: Record) -> Envelope:
    on = when(draft.on.edtf)
    return Envelope(
        originator_id=register.programme_id,
        originator_version=draft.position,
        entry=draft.entry,
        entry_id=draft.entry_id,
        effective=on.edtf,
        earliest=on.earliest.isoformat(),
        latest=on.latest.isoformat(),
        by=draft.by,
        evidence=draft.evidence_list,
    )
