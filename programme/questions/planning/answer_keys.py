"""The keys of the JSON of what is planned: the plan and the trend of its milestones."""

from collections.abc import Iterator

from programme.answers.keys import key_lines
from programme.questions.planning.plan import FIELDS as PLAN_FIELDS
from programme.questions.planning.trend import FIELDS as TREND_FIELDS


def plan_answers() -> Iterator[str]:
    """Yield the lines of the reference."""
    yield from (
        "## programme plan",
        "",
        "Each phase and after it its milestones; `strip` is its bar on the time line that the title explains:",
        "",
        *key_lines(PLAN_FIELDS),
        "",
        "## programme milestone trend",
        "",
        "A row for each date that was planned, forecast or reached, by the day on which it was said:",
        "",
        *key_lines(TREND_FIELDS),
    )
