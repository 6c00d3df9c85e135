"""Alerts of one kind stand together under a name, the gravest first."""

import re
from datetime import date

from domain.entries.phases.steps import PhasePlanned, PhaseStarted
from domain.entries.risks.scoring import RiskAssessed, RiskRaised
from domain.state.programme import Programme
from programme.questions.in_force.alert_rules import alerts as reference
from programme.registers.alert_groups import gravest_first, grouped
from programme.registers.alert_words import KINDS, kind_of, kind_words
from programme.registers.all_alerts import Alert, alerts
from tests.given import programme_of

ON = date(2008, 12, 9)


def of_rule(programme: Programme, rule: str, on: date = ON) -> list[Alert]:
    """Return the alerts of one rule."""
    return [alert for alert in alerts(programme, on) if alert.rule == rule]


def with_risks(*scores: tuple[int, int]) -> Programme:
    """Return a programme with a risk for each score."""
    facts: list[tuple[str, RiskRaised | RiskAssessed]] = []
    for number, (likelihood, impact) in enumerate(scores, 1):
        title = f"Risk {number}"
        facts.append(
            ("2008-02-01", RiskRaised(risk=f"R-{number:03}", title=title, cause="a", event="b", effect="c"))
        )
        facts.append(
            (
                "2008-02-02",
                RiskAssessed(risk=f"R-{number:03}", likelihood=likelihood, impact=impact, basis="so it is"),
            )
        )
    return programme_of(*facts)


def test_risks_above_tolerance_are_counted_with_the_worst_by_its_score() -> None:
    """Not the first that was raised speaks for all, but the one with the highest score."""
    programme = with_risks((4, 3), (5, 4), (4, 4))
    (group,) = grouped(of_rule(programme, "risk.above-tolerance"), programme, ON)
    assert group.sentence == "3 risks above tolerance, worst R-002 (20)"
    assert [alert.subject for alert in group.alerts] == ["R-002", "R-003", "R-001"]
    assert group.since_words == "the oldest since 2 Feb 2008"
    (alone,) = grouped(of_rule(with_risks((5, 4)), "risk.above-tolerance"), programme, ON)
    assert alone.sentence == alone.first.sentence


def test_the_soonest_go_live_speaks_for_phases_and_stands_before_other_kinds() -> None:
    """What goes live in 13 days comes before what goes live in three months; a day that passed is said as passed."""
    programme = programme_of(
        ("2008-02-01", PhasePlanned(phase="PH-001", title="Later", planned_live="2009-03-02")),
        ("2008-02-01", PhasePlanned(phase="PH-002", title="Soon", planned_live="2008-12-22")),
        ("2008-02-04", PhaseStarted(phase="PH-001")),
        ("2008-02-05", PhaseStarted(phase="PH-002")),
        ("2008-02-01", RiskRaised(risk="R-001", title="No owner", cause="a", event="b", effect="c")),
    )
    found = [alert for alert in alerts(programme, ON) if alert.severity == "attend"]
    groups = grouped(found, programme, ON)
    assert groups[0].sentence in {
        "2 phases under way and not ready, first PH-002 (to go live in 13 days)",
        "2 Equality Impact Assessments missing, first PH-002 (to go live in 13 days)",
    }
    ready = of_rule(programme, "phase.not-ready")
    assert [alert.subject for alert in gravest_first(ready, programme)] == ["PH-002", "PH-001"]
    for day, said in (
        (date(2008, 12, 21), "to go live in 1 day"),
        (date(2008, 12, 22), "to go live today"),
        (date(2008, 12, 23), "1 day past its go-live date"),
    ):
        (group,) = grouped(ready, programme, day)
        assert group.sentence == f"2 phases under way and not ready, first PH-002 ({said})"


def test_every_rule_has_a_name_for_several() -> None:
    """No group is called by the name of its rule: of each in the reference it is said what several are."""
    named = set(re.findall(r"`([a-z-]+\.[a-z-]+)(?:…)?`", reference()))
    # A contradiction is called by what it is, and of the policy there is one.
    called = re.compile(r"disagree|differs|do-not-add-up|misranks")
    kinds = {kind_of(rule).removesuffix("-") for rule in named if not called.search(rule)}
    assert len(kinds) > 60
    assert sorted(kinds - set(KINDS)) == []
    assert kind_words("measure.sources-differ") == "measure alerts (sources differ)"
