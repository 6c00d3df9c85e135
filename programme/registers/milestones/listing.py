"""How milestones are listed."""

from domain.state.milestones import Milestone
from programme.registers.listing import Column, Listing
from programme.registers.milestones.dates import last_forecast, planned_date, slip_days


def _forecast(milestone: Milestone, what: str) -> object:
    forecast = last_forecast(milestone)
    return getattr(forecast, what) if forecast else None


LISTINGS = (
    Listing(
        noun="milestone",
        title="Milestones",
        items=lambda programme: programme.milestones.values(),
        columns=(
            Column("ref", "Ref"),
            Column("title", "Milestone"),
            Column("phase", "Phase"),
            Column("state", "State"),
            Column("planned", "Planned", lambda one, _, __: planned_date(one)),
            Column("forecast", "Forecast", lambda one, _, __: _forecast(one, "date")),
            Column("reached", "Reached"),
            Column("slip_days", "Days late", lambda one, _, __: slip_days(one)),
            Column("owner", "Owner", wide=True),
            Column("forecast_on", "Forecast made", lambda one, _, __: _forecast(one, "on"), wide=True),
            Column("forecasts", "Forecasts", lambda one, _, __: len(one.forecasts), wide=True),
        ),
    ),
)
