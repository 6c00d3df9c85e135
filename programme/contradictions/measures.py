"""Where the figures of a measure contradict each other."""

from collections.abc import Iterator
from decimal import Decimal

from domain.dates import when
from domain.disagreements import BEST
from domain.measures import Measure
from domain.observations import Change, Observation, rounded, span
from domain.period_faults import too_long
from domain.programme import Programme
from programme.contradictions.contradiction import Contradiction, Kind, Side

Said = tuple[str, str, str, str]


def measures_contradicting(programme: Programme) -> Iterator[Contradiction]:
    """Yield what does not agree among the figures of each measure."""
    for measure in programme.measures.values():
        yield from contradictions_of(measure)


def contradictions_of(measure: Measure) -> Iterator[Contradiction]:
    """Yield what does not agree among the figures of one measure."""
    yield from changes_stated(measure)
    yield from rates_stated(measure)
    yield from sources_differing(measure)
    yield from standings_differing(measure)
    yield from bases_differing(measure)
    yield from periods_differing(measure)
    yield from periods_misnamed(measure)


def changes_stated(measure: Measure) -> Iterator[Contradiction]:
    """Yield stated changes that are not those which the figures give."""
    for change in measure.faults().changes:
        after = _after(measure, change)
        points = change.stated_in == "points"
        found = rounded(change.number, 2) if points else rounded(change.percent)
        unit = "points" if points else "%"
        stated = f"{change.stated:+f} {unit}"
        worked_out = f"{found:+f} {unit} ({plainly(change.before)} → {plainly(change.after)})"
        yield _contradiction(
            "stated differs",
            measure,
            "change",
            period(change.observation),
            Side(stated, change.observation.source, (change.observation,)),
            Side(worked_out, f"figures of {after.source}", (change.since, after)),
            f"{change.observation.source} states a change of {stated}, and "
            f"{plainly(change.before)} → {plainly(change.after)} is {found:+f} {unit}",
        )


def rates_stated(measure: Measure) -> Iterator[Contradiction]:
    """Yield stated rates that are not those which their counts give."""
    for one in measure.faults().rates:
        found = plainly(rounded(one.rate(measure.per), 2))
        counts = f"{one.numerator:,} of {one.denominator:,}"
        yield _contradiction(
            "stated differs",
            measure,
            "value",
            period(one),
            Side(plainly(one.value), one.source, (one,)),
            Side(f"{found} ({counts})", f"counts of {one.source}", (one,)),
            f"{one.source} states {plainly(one.value)}, and {counts} is {found}",
        )


def sources_differing(measure: Measure) -> Iterator[Contradiction]:
    """Yield what sources say differently of one period, those that say the same brought together."""
    found: dict[Said, tuple[list[Observation], list[Observation]]] = {}
    for what, earlier, later in measure.faults().sources:
        said = (what, period(later), said_of(earlier, what), said_of(later, what))
        turned = (*said[:2], said[3], said[2])
        ones, others = found.setdefault(turned if turned in found else said, ([], []))
        if turned in found:
            earlier, later = later, earlier  # noqa: PLW2901 - who says what comes second
        ones.append(earlier)
        others.append(later)
    for (what, of, one, other), (ones, others) in found.items():
        first, second = _sources(ones), _sources(others)
        yield _contradiction(
            "quartile differs" if what == "quartile" else "sources differ",
            measure,
            what,
            of,
            Side(one, first, tuple(dict.fromkeys(ones))),
            Side(other, second, tuple(dict.fromkeys(others))),
            f"for {of} the {what} is {one.removeprefix('quartile ')} by {first} and "
            f"{other.removeprefix('quartile ')} by {second}",
        )


def standings_differing(measure: Measure) -> Iterator[Contradiction]:
    """Yield a place at one end of a group with a figure that lies on the other side of the group's own."""
    found: dict[tuple[Observation, bool], list[Observation]] = {}
    for placed, figured in measure.faults().standings:
        found.setdefault((figured, placed.quartile == BEST), []).append(placed)
    for (figured, best), placings in found.items():
        place, than = ("best", "worse") if best else ("bottom", "better")
        figure = f"{plainly(figured.figure(measure.per))}, {than} than the group's {plainly(figured.peers)}"
        yield _contradiction(
            "quartile differs",
            measure,
            "place in its group",
            period(figured),
            Side(f"{place} quartile", _sources(placings), tuple(placings)),
            Side(figure, figured.source, (figured,)),
            f"by {_sources(placings)} it is in the {place} quartile, and by {figured.source} at {figure}",
        )


def bases_differing(measure: Measure) -> Iterator[Contradiction]:
    """Yield neighbouring rates that were worked out on something else, such as households or residents."""
    for earlier, later, then, now in measure.faults().bases:
        one, other = (
            Side(f"{plainly(of.value)}, on about {base:,.0f}", f"{of.source}, {period(of)}", (of,))
            for of, base in ((earlier, then), (later, now))
        )
        yield _contradiction(
            "base differs",
            measure,
            "what it is worked out on",
            None,
            one,
            other,
            f"{plainly(earlier.value)} ({period(earlier)}) is worked out on about {then:,.0f}, and "
            f"{plainly(later.value)} ({period(later)}) on about {now:,.0f}: they cannot be compared",
        )


def periods_differing(measure: Measure) -> Iterator[Contradiction]:
    """Yield one figure that two sources give for two periods."""
    for earlier, later in measure.faults().periods:
        figure = said_of(later, "stated change")
        one, other = (Side(period(of), of.source, (of,)) for of in (earlier, later))
        yield _contradiction(
            "period differs",
            measure,
            f"change of {figure}",
            None,
            one,
            other,
            f"a change of {figure} is said of {period(earlier)} by {earlier.source} and of {period(later)} by "
            f"{later.source}",
        )


def periods_misnamed(measure: Measure) -> Iterator[Contradiction]:
    """Yield periods that are longer or shorter than the months they are called."""
    for one in measure.faults().lengths:
        assert one.period is not None  # noqa: S101 - only a period can be misnamed
        first, last = span(one.period)
        days, over = (last - first).days + 1, too_long(one) or 0
        beside = f"{abs(over)} more than that" if over > 0 else f"{abs(over)} fewer than that"
        yield _contradiction(
            "period misnamed",
            measure,
            "length of the period",
            period(one),
            Side(f"{one.months} months", one.source, (one,)),
            Side(f"{days} days", f"dates of {one.source}", (one,)),
            f"{one.source} calls {period(one)} {one.months} months: it has {days} days, {beside}",
        )


def _after(measure: Measure, change: Change) -> Observation:
    """Return whose figure a change led to: who states only the change is held to who gives the figures."""
    if change.observation.figure(measure.per) is not None:
        return change.observation
    return next(
        one
        for one in reversed(measure.observations)
        if one.period == change.observation.period and one.figure(measure.per) is not None
    )


def plainly(figure: Decimal | None) -> str:
    """Return a figure without noughts at its end, thousands apart."""
    return "" if figure is None else f"{figure.normalize():,f}"


def period(observation: Observation) -> str:
    """Return what an observation covers, in words."""
    return when(observation.period).words if observation.period else observation.on.words


def said_of(observation: Observation, what: str) -> str:
    """Return what a source says, in its own precision; of a quartile it may say only the lowest it can be."""
    said = getattr(observation, what.replace(" ", "_"))
    if what == "quartile":
        return f"quartile {said or f'{observation.quartile_at_worst} or better'}"
    if what == "stated change":
        return f"{said:+f} {'%' if observation.stated_in == 'percent' else observation.stated_in}"
    return f"{said:,}"


def _sources(observations: list[Observation]) -> str:
    return "; ".join(dict.fromkeys(one.source for one in observations))


def _contradiction(  # noqa: PLR0913, PLR0917 - a contradiction has that many parts
    kind: Kind, measure: Measure, what: str, of: str | None, one: Side, other: Side, said: str
) -> Contradiction:
    whole = f"{measure.ref} “{measure.title}”: {said}"
    return Contradiction(kind, measure.ref, f"{measure.title}: {what}", of, one, other, whole)
