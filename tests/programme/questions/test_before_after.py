"""A measure around a go-live: periods alike in length, clear of it where there are such."""

from decimal import Decimal

import pytest

from domain.entries.measures.observing import MeasureObserved
from domain.entries.measures.register import MeasureSet
from domain.entries.phases.go_live import PhaseWentLive
from domain.entries.phases.steps import PhaseConsulted, PhasePlanned, PhaseStarted
from domain.state.programme import Programme
from programme.questions.before_after import Around, around
from tests.given import programme_of

M, PH = "M-001", "PH-001"


def programme(live: str, **values: int) -> Programme:
    """A phase that went live on a date, and a measure with a value for each quarter (`q2_2008=200`)."""
    observed = [
        MeasureObserved(measure=M, source="return", value=Decimal(value), period=quarter(name))
        for name, value in values.items()
    ]
    return programme_of(
        ("2008-01-07", PhasePlanned(phase=PH, title="Three units")),
        ("2008-01-08", PhaseStarted(phase=PH)),
        ("2008-01-09", PhaseConsulted(phase=PH, with_whom="all", heard="nothing")),
        (
            "2008-01-09",
            MeasureSet(measure=M, title="Burglary", unit="crimes", better="lower", source="return"),
        ),
        (live, PhaseWentLive(phase=PH, acceptor="ACC", reason="agreed")),
        *(("2009-12-31", entry) for entry in observed),
    )


def quarter(name: str) -> str:
    """Return the months of a quarter: `q2_2008` is 2008-04/2008-06."""
    number, year = int(name[1]), name[3:]
    return f"{year}-{number * 3 - 2:02}/{year}-{number * 3:02}"


def compared(of: Programme) -> list[Around]:
    """Return the measure around the go-live."""
    return list(around(of, of.measures[M]))


def test_a_measure_is_compared_between_periods_clear_of_the_go_live() -> None:
    """The quarter in which it went live tells of both sides, and is passed over."""
    (row,) = compared(programme("2008-05-20", q1_2008=100, q2_2008=130, q3_2008=90))
    assert (row.before, row.after, row.percent, row.clear_of_it) == (100, 90, Decimal("-10.0"), True)


def test_a_go_live_that_is_known_only_to_the_year_leaves_it_unclear() -> None:
    """Values are still shown side by side, and that they may overlap the go-live is said."""
    (row,) = compared(programme("2008", q4_2007=100, q3_2008=90))
    assert (row.before, row.after, row.clear_of_it) == (100, 90, False)


@pytest.mark.parametrize("values", [{"q1_2008": 100}, {"q3_2008": 90}, {}])
def test_a_measure_with_values_on_one_side_alone_is_not_compared(values: dict[str, int]) -> None:
    """There is no before and after in one value."""
    assert compared(programme("2008-05-20", **values)) == []
