"""A gate is passed only by what is certain: not by what may have come after it, or may have ended before."""

from collections.abc import Iterator, Sequence

from domain.foundation.dates import When
from domain.foundation.phrases import Phrase, giving, phrase
from domain.history.conflicts import Conflict
from domain.history.readings import both, early_days, imprecise
from domain.history.record import Record
from domain.history.replay import fold
from domain.rules.readiness import gaps
from domain.state.programme import Programme
from programme.journal.register import Register
from programme.recording.in_force import in_force

GO_LIVE = "phase.went-live"
# A refusal names this many gaps; readiness lists them all.
NAMED = 3


def not_certain(register: Register, drafts: Sequence[Record], size: int) -> Iterator[Conflict]:
    """Yield why a go-live among drafts that follow a journal of `size` records is not certain to be ready."""
    if not any(draft.entry.topic == GO_LIVE for draft in drafts):
        return
    recorded = list(register.journal.recorded(register.programme_id, up_to=size))
    history = in_force([*recorded, *drafts])
    if not any(imprecise(record.on) for record in history):
        return
    for place, record in enumerate(history):
        if record.position > size and record.entry.topic == GO_LIVE and not accepted(record):
            yield from uncertain(history, place)


def accepted(record: Record) -> bool:
    """Tell whether somebody accepted by name that a phase goes live with gaps, or found that nobody did."""
    if record.entry.reporter is not None:
        return True
    return bool(getattr(record.entry, "acceptor", None) and getattr(record.entry, "reason", None))


def uncertain(history: Sequence[Record], place: int) -> Iterator[Conflict]:
    """Yield why the go-live at a place of a history in force is not certain to be ready.

    It is looked at by the two readings in which least is there: what may have ended has ended before the last day of
    the go-live, and what may have come later has not come by its first.
    """
    record = history[place]
    facts = [(r.entry, r.on, r.position) for r in history if r is not record]
    # Guarantee: a gate is passed only by what is certain.
    first = early_days([*facts[:place], (record.entry, record.on, record.position)])
    _, early = both(facts, record.on.latest)
    late, _ = both(facts, first.get(record.position, record.on.latest))
    phase = next(iter(record.entry.references()))
    missing = {said for state in (fold(early), fold(late)) for said in _missing(state, phase)}
    if missing:
        yield Conflict(record.position, _sentence(phase, record.on, sorted(missing)))


def _missing(programme: Programme, reference: str) -> list[str]:
    phase = programme.phases.get(reference)
    ready = phase is None or phase.state != "under way"
    return [] if ready or phase is None else [gap.sentence for gap in gaps(programme, phase)]


def _sentence(reference: str, on: When, missing: list[str]) -> Phrase:
    more = f"; and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return phrase(
        f"{reference} is not certain to have been ready {on.words}, for want of exact dates: it may be that "
        f"{'; '.join(missing[:NAMED])}{more}. Give exact dates, or name who accepts this and why",
        giving("acceptor", "reason"),
    )
