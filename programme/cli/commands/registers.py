"""Questions of one register each: what a phase lacks, measures before and after each, what benefits add up to."""

import shutil
from typing import Annotated

from cyclopts import Parameter

from programme.cli.asking import PLAINLY, Asking
from programme.cli.output import say
from programme.questions.before_after import before_after
from programme.questions.in_force.policy import rules_in_force
from programme.questions.planning.plan import ROOM
from programme.questions.planning.plan import plan as plan_of
from programme.questions.planning.trend import milestones_of, trend_chart
from programme.questions.planning.trend import trend as trend_of
from programme.questions.readiness import readiness as readiness_of
from programme.questions.reckoning.cost_totals import cost_totals
from programme.questions.reckoning.forecast import forecast as forecast_of
from programme.questions.reckoning.totals import totals

CHART_LINES = 14
# What stands beside the time line of a plan.
BESIDE = 62


def phases(
    reference: Annotated[str | None, Parameter(help="Only one measure: M-001.")] = None,
    *,
    asking: Asking = PLAINLY,
) -> None:
    """Show each measure before and after each phase went live: an observation, which does not say why it changed."""
    with asking.seen() as view:
        asking.answer(before_after(view, reference), view)


def benefit_totals(*, asking: Asking = PLAINLY) -> None:
    """Add up the benefits by state and kind; amounts in different currencies are never added."""
    with asking.seen() as view:
        asking.answer(totals(view), view)


def cost_total(*, asking: Asking = PLAINLY) -> None:
    """Add up budget, forecast and spend by currency and period, and set what benefits brought beside them."""
    with asking.seen() as view:
        asking.answer(cost_totals(view), view)


def readiness(
    reference: Annotated[str, Parameter(help="The phase: PH-001.")],
    *,
    asking: Asking = PLAINLY,
) -> None:
    """List everything that is asked of a phase before it goes live: what is there, what is missing, what clears it."""
    with asking.seen() as view:
        asking.answer(readiness_of(view, reference), view)


def forecast(*, asking: Asking = PLAINLY) -> None:
    """Say when all would be done at the pace so far, by what is counted and by each stated figure."""
    with asking.seen() as view:
        asking.answer(forecast_of(view), view)


def policy(*, asking: Asking = PLAINLY) -> None:
    """Show every rule in force, and where it is not the profile's own: scale, bands, tolerances and days."""
    with asking.seen() as view:
        asking.answer(rules_in_force(view), view)


def plan(*, asking: Asking = PLAINLY) -> None:
    """Show the plan on a time line: each phase with its gate, each milestone; as planned, as forecast, as it was."""
    with asking.seen() as view:
        room = shutil.get_terminal_size((100, 24)).columns - BESIDE
        asking.answer(plan_of(view, max(16, min(72, room)) if asking.form == "table" else ROOM), view)


def trend(
    reference: Annotated[str | None, Parameter(help="Only one milestone: MS-001.")] = None,
    *,
    asking: Asking = PLAINLY,
) -> None:
    """Show how the expected date of each milestone moved from one report to the next, as a chart and in rows."""
    with asking.seen() as view:
        if asking.form == "table":
            room = shutil.get_terminal_size((100, 24)).columns
            if chart := trend_chart(milestones_of(view, reference), min(room, 100), CHART_LINES):
                say(f"{chart}\n")
        asking.answer(trend_of(view, reference), view)
