"""Alerts about priorities and measures."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.figures.observations import rounded, span
from domain.foundation.dates import counted_days, day_words
from domain.foundation.phrases import by, phrase
from domain.rules.responsibilities import assigned
from domain.state.measures import Measure
from domain.state.programme import Programme
from programme.registers.alert import Alert, after
from programme.registers.figures import plainly
from programme.registers.measures.contradictions import measures_contradicting
from programme.registers.measures.parts import parts_contradicting
from programme.registers.noted import noted


def priorities_unled(programme: Programme, on: date) -> Iterator[Alert]:
    """A priority has one senior manager who answers for it."""
    answered = assigned(programme)
    for priority in programme.priorities.values():
        if priority.state == "current" and priority.lead is None and priority.ref not in answered:
            yield Alert.since_fact(
                priority.since,
                rule="priority.no-lead",
                severity="attend",
                subject=priority.ref,
                sentence=f"nobody leads the priority {priority.called}",
                clears=phrase(by("priority.led", priority=priority.ref)),
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
        yield Alert.since_fact(
            since,
            rule="priority.no-plan",
            severity="attend",
            subject=priority.ref,
            sentence=f"the priority {priority.called} {missing}",
            clears=phrase(by("priority.planned", priority=priority.ref), ", with a document that exists"),
        )


def measures_unobserved(programme: Programme, on: date) -> Iterator[Alert]:
    """A measure that is kept is observed again within its own days, or else those of the policy."""
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
                sentence=f"{measure.called} {last}: it is to be observed every {counted_days(days)}",
                clears=phrase(by("measure.observed", measure=measure.ref)),
            )


def figures_contradicting(programme: Programme, on: date) -> Iterator[Alert]:
    """What sources say of a measure agrees, with each other and with the figures it follows from."""
    yield from (noted("measure", one) for one in measures_contradicting(programme))
    yield from (noted("measure", one) for one in parts_contradicting(programme))


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
                    f"{measure.called} stands at {plainly(rounded(figure, 2))}{aim}, "
                    f"short of its target of {plainly(target.figure)}{aim}"
                ),
                clears=phrase(
                    by("measure.observed", "an observation that reaches it", measure=measure.ref),
                    ", or another target (",
                    by("measure.target-set", measure=measure.ref),
                    ")",
                ),
            )


def kept(programme: Programme) -> Iterator[Measure]:
    """Yield the measures that are not retired."""
    return (measure for measure in programme.measures.values() if measure.state == "current")


RULES = (
    priorities_unled,
    priorities_unplanned,
    measures_unobserved,
    figures_contradicting,
    targets_missed,
)
