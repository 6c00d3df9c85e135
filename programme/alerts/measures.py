"""Alerts about priorities and measures."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from domain.dates import day_words, when
from domain.measures import Measure
from domain.observations import Observation, rounded, span
from domain.programme import Programme
from programme.alerts.alert import Alert, after


def priorities_unled(programme: Programme, on: date) -> Iterator[Alert]:
    """A priority has one senior manager who answers for it."""
    for priority in programme.priorities.values():
        if priority.state == "current" and priority.lead is None:
            yield Alert(
                rule="priority.no-lead",
                severity="attend",
                subject=priority.ref,
                since=priority.since.latest,
                at_latest=not priority.since.precise,
                sentence=f"nobody leads the priority {priority.ref} “{priority.title}”",
                clears=f"programme priority lead {priority.ref}",
            )


def priorities_unplanned(programme: Programme, on: date) -> Iterator[Alert]:
    """A priority has a delivery plan that exists."""
    for priority in programme.priorities.values():
        if priority.state == "ended":
            continue
        since, missing = priority.since, "has no delivery plan"
        if priority.plan:
            sop = programme.sops[priority.plan]
            if sop.state not in {"absent", "withdrawn"}:
                continue
            since = max(since, sop.since, key=lambda one: one.latest)
            gone = "does not exist" if sop.state == "absent" else "was withdrawn"
            missing = f"has a delivery plan that {gone} ({sop.ref})"
        yield Alert(
            rule="priority.no-plan",
            severity="attend",
            subject=priority.ref,
            since=since.latest,
            at_latest=not since.precise,
            sentence=f"the priority {priority.ref} “{priority.title}” {missing}",
            clears=f"programme priority plan {priority.ref}, with a document that exists",
        )


def measures_unobserved(programme: Programme, on: date) -> Iterator[Alert]:
    """A measure that is kept is observed again in time."""
    for measure in kept(programme):
        days = measure.every_days or programme.policy.measure_days
        newest = max(reversed(measure.observations), key=lambda one: one.last, default=None)
        since = newest.last + timedelta(days=days + 1) if newest else after(measure.since, days + 1)
        if since <= on:
            last = f"tells of nothing after {day_words(newest.last)}" if newest else "was never observed"
            yield Alert(
                rule="measure.unobserved",
                severity="note",
                subject=measure.ref,
                since=since,
                at_latest=newest.vague if newest else not measure.since.precise,
                sentence=f"{measure.ref} “{measure.title}” {last}: it is to be observed every {days} days",
                clears=f"programme measure observe {measure.ref}",
            )


def stated_figures_differing(programme: Programme, on: date) -> Iterator[Alert]:
    """A stated figure is the one that its own raw figures give, but for rounding."""
    for measure in programme.measures.values():
        for change in measure.faults().changes:
            points = change.stated_in == "points"
            found = rounded(change.number, 2) if points else rounded(change.percent)
            unit = "points" if points else "%"
            yield _figure(
                measure,
                "measure.stated-differs",
                change.observation,
                f"{change.observation.source} states a change of {change.stated:+f} {unit}, and "
                f"{plainly(change.before)} → {plainly(change.after)} is {found:+f} {unit}",
            )
        for one in measure.faults().rates:
            yield _figure(
                measure,
                "measure.stated-differs",
                one,
                f"{one.source} states {plainly(one.value)}, and {one.numerator} of {one.denominator} is "
                f"{plainly(rounded(one.rate(measure.per), 2))}",
            )


def sources_differing(programme: Programme, on: date) -> Iterator[Alert]:
    """Two sources that tell of the same period say the same."""
    for measure in programme.measures.values():
        for what, earlier, later in measure.faults().sources:
            yield _figure(
                measure,
                "measure.sources-differ",
                later,
                f"for {_period(later)} the {what} is {_said(earlier, what)} by {earlier.source} and "
                f"{_said(later, what)} by {later.source}",
            )


def bases_differing(programme: Programme, on: date) -> Iterator[Alert]:
    """Rates of one measure are worked out on the same base, such as households or residents."""
    for measure in programme.measures.values():
        for earlier, later, then, now in measure.faults().bases:
            yield _figure(
                measure,
                "measure.base-differs",
                later,
                f"{plainly(earlier.value)} ({_period(earlier)}) is worked out on about {then:,.0f}, and "
                f"{plainly(later.value)} ({_period(later)}) on about {now:,.0f}: they cannot be compared",
            )


def targets_missed(programme: Programme, on: date) -> Iterator[Alert]:
    """A measure reaches its target, at the latest when the period of the target has ended."""
    for measure in kept(programme):
        target = measure.target
        reached = measure.towards(target) if target else None
        if target is None or reached is None or not target.missed(reached[1], measure.better):
            continue
        observation, figure = reached
        ended = span(target.period)[1] + timedelta(days=1) if target.period else date.min
        since = max(ended, observation.on.latest, target.set_on.latest)
        if since <= on:
            aim = {"value": "", "change": " % change", "quartile": " (quartile)"}[target.of]
            yield Alert(
                rule="measure.target-missed",
                severity="attend",
                subject=measure.ref,
                since=since,
                at_latest=not (observation.on.precise and target.set_on.precise),
                sentence=(
                    f"{measure.ref} “{measure.title}” stands at {plainly(rounded(figure, 2))}{aim}, "
                    f"short of its target of {plainly(target.figure)}{aim}"
                ),
                clears=f"an observation that reaches it, or another target (programme measure target {measure.ref})",
            )


def kept(programme: Programme) -> Iterator[Measure]:
    """Yield the measures that are not retired."""
    return (measure for measure in programme.measures.values() if measure.state == "current")


def plainly(figure: Decimal | None) -> str:
    """Return a figure without noughts at its end, thousands apart."""
    return "" if figure is None else f"{figure.normalize():,f}"


def _period(observation: Observation) -> str:
    return when(observation.period).words if observation.period else observation.on.words


def _said(observation: Observation, what: str) -> str:
    """Return what a source says, in its own precision; of a quartile it may say only the lowest it can be."""
    said = getattr(observation, what.replace(" ", "_"))
    return f"{observation.quartile_at_worst} or better" if said is None else f"{said}"


def _figure(measure: Measure, rule: str, observation: Observation, said: str) -> Alert:
    return Alert(
        rule=rule,
        severity="note",
        subject=measure.ref,
        since=observation.on.latest,
        at_latest=not observation.on.precise,
        sentence=f"{measure.ref} “{measure.title}”: {said}",
        clears="a correction (programme entry correct) of what was recorded wrongly; what was said stays",
    )


RULES = (
    priorities_unled,
    priorities_unplanned,
    measures_unobserved,
    stated_figures_differing,
    sources_differing,
    bases_differing,
    targets_missed,
)
