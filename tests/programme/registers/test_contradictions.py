"""Contradictions: what cannot all be so in one register, told once each, and the alerts that say the same."""

from datetime import date
from decimal import Decimal

import pytest

from domain.entries.benefits.register import BenefitEstimated, BenefitIdentified
from domain.entries.equality.figures import EiaProfiled
from domain.entries.equality.register import EiaRegistered
from domain.entries.measures.observing import MeasureObserved
from domain.entries.measures.register import MeasureSet
from domain.entries.programme import ProgressStated
from domain.entries.risks.indicators import IndicatorObserved, IndicatorSet
from domain.entries.risks.scoring import RiskRaised
from domain.state.programme import Programme
from programme.registers.all_alerts import alerts
from programme.registers.all_contradictions import Contradiction, contradictions
from tests.given import programme_of

ON = "2008-05-06"
YEAR, TO_DATE = "2007-04/2008-03", "2008-04/2008-05"


def measured(*seen: dict[str, object], better: str = "higher") -> Programme:
    """A programme with one measure, and what sources say of it."""
    chosen = MeasureSet(measure="M-001", title="Detections", unit="%", better=better, source="CRIS")  # type: ignore[arg-type]
    observed = [MeasureObserved(measure="M-001", **said) for said in seen]  # type: ignore[arg-type]
    return programme_of(("2008-02-04", chosen), *((ON, one) for one in observed))


def told(programme: Programme) -> list[tuple[str, str, str, str, str]]:
    """The contradictions of a programme, without the sentence."""
    return [
        (one.kind, one.one.said, one.one.source, one.other.said, one.other.source)
        for one in contradictions(programme)
    ]


def test_sources_that_say_the_same_stand_on_one_side() -> None:
    """Four places and two figures are one contradiction, in whichever order they were recorded."""
    seen = [("1.1", "2500"), ("6.2", "2200"), ("4.10", "2500"), ("6.23", "2200")]
    programme = measured(*({"source": source, "value": Decimal(value)} for source, value in seen))
    assert told(programme) == [("sources differ", "2,500", "1.1; 4.10", "2,200", "6.2; 6.23")]
    (found,) = contradictions(programme)
    assert (len(found.one.facts), len(found.other.facts)) == (2, 2)


def test_three_figures_contradict_each_other_two_by_two() -> None:
    """Each pair of figures is told."""
    programme = measured(*({"source": f"p. {value}", "value": Decimal(value)} for value in (10, 20, 30)))
    assert [row[1::2] for row in told(programme)] == [("10", "20"), ("10", "30"), ("20", "30")]


CASES: dict[str, tuple[list[dict[str, object]], tuple[str, ...]]] = {
    "a stated change": (
        [
            {"source": "return", "value": Decimal("74.1"), "period": "2006-04/2007-03"},
            {"source": "return", "value": Decimal("75.5"), "period": YEAR},
            {"source": "speech", "period": YEAR, "stated_change": Decimal("1.4"), "against": "2006-04/2007-03"},
        ],
        ("stated differs", "+1.4 %", "speech", "+1.9 % (74.1 → 75.5)", "figures of return"),
    ),
    "a stated rate": (
        [{"source": "leaflet", "value": Decimal("15.9"), "numerator": 29, "denominator": 200}],
        ("stated differs", "15.9", "leaflet", "14.5 (29 of 200)", "counts of leaflet"),
    ),
    "a quartile": (
        [{"source": "1.4", "quartile_at_worst": 3}, {"source": "App. D", "quartile": 4}],
        ("quartile differs", "quartile 3 or better", "1.4", "quartile 4", "App. D"),
    ),
    "a quartile and the group's figure": (
        [
            {"source": "App. C", "value": Decimal("30.6"), "peers": Decimal("29.1"), "period": TO_DATE},
            {"source": "1.4", "quartile": 4, "period": TO_DATE},
            {"source": "App. D", "quartile": 4, "period": TO_DATE},
        ],
        ("quartile differs", "bottom quartile", "1.4; App. D", "30.6, better than the group's 29.1", "App. C"),
    ),
    "one figure of two periods": (
        [
            {"source": "App. C", "period": YEAR, "stated_change": Decimal("2.11"), "stated_in": "points"},
            {"source": "1.4", "period": TO_DATE, "stated_change": Decimal("2.11"), "stated_in": "points"},
        ],
        ("period differs", "Apr 2007 to Mar 2008", "App. C", "Apr to May 2008", "1.4"),
    ),
    "a period that is not what it is called": (
        [{"source": "6.23", "value": Decimal(15891), "period": "2007-01-26/2008-01-27", "months": 12}],
        ("period misnamed", "12 months", "6.23", "367 days", "dates of 6.23"),
    ),
    "a base": (
        [
            {"source": "App. C", "value": Decimal("13.4"), "numerator": 1439, "period": YEAR},
            {"source": "App. C", "value": Decimal("4.3"), "numerator": 1011, "period": TO_DATE},
        ],
        ("base differs", "13.4, on 10,698 to 10,780", "App. C, Apr 2007 to Mar 2008", "4.3, on 23,241 to 23,789",
         "App. C, Apr to May 2008"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_measure_can_contradict_itself_in_each_of_these_ways(case: str) -> None:
    """Both sides are told in their own words, and an alert of the same day says the same sentence."""
    seen, expected = CASES[case]
    programme = measured(*seen)
    assert told(programme) == [expected]
    (found,) = contradictions(programme)
    assert (found.subject, found.since.edtf) == ("M-001", ON)
    assert noted(programme) == [(f"measure.{found.kind.replace(' ', '-')}", found.sentence)]


def test_figures_that_agree_are_no_contradiction() -> None:
    """What rounding explains, and what is of another period, is left alone."""
    agreeing = (
        {"source": "1.3", "value": Decimal("6.0"), "period": YEAR, "peers": Decimal("5.0"), "quartile": 1},
        {"source": "App. C", "value": Decimal(6), "period": YEAR, "months": 12},
        {"source": "App. C", "value": Decimal(9), "period": TO_DATE, "months": 2},
    )
    assert told(measured(*agreeing)) == []


def test_estimates_contradict_each_other_until_one_is_validated() -> None:
    """Every two estimates are told; a benefit that is settled is not contradicted any more."""
    identified = BenefitIdentified(benefit="B-001", title="Savings", kind="cashable")
    estimates = [
        BenefitEstimated(benefit="B-001", amount=Decimal(amount), currency="GBP", per=per, source=source)  # type: ignore[arg-type]
        for amount, per, source in (
            ("500000", "unstated", "1.9"), ("545000", "unstated", "6.21"), ("500000", "year", "6.21")
        )
    ]  # fmt: skip
    programme = programme_of((ON, identified), *((ON, estimate) for estimate in estimates))
    assert [row[1::2] for row in told(programme)] == [
        ("500,000 GBP", "545,000 GBP"),
        ("545,000 GBP", "500,000 GBP a year"),
    ]
    programme.benefits["B-001"].validated_amount = programme.benefits["B-001"].estimates[0]
    assert told(programme) == []


def test_shares_of_one_group_by_two_sources_contradict_each_other() -> None:
    """The baseline of an assessment holds both, and an alert says so."""
    shares = [
        EiaProfiled(
            eia="EIA-001", population="officers", characteristic="sex", group="female", source=source,
            percent=Decimal(share),
        )
        for source, share in (("HR", "23"), ("census", "25"), ("payroll", "23"))
    ]  # fmt: skip
    registered = (ON, EiaRegistered(eia="EIA-001", title="The merger"))
    programme = programme_of(registered, *((ON, share) for share in shares))
    assert [row[1:] for row in told(programme)] == [
        ("23 %", "HR", "25 %", "census"),
        ("25 %", "census", "23 %", "payroll"),
    ]
    assert [rule for rule, _ in noted(programme)] == ["eia.sources-differ"] * 2


def test_an_indicator_that_two_sources_read_differently_contradicts_itself() -> None:
    """Readings of one period are held against each other; another period, or the same source, is not."""
    raised = RiskRaised(
        risk="R-001", title="Samples", cause="haste", event="samples go wrong", effect="lose evidence"
    )
    chosen = IndicatorSet(
        indicator="KRI-001", risk="R-001", title="Errors", unit="errors", threshold=Decimal(10)
    )
    read = [
        IndicatorObserved(indicator="KRI-001", value=Decimal(value), source=source, period=period)
        for value, source, period in (
            ("47", "returns", "2008-03"), ("45", "audit", "2008-03"), ("44", "audit", "2008-03"),
            ("35", "returns", "2008-04"),
        )
    ]  # fmt: skip
    programme = programme_of((ON, raised), (ON, chosen), *((ON, one) for one in read))
    assert told(programme) == [
        ("sources differ", "47", "returns", "45", "audit"),
        ("sources differ", "47", "returns", "44", "audit"),
    ]
    assert [rule for rule, _ in noted(programme)] == ["indicator.sources-differ"] * 2


def test_progress_that_two_sources_state_differently_contradicts_itself() -> None:
    """Statements for one date are held against each other; progress since is none."""
    stated = [
        (on, ProgressStated(percent=Decimal(percent), source=source))
        for on, percent, source in ((ON, "40", "board"), (ON, "30", "audit"), ("2008-05-07", "50", "audit"))
    ]
    programme = programme_of(*stated)
    assert told(programme) == [("sources differ", "40 %", "board", "30 %", "audit")]
    assert noted_on(programme, date(2008, 5, 7)) == ["progress.sources-differ"]


def noted_on(programme: Programme, on: date) -> list[str]:
    """The rules of the alerts about contradictions on a day."""
    sentences = {one.sentence for one in contradictions(programme)}
    return [one.rule for one in alerts(programme, on) if one.sentence in sentences]


def noted(programme: Programme) -> list[tuple[str, str]]:
    """The alerts about contradictions."""
    found: list[Contradiction] = list(contradictions(programme))
    sentences = {one.sentence for one in found}
    return [
        (one.rule, one.sentence) for one in alerts(programme, date(2008, 5, 6)) if one.sentence in sentences
    ]
