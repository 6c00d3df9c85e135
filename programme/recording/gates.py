"""A gate is passed only by what is certain: not by what may have come after it, or may have ended before."""

from collections.abc import Iterator, Sequence

from domain.entries.phases.go_live import NAMED, PhaseWentLive
from domain.foundation.dates import When
from domain.history.readings import both, early_days, imprecise
from domain.history.record import Record
from domain.history.replay import fold
from domain.rules.readiness import gaps
from domain.state.programme import Programme


def uncertain(history: Sequence[Record], first_new: int) -> Iterator[tuple[int, str]]:
    """Yield why a go-live among the new records of a history in force is not certain to be ready, by its position.

    Each is checked by the two readings in which least is there: what may have ended has ended before the last day of
    the go-live, and what may have come later has not come by its first.
    """
    for record in history:
        entry = record.entry
        if (
            record.position < first_new
            or not isinstance(entry, PhaseWentLive)
            or (entry.acceptor and entry.reason)
        ):
            continue
        facts = [(r.entry, r.on, r.position) for r in history if r is not record]
        if not any(imprecise(on) for on in (record.on, *(on for _, on, _ in facts))):
            continue
        # Guarantee: a gate is passed only by what is certain.
        first = early_days([*facts[: history.index(record)], (entry, record.on, record.position)])
        _, early = both(facts, record.on.latest)
        late, _ = both(facts, first.get(record.position, record.on.latest))
        missing = {said for state in (fold(early), fold(late)) for said in _missing(state, entry.phase)}
        if missing:
            yield record.position, _sentence(entry.phase, record.on, sorted(missing))


def _missing(programme: Programme, reference: str) -> list[str]:
    phase = programme.phases.get(reference)
    ready = phase is None or phase.state != "under way"
    return [] if ready or phase is None else [gap.sentence for gap in gaps(programme, phase)]


def _sentence(reference: str, on: When, missing: list[str]) -> str:
    more = f"; and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return (
        f"{reference} is not certain to have been ready {on.words}, for want of exact dates: it may be that "
        f"{'; '.join(missing[:NAMED])}{more}. Give exact dates, or name who accepts this and why (--acceptor, --reason)"
    )
