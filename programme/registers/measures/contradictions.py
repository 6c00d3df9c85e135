"""Where the figures of a measure contradict each other."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR
from functools import lru_cache
from itertools import chain

import msgspec

from domain.figures.disagreements import BEST, Faults
from domain.figures.observations import Bounds, Change, Observation, rounded, span
from domain.figures.period_faults import too_long
from domain.foundation.dates import counted_days
from domain.state.measures import Measure
from domain.state.programme import Programme
from programme.registers.contradiction import Contradiction, Kind, Side
from programme.registers.figures import period, plainly, said_of, sources
from programme.registers.measures.parts import parts_contradicting

Said = tuple[str, str, str, str]


class Figures(msgspec.Struct, frozen=True):
    """The figures of a measure, with what is said of each of them; `per` says of how many a rate is worked out."""

    ref: str
    title: str
    per: int
    observations: tuple[Observation, ...]


def measures_contradicting(programme: Programme) -> Iterator[Contradiction]:
    """Yield what does not agree among the figures of each measure."""
    for measure in programme.measures.values():
        yield from contradictions_of(measure)


def contradictions_of(measure: Measure) -> tuple[Contradiction, ...]:
    """Return what does not agree among the figures of one measure."""
    figures = Figures(measure.ref, measure.title, measure.per, tuple(measure.observations))
    return _found(figures, measure.faults())


# Alerts ask this of every day, and only a new observation changes it.
@lru_cache(maxsize=4096)
def _found(of: Figures, faults: Faults) -> tuple[Contradiction, ...]:
    return tuple(chain.from_iterable(look(of, faults) for look in LOOKS))


def changes_stated(of: Figures, faults: Faults) -> Iterator[Contradiction]:
    """Yield stated changes that are not those which the figures give."""
    for change in faults.changes:
        after = _after(of, change)
        points = change.stated_in == "points"
        found = rounded(change.number, 2) if points else rounded(change.percent)
        unit = "points" if points else "%"
        stated = f"{change.stated:+f} {unit}"
        worked_out = f"{found:+f} {unit} ({plainly(change.before)} → {plainly(change.after)})"
        yield _contradiction(
            "stated differs",
            of,
            "change",
            period(change.observation),
            Side(stated, change.observation.source, (change.observation,)),
            Side(worked_out, f"figures of {after.source}", (change.since, after)),
            f"{change.observation.source} states a change of {stated}, and "
            f"{plainly(change.before)} → {plainly(change.after)} is {found:+f} {unit}",
        )


def rates_stated(of: Figures, faults: Faults) -> Iterator[Contradiction]:
    """Yield stated rates that are not those which their counts give."""
    for one in faults.rates:
        found = plainly(rounded(one.rate(of.per), 2))
        counts = f"{one.numerator:,} of {one.denominator:,}"
        yield _contradiction(
            "stated differs",
            of,
            "value",
            period(one),
            Side(plainly(one.value), one.source, (one,)),
            Side(f"{found} ({counts})", f"counts of {one.source}", (one,)),
            f"{one.source} states {plainly(one.value)}, and {counts} is {found}",
        )


def sources_differing(of: Figures, faults: Faults) -> Iterator[Contradiction]:
    """Yield what sources say differently of one period, those that say the same brought together."""
    found: dict[Said, tuple[list[Observation], list[Observation]]] = {}
    for what, earlier, later in faults.sources:
        said = (what, period(later), said_of(earlier, what), said_of(later, what))
        turned = (*said[:2], said[3], said[2])
        ones, others = found.setdefault(turned if turned in found else said, ([], []))
        if turned in found:
            earlier, later = later, earlier  # noqa: PLW2901 - who says what comes second
        ones.append(earlier)
        others.append(later)
    for (what, when_, one, other), (ones, others) in found.items():
        first, second = sources(ones), sources(others)
        yield _contradiction(
            "quartile differs" if what == "quartile" else "sources differ",
            of,
            what,
            when_,
            Side(one, first, tuple(dict.fromkeys(ones))),
            Side(other, second, tuple(dict.fromkeys(others))),
            f"for {when_} the {what} is {one.removeprefix('quartile ')} by {first} and "
            f"{other.removeprefix('quartile ')} by {second}",
        )


def standings_differing(of: Figures, faults: Faults) -> Iterator[Contradiction]:
    """Yield a place at one end of a group with a figure that lies on the other side of the group's own."""
    found: dict[tuple[Observation, bool], list[Observation]] = {}
    for placed, figured in faults.standings:
        found.setdefault((figured, placed.quartile == BEST), []).append(placed)
    for (figured, best), placings in found.items():
        place, than = ("best", "worse") if best else ("bottom", "better")
        figure = f"{plainly(figured.figure(of.per))}, {than} than the group's {plainly(figured.peers)}"
        yield _contradiction(
            "quartile differs",
            of,
            "place in its group",
            period(figured),
            Side(f"{place} quartile", sources(placings), tuple(placings)),
            Side(figure, figured.source, (figured,)),
            f"by {sources(placings)} it is in the {place} quartile, and by {figured.source} at {figure}",
        )


def bases_differing(of: Figures, faults: Faults) -> Iterator[Contradiction]:
    """Yield neighbouring rates that were worked out on something else, such as households or residents."""
    for earlier, later, then, now in faults.bases:
        one, other = (
            Side(f"{plainly(rate.value)}, on {_between(base)}", f"{rate.source}, {period(rate)}", (rate,))
            for rate, base in ((earlier, then), (later, now))
        )
        yield _contradiction(
            "base differs",
            of,
            "what it is worked out on",
            None,
            one,
            other,
            f"{plainly(earlier.value)} ({period(earlier)}) is worked out on {_between(then)}, and "
            f"{plainly(later.value)} ({period(later)}) on {_between(now)}: they cannot be compared",
        )


def _between(base: Bounds) -> str:
    """Say between which numbers a base lies: the rate was rounded, so no one number is known."""
    return f"{base[0].to_integral_value(ROUND_FLOOR):,f} to {base[1].to_integral_value(ROUND_CEILING):,f}"


def periods_differing(of: Figures, faults: Faults) -> Iterator[Contradiction]:
    """Yield one figure that two sources give for two periods."""
    for earlier, later in faults.periods:
        figure = said_of(later, "stated change")
        one, other = (Side(period(said), said.source, (said,)) for said in (earlier, later))
        yield _contradiction(
            "period differs",
            of,
            f"change of {figure}",
            None,
            one,
            other,
            f"a change of {figure} is said of {period(earlier)} by {earlier.source} and of {period(later)} by "
            f"{later.source}",
        )


def periods_misnamed(of: Figures, faults: Faults) -> Iterator[Contradiction]:
    """Yield periods that are longer or shorter than the months they are called."""
    for one in faults.lengths:
        assert one.period is not None  # noqa: S101 - only a period can be misnamed
        first, last = span(one.period)
        days, over = (last - first).days + 1, too_long(one) or 0
        beside = f"{abs(over)} more than that" if over > 0 else f"{abs(over)} fewer than that"
        yield _contradiction(
            "period misnamed",
            of,
            "length of the period",
            period(one),
            Side(f"{one.months} months", one.source, (one,)),
            Side(f"{counted_days(days)}", f"dates of {one.source}", (one,)),
            f"{one.source} calls {period(one)} {one.months} months: it has {counted_days(days)}, {beside}",
        )


def _after(of: Figures, change: Change) -> Observation:
    """Return whose figure a change led to: who states only the change is held to who gives the figures."""
    if change.observation.figure(of.per) is not None:
        return change.observation
    return next(
        one
        for one in reversed(of.observations)
        if one.period == change.observation.period and one.figure(of.per) is not None
    )


def _contradiction(  # noqa: PLR0913, PLR0917 - a contradiction has that many parts
    kind: Kind, of: Figures, what: str, when_: str | None, one: Side, other: Side, said: str
) -> Contradiction:
    whole = f"{of.ref} “{of.title}”: {said}"
    return Contradiction(kind, of.ref, f"{of.title}: {what}", when_, one, other, whole)


LOOKS = (
    changes_stated,
    rates_stated,
    sources_differing,
    standings_differing,
    bases_differing,
    periods_differing,
    periods_misnamed,
)


FINDERS = (measures_contradicting, parts_contradicting)
