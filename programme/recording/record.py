"""Recording: what people propose is composed, checked against past and later entries, and appended, all or none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from domain.entries.alerts import AlertEntry
from domain.entries.entry import Entry, count_allotted, next_references
from domain.entries.journal.amendments import AMENDMENTS, EntryCorrected
from domain.entries.journal.stamps import StampsBounded
from domain.entries.people.erasure import PersonErased
from domain.foundation.dates import When
from domain.foundation.fields import one_name
from domain.foundation.safe_text import without_invisible
from domain.history.readings import capped
from domain.history.record import Record
from event_store.errors import EntryIdReused, NotAllowed, PositionConflict, StoreLocked
from event_store.journal.envelope import Envelope
from programme.foundation.refusal import Problem, Refused
from programme.journal.reading import envelope_of, evidence_text
from programme.journal.register import Register
from programme.personal.erase import refuse_erasure
from programme.recording.alerts.rules import refuse_unknown_rule
from programme.recording.amend import compose_correction, newly_named, refuse_amendment
from programme.recording.check_drafts import check_drafts, item_of
from programme.recording.compose import check_envelope, compose, stated, understand_effective
from programme.recording.entry_ids import ids_of_batch
from programme.recording.entry_names import Find, finder, refuse_unfit
from programme.recording.evidence_files import keeping, with_digests
from programme.recording.finding import as_it_was, found_again, recorded_before
from programme.recording.known import Known
from programme.recording.naming import as_called, changes_as_called
from programme.recording.roles import granting
from programme.recording.roles.permitted import refuse_without_role
from programme.recording.roles.rules import GRANTING
from programme.recording.roles.sign_offs import refuse_own
from programme.recording.signing import refuse_another, signer
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
    evidence: Sequence[str] = ()
    entry_id: str | None = None


Watched = Callable[[Sequence[Proposal]], Iterable[Proposal]]


def proposal(topic: str, **fields: Any) -> Proposal:  # noqa: ANN401 - fields are checked when it is composed
    """Propose an entry by its topic, with its fields as a person would type them."""
    from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - most who record have the class already

    return Proposal(ENTRIES[topic], fields)


def record(
    register: Register,
    proposals: Sequence[Proposal],
    *,
    dry_run: bool = False,
    watched: Watched = iter,
) -> tuple[Record, ...]:
    """Record proposals, all or none, and return the records; with `dry_run` check them only.

    `watched` hands the proposals on to a dry run one after another, and may end it by raising.
    Refused says why they may not be recorded.
    """
    if not proposals:
        raise Refused(["there is nothing to record"])
    ids, made = ids_of_batch([one.entry_id for one in proposals])
    named = [replace(one, entry_id=given) for one, given in zip(proposals, ids, strict=True)]
    with keeping(register, named, dry_run=dry_run) as kept:
        return _recorded(register, kept, made, watched if dry_run else None)


def _recorded(
    register: Register, named: Sequence[Proposal], made: list[str], dry_run: Watched | None
) -> tuple[Record, ...]:
    for attempt in range(ATTEMPTS):
        size = register.position()
        try:
            if dry_run is not None:
                originals, drafts = _checked(Known(register, size, made), named, dry_run)
                refuse_without_role(register, drafts)
                return originals or tuple(drafts)
            # What gives a role is recorded together with that, and by owners, who are few.
            grants = any(one.entry_class.topic in GRANTING for one in named)
            alone = attempt >= AT_ONCE or register.journal.recorder.crowded(register.programme_id)
            return (
                _appended_alone(register, named) if alone and not grants else _appended(register, named, size)
            )
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
    return originals or granting.append(
        register, [envelope_of(draft, register.programme_id) for draft in drafts]
    )


def _appended_alone(register: Register, proposals: Sequence[Proposal]) -> tuple[Record, ...]:
    """Check and append while the others wait: a long check would lose against quick writers again and again."""
    originals: tuple[Record, ...] = ()

    def made() -> list[Envelope]:
        nonlocal originals
        originals, drafts = _checked(Known(register), proposals)
        return [] if originals else [envelope_of(draft, register.programme_id) for draft in drafts]

    return register.journal.append_alone(register.programme_id, made) or originals


def _checked(
    known: Known, proposals: Sequence[Proposal], watched: Watched = iter
) -> tuple[tuple[Record, ...], list[Record]]:
    """Return what was recorded before, or the drafts as they may follow what is known."""
    drafts = _drafts(known, proposals, watched)
    originals = recorded_before(known, drafts, [proposed.entry_id for proposed in proposals])
    if not originals:
        check_drafts(known, drafts)
        refuse_own(known, drafts)
    return originals, drafts


def _drafts(known: Known, proposals: Sequence[Proposal], watched: Watched) -> list[Record]:
    """Compose the proposals at the next positions, with the next free references; Refused names all that are wrong."""
    allotted = known.allotted({proposed.entry_class for proposed in proposals})
    drafts: list[Record] = []
    problems: list[Problem] = []
    for number, proposed in enumerate(watched(proposals), 1):
        free = next_references(proposed.entry_class, allotted)
        try:
            original = known.find(proposed.entry_id or "")
            fields = _with_references(proposed, free, original)
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
            item = item_of(number, len(proposals))
            problems += [replace(problem, item=item) for problem in refused.problems]
            # What comes after it is numbered as if it were right, and checked too: people mend them all in one go.
            count_allotted(free.values(), allotted)
        else:
            count_allotted(entry.allotted(), allotted)
    if problems:
        raise Refused(problems)
    return drafts


def _draft(position: int, entry: Entry, on: When, proposed: Proposal, known: Known) -> Record:
    today = known.today
    by = one_name(without_invisible(proposed.by or signer(known.register))[0])
    refuse_another(by)
    # Guarantee: evidence that is a file is recorded by its name and digest, whichever way it is given.
    evidence = with_digests(proposed.evidence)
    check_envelope(by, evidence, needed=entry.needs_evidence)
    by = known.names.shown(by)
    return Record(
        position,
        entry,
        capped(on, today),
        by,
        "",
        evidence_text(evidence),
        proposed.entry_id or "",
        recorded_on=today,
    )


def _composed(known: Known, entry_class: type[Entry], fields: Mapping[str, Any], find: Find) -> Entry:
    entry = compose(entry_class, fields, known.today, find)
    if isinstance(entry, PersonErased):
        # One that was interrupted is finished before it can be said that there is nothing left to erase.
        known.journal.finish_erasures()
        refuse_erasure(known.journal.recorder, known.programme_id, entry, known.position)
    if isinstance(entry, AlertEntry):
        refuse_unknown_rule(entry)
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


def _with_references(
    proposed: Proposal, free: Mapping[str, str], original: Record | None
) -> Mapping[str, Any]:
    """Fill in the references the entry allots; a retried entry keeps those it was given the first time."""
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
