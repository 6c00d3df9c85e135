"""The dates of a milestone or of a phase's go-live: as planned, as last forecast, and how far these are apart."""

from domain.foundation.dates import When, when
from domain.state.milestones import Forecast, Milestone
from domain.state.phases import Phase


def planned_date(thing: Milestone | Phase) -> When | None:
    """Return when it is to be, as planned."""
    edtf = thing.planned_live if isinstance(thing, Phase) else thing.planned
    return when(edtf) if edtf else None


def actual_date(thing: Milestone | Phase) -> When | None:
    """Return when it was."""
    return thing.live if isinstance(thing, Phase) else thing.reached


def last_forecast(thing: Milestone | Phase) -> Forecast | None:
    """Return the last forecast of it."""
    return thing.forecasts[-1] if thing.forecasts else None


def slip_days(thing: Milestone | Phase) -> int | None:
    """Return by how many days it was later than planned, or is expected to be; below zero when it is earlier.

    Of a date that is not known to the day the last day counts.
    """
    planned, actual, forecast = planned_date(thing), actual_date(thing), last_forecast(thing)
    now = actual or (forecast.date if forecast else None)
    return (now.latest - planned.latest).days if now and planned else None
