"""The forecast: a straight line from what is known of the pace, with both bounds."""

from datetime import date
from decimal import Decimal

import pytest

from programme.questions.reckoning.forecast import done_on

START = date(2008, 1, 1)


@pytest.mark.parametrize(
    ("measured", "percent", "done"),
    [
        # A quarter in 100 days is all in 400.
        (date(2008, 4, 10), "25", date(2009, 2, 4)),
        (date(2008, 4, 10), "100", date(2008, 4, 10)),
        # 33 % in 100 days is all in 303 and a bit: the day on which the last of it is done.
        (date(2008, 4, 10), "33", date(2008, 10, 31)),
        (date(2008, 4, 10), "0", None),
        (START, "25", None),
        # A pace at which it takes a thousand years is none.
        (date(2008, 4, 10), "0.01", None),
    ],
)
def test_the_rest_takes_as_long_as_what_was_done(measured: date, percent: str, done: date | None) -> None:
    """No pace follows from nothing done, or from no day gone by."""
    assert done_on(START, measured, Decimal(percent)) == done
