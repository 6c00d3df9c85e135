"""Periods: one figure that is said of two of them is seen, and one that is not as long as it is called."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.observations import Observation
from domain.figures.period_faults import repeated, too_long
from domain.foundation.dates import months_later, when

ON = when("2009-01-27")
YEAR, TO_DATE = "2007-04/2008-03", "2008-04/2009-01~"


def stated(change: str, period: str, source: str, stated_in: str = "points") -> Observation:
    """A change as a source states it of a period."""
    return Observation(
        on=ON, source=source, period=period, stated_change=Decimal(change), stated_in=stated_in
    )


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (stated("2.11", TO_DATE, "1.4"), True),
        (stated("2.11", YEAR, "1.4"), False),
        (stated("2.11", TO_DATE, "App. C"), False),
        (stated("2.12", TO_DATE, "1.4"), False),
        (stated("2.11", TO_DATE, "1.4", "percent"), False),
    ],
    ids=["other period", "same period", "same source", "other figure", "other unit"],
)
def test_two_sources_give_one_figure_for_two_periods(other: Observation, *, found: bool) -> None:
    """It is the same figure when its second decimal is, in the same unit; one source may see it twice."""
    first = stated("2.11", YEAR, "App. C")
    assert bool(list(repeated([first, other]))) is found
    assert bool(list(repeated([other, first]))) is found


def test_a_figure_of_one_decimal_may_come_twice_by_chance() -> None:
    """Two years may both see a fall of 2.5, and nobody errs."""
    assert not list(repeated([stated("-2.5", YEAR, "App. C"), stated("-2.5", TO_DATE, "1.3")]))


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(1, 60))
def test_whole_months_are_as_long_as_they_are_called(first: date, months: int) -> None:
    """From a day to the day before, or to the same day, that many months on; a day outside of it is told."""
    end = months_later(first, months)

    def over(last: date) -> int | None:
        period = f"{first.isoformat()}/{last.isoformat()}"
        return too_long(Observation(on=when("2090"), source="a return", period=period, months=months))

    assert over(end) is over(end - timedelta(days=1)) is None
    assert over(end + timedelta(days=1)) == 2
    assert over(end - timedelta(days=2)) == -1


@pytest.mark.parametrize(
    ("period", "months", "over"),
    [
        ("2008-01-26/2009-01-27", 12, 2),
        ("2008-04/2009-01", 10, None),
        ("2008-04/2008-12", 9, None),
        ("2008-04/2008-12", 10, -31),
        ("2008-04/2009-01~", 12, None),
        ("2008-04/2009-01", None, None),
    ],
)
def test_a_period_is_held_to_the_months_it_is_called(
    period: str, months: int | None, over: int | None
) -> None:
    """What is not known to the day, or not called anything, is not held to it."""
    assert too_long(Observation(on=ON, source="6.23", period=period, months=months)) == over
