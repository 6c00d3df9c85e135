"""Alerts about milestones, and about the forecasts of phases: overdue, slipping, or forecast by nobody for too long."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import counted_days
from domain.foundation.phrases import Remedy, by, phrase
from domain.state.milestones import Milestone
from domain.state.phases import Phase
from domain.state.programme import Programme
from programme.registers.alert import Alert, after
from programme.registers.milestones.dates import last_forecast, planned_date


def overdue(programme: Programme, on: date) -> Iterator[Alert]:
    """A milestone is reached by the last day that was planned for it."""
    for one in programme.milestones.values():
        planned = planned_date(one)
        if one.state == "planned" and planned is not None and planned.latest < on:
            forecast = last_forecast(one)
            expected = f"expected {forecast.date.words}" if forecast else "forecast by nobody"
            yield Alert(
                rule="milestone.overdue",
                severity="attend",
                subject=one.ref,
                since=planned.latest + timedelta(days=1),
                at_latest=False,
                sentence=(
                    f"{one.called} was planned for {planned.words} and is not reached, "
                    f"{counted_days((on - planned.latest).days)} overdue ({expected})"
                ),
                clears=phrase(
                    by("milestone.reached", milestone=one.ref),
                    ", or ",
                    by("milestone.replanned", "planning another date", milestone=one.ref),
                ),
            )


def undated(programme: Programme, on: date) -> Iterator[Alert]:
    """A milestone has a date for which it is planned."""
    for one in programme.milestones.values():
        if one.state == "planned" and one.planned is None:
            yield Alert.since_fact(
                one.recorded,
                rule="milestone.undated",
                severity="note",
                subject=one.ref,
                sentence=f"{one.called} is planned for no date",
                clears=phrase(by("milestone.replanned", milestone=one.ref)),
            )


def milestones_forecast(programme: Programme, on: date) -> Iterator[Alert]:
    """A milestone is forecast anew within so many days, and not for much later than planned."""
    days, slippage = programme.policy.forecast_days, programme.policy.slippage_days
    for one in programme.milestones.values():
        if one.state == "planned" and one.planned is not None:
            renewed = by("milestone.forecast", milestone=one.ref)
            replan = by("milestone.replanned", "planning another date", milestone=one.ref)
            yield from _stale(one, "milestone.forecast-stale", on, days, renewed)
            yield from _slipping(one, "milestone.slipping", slippage, renewed, replan)


def phases_forecast(programme: Programme, on: date) -> Iterator[Alert]:
    """A phase whose go-live was forecast is forecast anew within so many days, and not for much later than planned."""
    days, slippage = programme.policy.forecast_days, programme.policy.slippage_days
    for phase in programme.phases.values():
        if phase.state in {"planned", "under way"} and phase.forecasts:
            renewed = by("phase.forecast", phase=phase.ref)
            replan = by("phase.replanned", "replanning it with a reason", phase=phase.ref)
            yield from _stale(phase, "phase.forecast-stale", on, days, renewed)
            yield from _slipping(phase, "phase.slipping", slippage, renewed, replan)


def _stale(thing: Milestone | Phase, rule: str, on: date, days: int, renewed: Remedy) -> Iterator[Alert]:
    forecast = last_forecast(thing)
    # Whoever plans a date has said by that when it is expected.
    said = forecast.on if forecast else thing.recorded if isinstance(thing, Milestone) else thing.planned
    since = after(said, days + 1)
    if since <= on:
        last = f"since {said.words}" if forecast else f"since it was planned ({said.words})"
        yield Alert(
            rule=rule,
            severity="attend",
            subject=thing.ref,
            since=since,
            at_latest=not said.precise,
            sentence=f"nobody has forecast {thing.called} {last}, for {counted_days((on - said.latest).days)}",
            clears=phrase(renewed, ", also when nothing changed"),
        )


def _slipping(
    thing: Milestone | Phase, rule: str, days: int, renewed: Remedy, replan: Remedy
) -> Iterator[Alert]:
    planned, forecast = planned_date(thing), last_forecast(thing)
    if planned is None or forecast is None or forecast.date.latest <= planned.latest + timedelta(days=days):
        return
    slip = (forecast.date.latest - planned.latest).days
    yield Alert.since_fact(
        forecast.on,
        rule=rule,
        severity="attend",
        subject=thing.ref,
        sentence=(
            f"{thing.called} is expected {forecast.date.words}, {counted_days(slip)} later than planned "
            f"({planned.words})"
        ),
        clears=phrase(replan, ", or an earlier forecast (", renewed, ")"),
    )


RULES = (overdue, undated, milestones_forecast, phases_forecast)
