"""The plan on a time line, where milestones are kept or a go-live was forecast."""

from datetime import date

from domain.state.programme import Programme
from programme.questions.planning.plan import chart, in_order
from programme.questions.planning.trend import trend_chart
from programme.reports.document import Block, Chart, Table, shortened, table

ROOM, TREND_LINES, MOST = 72, 10, 12


def time_line(now: Programme, on: date) -> tuple[Block, ...]:
    """Return the plan as it stands; nothing where no milestone is kept and no phase was forecast."""
    if not now.milestones and not any(phase.forecasts for phase in now.phases.values()):
        return ()
    return Chart(chart(now, on, ROOM)), _named(now)


def trends(now: Programme) -> tuple[Block, ...]:
    """Return how the dates of milestones moved; nothing where none is kept."""
    drawn = trend_chart(list(now.milestones.values()), ROOM + 12, TREND_LINES)
    return (Chart(drawn),) if drawn else ()


def _named(now: Programme) -> Table:
    rows = ((thing.ref, thing.title, thing.state) for thing in in_order(now))
    return shortened(
        table("What the time line shows", ("Ref", "What", "State"), rows), MOST, "and {} more in the plan"
    )
