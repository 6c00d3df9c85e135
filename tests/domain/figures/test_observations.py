"""Changes and rates are worked out, and differ from what was stated only where rounding cannot explain it."""

from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.disagreements import disagreements, misplaced, rate_differs, rebased
from domain.figures.observations import Observation, changed, span
from domain.foundation.dates import when

ON = when("2009-01-27")
Y1, Y2 = "2006-04/2007-03", "2007-04/2008-03"
counts = st.integers(1, 100_000)


def figure(period: str, value: object = None, **said: object) -> Observation:
    """An observation of a period, its figures as text."""
    figures = {name: Decimal(str(said.pop(name))) for name in ("stated_change",) if name in said}
    return Observation(
        on=ON,
        period=period,
        value=None if value is None else Decimal(str(value)),
        **{"source": "a return", **figures, **said},  # type: ignore[arg-type]
    )


@given(counts, counts, st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]), st.integers(0, 3))
def test_a_change_that_was_rounded_properly_never_differs(
    then: int, now: int, rounding: str, places: int
) -> None:
    """However a source rounds the change of two counts, that is no difference."""
    exact = Decimal(now - then) * 100 / then
    stated = exact.quantize(Decimal(1).scaleb(-places), rounding)
    series = [figure(Y1, then), figure(Y2, now, stated_change=stated)]
    change = changed(series[1], series, per=100, counted=True)
    assert change is not None
    assert (change.number, change.differs) == (now - then, False)


@given(counts, counts, st.integers(0, 2), st.sampled_from([-1, 1]))
def test_a_change_that_is_off_by_more_than_one_in_its_last_place_always_differs(
    then: int, now: int, places: int, way: int
) -> None:
    """Counts are exact: what cannot come of rounding is flagged."""
    unit = Decimal(1).scaleb(-places)
    stated = (Decimal(now - then) * 100 / then).quantize(unit, ROUND_HALF_UP) + 2 * way * unit
    series = [figure(Y1, then), figure(Y2, now, stated_change=stated)]
    change = changed(series[1], series, per=100, counted=True)
    assert change is not None
    assert change.differs


@pytest.mark.parametrize(
    ("stated", "stated_in", "differs"),
    [("1.4", "points", False), ("1.3", "points", False), ("1.2", "points", True),
     ("1.9", "percent", False), ("1.8", "percent", False), ("1.4", "percent", True)],
)  # fmt: skip
def test_figures_that_were_rounded_themselves_give_a_change_some_room(
    stated: str, stated_in: str, *, differs: bool
) -> None:
    """74.1 to 75.5 may be anything from 1.3 to 1.5 points and from 1.75 to 2.03 percent."""
    series = [figure(Y1, "74.1"), figure(Y2, "75.5", stated_change=stated, stated_in=stated_in)]
    change = changed(series[1], series, per=100, counted=False)
    assert change is not None
    assert change.differs is differs


def test_a_change_is_from_the_period_it_names_or_the_last_of_like_length() -> None:
    """A year is not compared with the ten months that began in it."""
    year, months = figure(Y1, 100), figure("2007-04/2008-01", 70)
    latest, named = figure("2008-04/2009-01", 77), figure("2008-04/2009-01", 77, against=Y1)
    known = [year, months, latest, named]
    changes = [changed(one, known, per=100, counted=True) for one in (latest, named, year)]
    assert [change and change.before for change in changes] == [70, 100, None]


def test_a_stated_change_alone_is_worked_out_from_others_figures_of_its_period() -> None:
    """Who states only a change is checked against who states the figures."""
    series = [figure(Y1, 4693), figure(Y2, 5069), figure(Y2, stated_change="7.4", source="a speech")]
    change = changed(series[2], series, per=100, counted=True)
    assert change is not None
    assert (change.before, change.after, change.differs) == (4693, 5069, True)


def test_nothing_grows_from_nothing() -> None:
    """From 0 there is a change in number and none in percent, whatever was stated."""
    series = [figure(Y1, 0), figure(Y2, 4, stated_change="400")]
    change = changed(series[1], series, per=100, counted=True)
    assert change is not None
    assert (change.number, change.percent, change.differs) == (4, None, False)


@given(counts, st.integers(1, 100_000), st.sampled_from([100, 1000]))
def test_a_rate_that_was_rounded_properly_never_differs(numerator: int, denominator: int, per: int) -> None:
    """A stated rate is checked against its counts, but for its own rounding."""
    rate = (Decimal(numerator) * per / denominator).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert not rate_differs(figure(Y1, rate, numerator=numerator, denominator=denominator), per)
    off = figure(Y1, rate + Decimal("0.2"), numerator=numerator, denominator=denominator)
    assert rate_differs(off, per)


def test_rates_of_unlike_bases_are_found_by_the_counts_behind_them() -> None:
    """1,439 at 13.4 in a thousand is of some 107,000, and 1,011 at 4.3 of some 235,000: not the same households."""
    households, people = figure(Y1, "13.4", numerator=1439), figure(Y2, "4.3", numerator=1011)
    ((_, __, then, now),) = rebased([households, people], 1000)
    assert [round(bound) for bound in (*then, *now)] == [106_989, 107_790, 232_414, 237_882]
    assert not list(rebased([households, figure(Y2, "9.4", numerator=1011)], 1000))


def test_two_sources_disagree_only_about_the_same_period_and_beyond_rounding() -> None:
    """A fall of 65.6 and one of 66 are the same figure, 63.3 is another; one source may revise its own."""
    first = figure(Y2, stated_change="-65.6", source="1.3")
    cases = {
        "-66": figure(Y2, stated_change="-66", source="5.5"),
        "-63.3": figure(Y2, stated_change="-63.3", source="5.5"),
        "other year": figure(Y1, stated_change="-63.3", source="5.5"),
        "revised": figure(Y2, stated_change="-63.3", source="1.3"),
        "points": figure(Y2, stated_change="-63.3", source="5.5", stated_in="points"),
    }
    found = {name for name, later in cases.items() if list(disagreements([first, later], counted=True))}
    assert found == {"-63.3"}


def test_a_quartile_can_be_worse_than_another_source_allows() -> None:
    """Not in the bottom quartile and in the bottom quartile cannot both be so."""
    limited = figure(Y2, quartile_at_worst=3, source="1.4")
    bottom, third = figure(Y2, quartile=4, source="App. D"), figure(Y2, quartile=3, source="App. D")
    assert [what for what, *_ in disagreements([limited, bottom], counted=False)] == ["quartile"]
    assert [what for what, *_ in disagreements([bottom, limited], counted=False)] == ["quartile"]
    assert not list(disagreements([limited, third], counted=False))


@pytest.mark.parametrize(
    ("quartile", "value", "better", "found"),
    [(4, "40.0", "higher", True), (4, "38.0", "higher", False), (4, "38.0", "lower", True),
     (1, "38.0", "higher", True), (1, "40.0", "higher", False), (3, "40.0", "higher", False),
     (4, "40.0", "neither", False)],
)  # fmt: skip
def test_the_last_of_a_group_is_not_better_than_the_group(
    quartile: int, value: str, better: str, *, found: bool
) -> None:
    """Who is in the bottom quartile is behind the group's own figure, and who is in the best is not."""
    figured = figure(Y2, value, peers=Decimal("38.7"))
    placed, elsewhere = figure(Y2, quartile=quartile, source="D"), figure(Y1, quartile=quartile, source="D")
    assert bool(list(misplaced([figured, placed], 100, better))) is found
    assert not list(misplaced([figured, elsewhere], 100, better))


@pytest.mark.parametrize(
    "period", ["2008", "2008-11", "2008-04/2009-01~", "2009-01-19/2009-01-27", "../2007-07"]
)
def test_a_period_has_the_days_that_its_date_bounds(period: str) -> None:
    """Reading both ends apart gives the same days as reading the whole."""
    assert span(period) == (when(period).earliest, when(period).latest)
    assert span(period)[0] >= date.min
