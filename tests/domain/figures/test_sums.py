"""A total and its parts: what adds up within rounding, and what is not known to."""

from decimal import Decimal

import pytest

from domain.figures.observations import Observation
from domain.figures.sums import not_adding_up
from domain.foundation.dates import when

YEAR, OTHER = "2007-04/2008-03", "2006-04/2007-03"


def said(value: str, period: str = YEAR, source: str = "a paper") -> Observation:
    """What a source says of a period."""
    return Observation(on=when("2008-06-01"), source=source, period=period, value=Decimal(value))


@pytest.mark.parametrize(
    ("total", "parts", "counted", "totals"),
    [
        ("120", ("90", "30"), True, []),
        ("120", ("90", "25"), True, [115]),
        # 119.5 to 120.5 and 89.5 + 29.5 to 90.5 + 30.5: rounding explains one more.
        ("121", ("90", "30"), False, []),
        ("122", ("90", "30"), False, [120]),
    ],
)
def test_parts_add_up_within_rounding(
    total: str, parts: tuple[str, ...], *, counted: bool, totals: list[int]
) -> None:
    """Counts are exact; rounded figures are wrong only when no figures behind them would be right."""
    by_part = {str(place): [said(part)] for place, part in enumerate(parts)}
    assert [one.total for one in not_adding_up([said(total)], by_part, counted=counted)] == totals


def test_a_period_of_which_a_part_is_not_known_is_left_out() -> None:
    """What nobody said is not nought."""
    parts = {"a": [said("90")], "b": [said("30", OTHER)]}
    assert list(not_adding_up([said("200")], parts, counted=True)) == []


def test_a_total_is_held_against_the_parts_of_its_own_source() -> None:
    """Another source's parts are asked only where the total's own gives none."""
    parts = {"a": [said("90"), said("80", source="another")], "b": [said("30", source="another")]}
    assert list(not_adding_up([said("120")], parts, counted=True)) == []
    [one] = not_adding_up([said("120", source="another")], parts, counted=True)
    assert one.total == 110
