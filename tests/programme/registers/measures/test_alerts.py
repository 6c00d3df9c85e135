"""Alerts about priorities and measures: unled, unplanned, unobserved, disagreeing, missed."""

from datetime import date
from decimal import Decimal

import pytest

from domain.entries.documents.register import SopRegistered, SopRequired
from domain.entries.entry import Entry
from domain.entries.measures.observing import MeasureObserved, MeasureRetired
from domain.entries.measures.priorities import PriorityEnded, PriorityLed, PriorityPlanned, PrioritySet
from domain.entries.measures.register import MeasureSet, MeasureTargetSet
from domain.entries.policy import SettingChanged
from programme.registers.alert import Alert
from programme.registers.measures.alerts import RULES
from tests.given import programme_of

Fact = tuple[str, Entry]

M, PR, SOP = "M-001", "PR-001", "SOP-001"
START = "2008-02-04"
burglary = (
    START,
    MeasureSet(measure=M, title="Burglary", unit="crimes", better="lower", counted=True, source="CRIS"),
)
priority = (START, PrioritySet(priority=PR, title="Burglary"))


def alerts(on: date, *facts: Fact) -> list[Alert]:
    """The alerts about priorities and measures that are true on a day."""
    programme = programme_of(*facts)
    return [alert for rule in RULES for alert in rule(programme, on)]


def rules(on: date, *facts: Fact) -> list[str]:
    """Their rules."""
    return [alert.rule for alert in alerts(on, *facts)]


def seen(on: str, value: str, period: str | None = None) -> Fact:
    """A figure of the measure."""
    return on, MeasureObserved(measure=M, source="CRIS", value=Decimal(value), period=period)


def target(figure: str, of: str = "value", period: str | None = None) -> Fact:
    """A target of the measure."""
    return START, MeasureTargetSet(measure=M, target=Decimal(figure), of=of, period=period, source="plan")  # type: ignore[arg-type]


def test_a_priority_asks_for_a_lead_and_a_plan_until_it_ends() -> None:
    """Each is an alert of its own, and neither outlives the priority."""
    on = date(2008, 3, 3)
    assert rules(on, priority) == ["priority.no-lead", "priority.no-plan"]
    led = ("2008-03-03", PriorityLed(priority=PR, lead="Supt Crime"))
    assert rules(on, priority, led) == ["priority.no-plan"]
    assert rules(on, priority, ("2008-03-03", PriorityEnded(priority=PR, reason="met"))) == []


@pytest.mark.parametrize(
    ("state", "expected"), [("published", []), ("draft", []), ("absent", ["priority.no-plan"])]
)
def test_only_a_plan_that_exists_is_a_plan(state: str, expected: list[str]) -> None:
    """A document that is said to be needed and is absent delivers nothing."""
    document: Entry = (
        SopRequired(sop=SOP, title="Plan", kind="plan", reason="agreed")
        if state == "absent"
        else SopRegistered(sop=SOP, title="Plan", kind="plan", state=state)  # type: ignore[arg-type]
    )
    planned = ("2008-02-06", PriorityPlanned(priority=PR, plan=SOP))
    led = ("2008-02-06", PriorityLed(priority=PR, lead="Supt Crime"))
    found = alerts(date(2008, 3, 3), priority, ("2008-02-05", document), planned, led)
    assert [alert.rule for alert in found] == expected
    assert [alert.since for alert in found] == [date(2008, 2, 5)] * len(expected)


def test_a_measure_is_observed_again_within_its_own_days_or_the_policy_s() -> None:
    """What counts is the last day that an observation tells of, not the day it was written down."""
    late = seen("2008-06-02", "200", "2008-02")
    (alert,) = alerts(date(2008, 6, 9), burglary, late)
    assert (alert.rule, alert.since, alert.at_latest) == ("measure.unobserved", date(2008, 6, 9), False)
    about = seen("2008-06-02", "200", "2008-01/2008-02~")
    assert [alert.at_latest for alert in alerts(date(2008, 6, 9), burglary, about)] == [True]
    assert alerts(date(2008, 6, 8), burglary, late) == []
    policy = (START, SettingChanged(setting="measure_days", value=200, reason="half-yearly"))
    assert alerts(date(2008, 6, 9), burglary, policy, late) == []
    yearly = MeasureSet(
        measure=M, title="Burglary", unit="crimes", better="lower", source="CRIS", every_days=366
    )
    assert alerts(date(2008, 6, 9), (START, yearly), late) == []
    (never,) = alerts(date(2008, 5, 15), burglary)
    assert (never.since, "never" in never.sentence) == (date(2008, 5, 15), True)
    assert (
        alerts(date(2008, 5, 15), burglary, (START, MeasureRetired(measure=M, reason="no longer counted")))
        == []
    )


def test_a_target_is_missed_when_its_period_is_over_and_its_figure_is_worse() -> None:
    """Before that there is time; a figure of another period says nothing."""
    for_april = target("180", period="2008-04")
    assert rules(date(2008, 4, 30), burglary, for_april, seen("2008-04-30", "190", "2008-04")) == []
    (alert,) = alerts(date(2008, 5, 2), burglary, for_april, seen("2008-05-02", "190", "2008-04"))
    assert (alert.rule, alert.since) == ("measure.target-missed", date(2008, 5, 2))
    assert rules(date(2008, 5, 2), burglary, for_april, seen("2008-05-02", "180", "2008-04")) == []
    assert rules(date(2008, 5, 2), burglary, for_april, seen("2008-05-02", "190", "2008-03")) == []


@pytest.mark.parametrize(
    ("better", "of", "figure", "missed"),
    [("lower", "value", "190", True), ("lower", "value", "210", False), ("higher", "value", "210", True),
     ("higher", "value", "190", False), ("lower", "change", "-3.4", True), ("lower", "change", "7", False)],
)  # fmt: skip
def test_a_target_without_a_period_is_missed_as_soon_as_the_latest_figure_is_worse(
    better: str, of: str, figure: str, *, missed: bool
) -> None:
    """The direction of the measure says which side of the target is worse."""
    kept = MeasureSet(measure=M, title="Burglary", unit="crimes", better=better, counted=True, source="CRIS")  # type: ignore[arg-type]
    facts = (target(figure, of), seen("2008-05-02", "190", "2007-04"), seen("2008-05-02", "200", "2008-04"))
    found = rules(date(2008, 5, 5), (START, kept), *facts)
    assert found == (["measure.target-missed"] if missed else [])


@pytest.mark.parametrize(("stands", "missed"), [(4, True), (3, False), (1, False)])
def test_a_quartile_target_is_missed_below_it(stands: int, *, missed: bool) -> None:
    """The first quartile is the best, whichever way the measure improves."""
    stood = MeasureObserved(measure=M, source="iQuanta", quartile=stands)
    found = rules(date(2008, 5, 5), burglary, target("3", "quartile"), ("2008-05-02", stood))
    assert found == (["measure.target-missed"] if missed else [])
