"""What the report works out from its own figures is worked out again from what the history holds of them."""

from decimal import ROUND_HALF_UP, Decimal

import pytest

from domain.figures.observations import Observation
from domain.state.measures import Measure
from domain.state.programme import Programme
from programme.journal.register import Register

Y1, Y2, P1, P2 = "2006-04/2007-03", "2007-04/2008-03", "2007-04/2008-01~", "2008-04/2009-01~"
KINDS = (
    "All crime", "Robbery", "Vehicle crime", "Domestic burglary", "Serious acquisitive crime", "Most serious violence",
    "Other wounding", "Racially and religiously aggravated crime",
)  # fmt: skip
APPENDIX = "HMIC 2009, App. C"


@pytest.fixture(scope="module")
def found(inspected: Register) -> Programme:
    """The programme as the inspectors found it."""
    return inspected.view("2009-01-27").programme


def measure(found: Programme, title: str) -> Measure:
    """Return the one measure whose title begins so."""
    (one,) = (each for each in found.measures.values() if each.title.startswith(title))
    return one


def said(one: Measure, source: str, period: str) -> Observation:
    """Return what a source says of a period."""
    (found,) = (each for each in one.observations if each.source == source and each.period == period)
    return found


def to(places: str, figure: Decimal) -> Decimal:
    """Round as statistics are printed."""
    return figure.quantize(Decimal(places), ROUND_HALF_UP)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("period", [Y2, P2])
def test_every_rate_of_appendix_c_follows_from_its_count_and_one_number_of_residents(
    found: Programme, kind: str, period: str
) -> None:
    """All but that of burglary in 2007/08, which alone is of households (App. C)."""
    crimes = said(measure(found, f"{kind}: recorded"), APPENDIX, period).value
    rate = said(measure(found, f"{kind}: per 1,000"), APPENDIX, period)
    residents = next(
        one.value for one in measure(found, "Residents").observations if "by its rates" in one.source
    )
    assert crimes is not None
    assert residents is not None
    assert rate.numerator == crimes
    follows = to("0.1", crimes * 1000 / residents) == rate.value
    assert follows is ((kind, period) != ("Domestic burglary", Y2))


@pytest.mark.parametrize(
    ("kind", "stated"),
    [("All crime", "-2.5"), ("Robbery", "6"), ("Vehicle crime", "12"), ("Domestic burglary", "0.1"),
     ("Racially and religiously aggravated crime", "4.7")],
)  # fmt: skip
def test_the_changes_of_the_summary_follow_from_the_counts_of_the_appendix(
    found: Programme, kind: str, stated: str
) -> None:
    """Each of the five that 1.3 states is recomputed from the counts of Appendix C, to its own decimal."""
    one = measure(found, f"{kind}: recorded")
    summary = said(one, "HMIC 2009, 1.3", P2)
    change = one.change(summary)
    assert change is not None
    assert change.percent is not None
    assert str(summary.stated_change) == stated
    assert to("0.1" if "." in stated else "1", change.percent) == Decimal(stated)
    assert not change.differs


@pytest.mark.parametrize("kind", KINDS)
def test_the_changes_of_detection_are_the_same_in_both_places(found: Programme, kind: str) -> None:
    """1.4 and Appendix C give one figure of points each; from what it came the report does not say."""
    one = measure(found, f"{kind}: sanction")
    assert said(one, "HMIC 2009, 1.4", P2).stated_change == said(one, APPENDIX, Y2).stated_change is not None
    assert said(one, APPENDIX, Y2).value is None


def test_satisfaction_rose_by_points_and_percent(found: Programme) -> None:
    """74.1 to 75.5 is 1.4 points and 1.9 % (1.4, App. C)."""
    one = measure(found, "User satisfaction")
    change = one.change(said(one, APPENDIX, "2007-10/2008-09"))
    assert change is not None
    assert change.percent is not None
    assert (change.number, to("0.1", change.percent)) == (Decimal("1.4"), Decimal("1.9"))


def test_the_targets_of_chapter_5_are_judged_by_the_figures_of_chapter_5(found: Programme) -> None:
    """Serious acquisitive crime misses its -3.4 % by any figure; gun crime and knife crime meet theirs (5.5)."""
    reached = {
        title: (target.figure, target.missed(figure, "lower"))
        for title in ("Serious acquisitive crime: recorded", "Gun crime", "Knife crime")
        if (target := (one := measure(found, title)).target) and (aimed := one.towards(target))
        for _, figure in [aimed]
    }
    assert reached == {
        "Serious acquisitive crime: recorded": (Decimal("-3.4"), True),
        "Gun crime": (Decimal(-5), False),
        "Knife crime": (Decimal("-5.5"), False),
    }


@pytest.mark.parametrize("outcome", ["charged", "circulated as wanted", "not resulted"])
def test_the_shares_of_forensic_dockets_follow_from_their_counts(found: Programme, outcome: str) -> None:
    """207, 22 and 78 of 526 are 39.4, 4.2 and 14.8 % (6.11)."""
    one = measure(found, f"Forensic dockets: {outcome}")
    (seen,) = one.observations
    rate = seen.rate(one.per)
    assert rate is not None
    assert to("0.1", rate) == seen.value
    assert not one.faults().rates


def test_income_is_above_its_target_by_what_the_report_says(found: Programme) -> None:
    """£450k against £220k is £230k above (6.21)."""
    one = measure(found, "Income")
    assert one.target is not None
    assert one.observations[0].value is not None
    assert one.observations[0].value - one.target.figure == 230_000


@pytest.mark.parametrize(
    ("place", "whole", "parts", "apart"),
    [("4.5", "White", ("White Irish",), None),
     ("4.5", "Asian or Asian British", ("Indian", "Pakistani", "Bangladeshi", "Other Asian"), "0.0"),
     ("4.5", "Black or Black British", ("Caribbean", "African", "Other Black"), "0.1"),
     ("4.6", None, ("Christian", "Buddhist", "Jewish", "Hindu", "Sikh", "Muslim", "Other religions", "No religion",
                    "Religion not stated"), "0.0")],
)  # fmt: skip
def test_parts_of_the_population_add_up_but_for_rounding(
    found: Programme, place: str, whole: str | None, parts: tuple[str, ...], apart: str | None
) -> None:
    """A sum of rounded shares may be off by half a tenth for each: 7.5 for a printed 7.4 contradicts nothing."""
    shares = {
        share.group: share.percent
        for share in found.eias["EIA-001"].profile
        if share.source.endswith(f", {place}")
    }
    total = shares[whole] if whole else Decimal(100)
    added = sum((shares[part] for part in parts), Decimal(0))
    if apart is None:
        assert added < total
    else:
        assert abs(added - total) == Decimal(apart)
        assert abs(added - total) <= Decimal("0.05") * (len(parts) + 1)
