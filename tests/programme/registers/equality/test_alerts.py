"""Alerts about equality: assessments missing, late, due for review; adverse effects; uneven selections."""

from datetime import date, timedelta

import pytest

from domain.entries.entry import Entry
from domain.entries.equality.figures import EiaCounted
from domain.entries.equality.findings import FindingRecorded, FindingRevised, MitigationAgreed, MitigationDone
from domain.entries.equality.register import EiaAttributed, EiaRegistered, EiaRequired
from domain.entries.equality.steps import (
    AssessmentBegun,
    EiaApproved,
    EiaConsulted,
    EiaReviewCalled,
    EiaReviewed,
    EiaSubmitted,
    Outcome,
    ScreenedOut,
    ScreeningBegun,
)
from domain.entries.phases.ending import PhaseAbandoned, PhaseClosed
from domain.entries.phases.go_live import PhaseWentLive
from domain.entries.phases.steps import PhasePlanned, PhaseStarted
from domain.entries.processes.changes import ChangeAgreed, ChangeImplemented, ChangeMapped, ChangeWithdrawn
from domain.entries.processes.register import ChangeIdentified, ProcessDefined
from programme.registers.alert import Alert
from programme.registers.equality.alerts import RULES
from tests.given import programme_of

Fact = tuple[str, Entry]

E, F, PH, PC = "EIA-001", "F-001", "PH-001", "PC-001"
planned = ("2008-02-04", PhasePlanned(phase=PH, title="Three command units"))
started = ("2008-03-03", PhaseStarted(phase=PH))
went_live = ("2008-05-05", PhaseWentLive(phase=PH, acceptor="Borough Commander", reason="the leases end"))
required = ("2008-02-11", EiaRequired(eia=E, assesses=PH))
screening = ("2008-02-18", ScreeningBegun(eia=E))
screened_out = ScreenedOut(eia=E, reason="nobody is affected", approver="Borough Commander")
finding = FindingRecorded(
    finding=F, eia=E, characteristic="disability", effect="adverse", basis="stairs only"
)
found = ("2008-02-26", finding)
mitigation = (
    "2008-03-10",
    MitigationAgreed(finding=F, mitigation="a lift", owner="Facilities", due=date(2008, 4, 30)),
)


def assessed(approved_on: str, outcome: Outcome = "adjust") -> tuple[Fact, ...]:
    """The steps from the full assessment to its approval on a day."""
    return (
        ("2008-02-25", AssessmentBegun(eia=E)),
        ("2008-02-28", EiaConsulted(eia=E, groups=("disabled staff",), heard="no lift")),
        ("2008-02-29", EiaSubmitted(eia=E, outcome=outcome)),
        (approved_on, EiaApproved(eia=E, approver="Borough Commander")),
    )


def alerts(on: date, *facts: Fact) -> list[Alert]:
    """The alerts about equality that are true on a day, the facts taken in the order of their dates."""
    programme = programme_of(
        *sorted((fact for fact in facts if fact[0] <= on.isoformat()), key=lambda fact: fact[0])
    )
    return [alert for rule in RULES for alert in rule(programme, on)]


def rules(on: date, *facts: Fact) -> list[tuple[str, str]]:
    """The rules that speak on a day, with what they are about."""
    return [(alert.rule, alert.subject) for alert in alerts(on, *facts)]


def test_a_phase_needs_its_assessment_from_the_day_it_is_planned() -> None:
    """Regard comes before the decision; once the phase is live without any, it is to be acted on now."""
    (before,) = alerts(date(2008, 2, 5), planned)
    assert (before.rule, before.severity, before.subject, before.since) == (
        "eia.missing",
        "attend",
        PH,
        date(2008, 2, 4),
    )
    (after,) = alerts(date(2008, 5, 6), planned, started, went_live)
    assert (after.severity, after.since) == ("act now", date(2008, 2, 4))
    assert after.sentence.endswith("has no Equality Impact Assessment, although PH-001 went live 5 May 2008")
    assert alerts(date(2008, 2, 12), planned, required) == []


def test_an_abandoned_phase_needs_no_assessment() -> None:
    """What is given up affects nobody."""
    assert (
        alerts(date(2008, 4, 1), planned, ("2008-03-03", PhaseAbandoned(phase=PH, reason="no money"))) == []
    )


def test_a_closed_phase_without_assessment_stays_an_alert() -> None:
    """That a phase ended does not undo what it did to people."""
    closed = ("2008-09-01", PhaseClosed(phase=PH, reason="the next structure took its place"))
    assert rules(date(2008, 9, 2), planned, started, went_live, closed) == [("eia.missing", PH)]


def test_a_process_change_needs_its_assessment_from_its_agreement() -> None:
    """Before it is agreed a change may still be mapped away; implemented without agreement it needs one from then."""
    process = ("2008-01-14", ProcessDefined(process="BP-001", name="Custody"))
    identified = ("2008-02-04", ChangeIdentified(change=PC, process="BP-001", title="One custody suite"))
    mapped = ("2008-02-18", ChangeMapped(change=PC, note="maps in the plan"))
    agreed = ("2008-03-03", ChangeAgreed(change=PC, agreed_by="Supt Crime"))
    assert alerts(date(2008, 3, 2), process, identified, mapped) == []
    (alert,) = alerts(date(2008, 3, 3), process, identified, mapped, agreed)
    assert (alert.rule, alert.severity, alert.subject, alert.since) == (
        "eia.missing",
        "attend",
        PC,
        date(2008, 3, 3),
    )
    implemented = ("2008-02-25", ChangeImplemented(change=PC, reason="the suite had closed"))
    (alert,) = alerts(date(2008, 3, 4), process, identified, mapped, implemented, agreed)
    assert (alert.severity, alert.since) == ("act now", date(2008, 2, 25))
    withdrawn = ("2008-03-10", ChangeWithdrawn(change=PC, reason="the suite stays"))
    assert alerts(date(2008, 3, 11), process, identified, mapped, agreed, withdrawn) == []


def test_a_completed_assessment_of_something_unknown_is_one_alert_and_nothing_is_called_missing() -> None:
    """It may be the one that is looked for; the alert names what has none of its own, and waits for an answer."""
    registered = ("2009-01-27", EiaRegistered(eia=E, title="EIAs completed as part of the restructuring"))
    (note,) = alerts(date(2009, 1, 28), planned, registered)
    assert (note.rule, note.severity, note.subject) == ("eia.unattributed", "attend", E)
    assert note.sentence.endswith("what it assessed is not known; PH-001 has none of its own")
    attributed = ("2009-02-02", EiaAttributed(eia=E, assesses=PH))
    assert alerts(date(2009, 2, 3), planned, registered, attributed) == []


def test_an_assessment_that_is_not_approved_at_go_live_is_to_be_acted_on_now() -> None:
    """The gate can be passed with a gap, and the gap stays."""
    (alert,) = alerts(date(2008, 5, 6), planned, required, started, went_live)
    assert (alert.rule, alert.severity, alert.since) == (
        "eia.unapproved-at-decision",
        "act now",
        date(2008, 5, 5),
    )
    assert (
        alert.sentence
        == "PH-001 went live 5 May 2008, and its assessment EIA-001 is not approved (not started)"
    )


def test_an_approval_after_the_decision_stays_a_finding() -> None:
    """An assessment signed off after the decision it should have informed is a finding, not a pass."""
    facts = (planned, required, *assessed("2008-05-12"), found, mitigation, started, went_live)
    (alert,) = [a for a in alerts(date(2008, 5, 13), *facts) if a.rule.startswith("eia")]
    assert (alert.rule, alert.severity, alert.since) == ("eia.after-the-decision", "note", date(2008, 5, 12))
    reviewed = ("2008-06-02", EiaReviewed(eia=E, note="holds"))
    assert ("eia.after-the-decision", E) in rules(date(2008, 6, 3), *facts, reviewed)


@pytest.mark.parametrize("on", ["2008-05-02", "2008-05-05", "2008-05~"])
def test_an_approval_that_may_have_come_in_time_is_no_finding(on: str) -> None:
    """On the day itself, or when the dates leave the order open, nobody is held to be late."""
    facts = (planned, required, *assessed(on), found, started, went_live)
    programme = programme_of(*sorted(facts, key=lambda fact: fact[0] if "~" not in fact[0] else "2008-05-31"))
    spoken = {alert.rule for rule in RULES for alert in rule(programme, date(2008, 6, 1))}
    assert "eia.after-the-decision" not in spoken
    assert "eia.unapproved-at-decision" not in spoken


def test_a_screening_out_after_the_decision_is_late_too() -> None:
    """Also the answer that no assessment is needed comes before the decision."""
    facts = (planned, required, screening, started, went_live, ("2008-05-12", screened_out))
    (alert,) = alerts(date(2008, 5, 13), *facts)
    assert alert.rule == "eia.after-the-decision"
    assert "was screened out 12 May 2008, after PH-001 went live 5 May 2008" in alert.sentence


def test_what_an_assessment_says_to_stop_does_not_go_ahead() -> None:
    """A change that goes live against its assessment is to be acted on now, until it is assessed anew."""
    facts = (
        planned,
        required,
        *assessed("2008-03-03", "stop and rethink"),
        found,
        mitigation,
        started,
        went_live,
    )
    assert ("eia.overruled", E) not in rules(date(2008, 4, 1), *facts)
    assert ("eia.overruled", E) in rules(date(2008, 5, 6), *facts)
    called = ("2008-05-12", EiaReviewCalled(eia=E, reason="overruled"))
    again = ("2008-05-13", AssessmentBegun(eia=E))
    assert ("eia.overruled", E) not in rules(date(2008, 5, 14), *facts, called, again)


def test_a_review_is_announced_thirty_days_ahead_and_overdue_after_its_day() -> None:
    """The duty is continuing: twelve months after approval someone looks again."""
    facts = (
        planned,
        required,
        *assessed("2008-03-03"),
        found,
        mitigation,
        ("2008-04-01", MitigationDone(finding=F)),
    )
    assert alerts(date(2009, 1, 31), *facts) == []
    (ahead,) = alerts(date(2009, 2, 1), *facts)
    assert (ahead.rule, ahead.severity, ahead.since) == ("eia.review-due", "note", date(2009, 2, 1))
    (overdue,) = alerts(date(2009, 3, 4), *facts)
    assert (overdue.rule, overdue.severity, overdue.since) == (
        "eia.review-overdue",
        "attend",
        date(2009, 3, 4),
    )
    assert alerts(date(2009, 3, 4), *facts, ("2009-03-04", EiaReviewed(eia=E, note="no change"))) == []


def test_a_review_that_was_called_asks_for_attention_before_its_day() -> None:
    """Someone said that the assessment may not hold any more."""
    facts = (
        planned,
        required,
        *assessed("2008-03-03"),
        found,
        mitigation,
        ("2008-04-01", MitigationDone(finding=F)),
    )
    (alert,) = alerts(
        date(2008, 6, 3), *facts, ("2008-06-02", EiaReviewCalled(eia=E, reason="another building"))
    )
    assert (alert.rule, alert.severity, alert.since) == ("eia.review-due", "attend", date(2008, 6, 2))
    assert alert.sentence.endswith("is due for review: it was called in 2 Jun 2008")


def test_a_screened_out_assessment_has_no_review() -> None:
    """It is screened again when the scope changes, not by the calendar."""
    assert alerts(date(2011, 1, 1), planned, required, screening, ("2008-02-25", screened_out)) == []


def test_an_approved_assessment_without_a_finding_is_noted() -> None:
    """Regard is of substance: an assessment that found nothing on anyone may be a ticked box."""
    assert rules(date(2008, 3, 4), planned, required, *assessed("2008-03-03")) == [
        ("eia.without-findings", E)
    ]


def test_an_adverse_effect_without_mitigation_is_an_alert() -> None:
    """It asks for attention while the change is planned and is to be acted on now when it is in effect."""
    (before,) = alerts(date(2008, 3, 4), planned, required, *assessed("2008-03-03"), found)
    assert (before.rule, before.severity, before.since) == (
        "finding.unmitigated",
        "attend",
        date(2008, 2, 26),
    )
    after = alerts(date(2008, 5, 6), planned, required, *assessed("2008-03-03"), found, started, went_live)
    assert [(alert.rule, alert.severity) for alert in after] == [("finding.unmitigated", "act now")]
    assert alerts(date(2008, 3, 11), planned, required, *assessed("2008-03-03"), found, mitigation) == []


def test_an_effect_that_proves_not_to_be_adverse_needs_no_mitigation() -> None:
    """Better evidence clears the alert."""
    revised = ("2008-03-01", FindingRevised(finding=F, effect="neutral", basis="there is a lift"))
    assert alerts(date(2008, 3, 4), planned, required, *assessed("2008-03-03"), found, revised) == []


def test_a_mitigation_is_overdue_the_day_after_it_was_due() -> None:
    """It is to be acted on now, until it is done."""
    facts = (planned, required, *assessed("2008-03-03"), found, mitigation)
    assert alerts(date(2008, 4, 30), *facts) == []
    (alert,) = alerts(date(2008, 5, 1), *facts)
    assert (alert.rule, alert.severity, alert.since) == (
        "finding.mitigation-overdue",
        "act now",
        date(2008, 5, 1),
    )
    assert (
        alert.sentence
        == "the mitigation of F-001 (disability, EIA-001) was due from Facilities on 30 Apr 2008"
    )
    assert alerts(date(2008, 5, 2), *facts, ("2008-05-02", MitigationDone(finding=F))) == []


def count_of(group: str, selected: int, total: int) -> EiaCounted:
    """How many of a group were given the posting they wished for."""
    return EiaCounted(
        eia=E,
        selection="posting of first choice",
        characteristic="sex",
        group=group,
        selected=selected,
        total=total,
    )


def test_a_ratio_below_four_fifths_is_an_indicator_with_its_sample() -> None:
    """The alert gives the counts, says that the sample is small and that this is no legal test."""
    women, men = ("2008-02-12", count_of("women", 3, 10)), ("2008-02-13", count_of("men", 50, 100))
    (alert,) = alerts(date(2008, 2, 14), planned, required, women, men)
    assert (alert.rule, alert.severity, alert.since) == ("eia.adverse-impact", "attend", date(2008, 2, 13))
    assert alert.sentence == (
        "EIA-001: 3 of 10 women had “posting of first choice” against 50 of 100 men, adverse impact ratio 0.600 "
        "(p by chance 0.324, a small sample); an indicator, not a legal test in the United Kingdom"
    )


def test_a_ratio_of_four_fifths_is_no_alert() -> None:
    """Only below 0.80 a ratio is flagged."""
    women, men = ("2008-02-12", count_of("women", 40, 100)), ("2008-02-12", count_of("men", 100, 200))
    assert alerts(date(2008, 2, 14), planned, required, women, men) == []


def test_every_alert_was_first_true_on_the_day_it_says() -> None:
    """An alert with an exact since-date is not there the day before."""
    facts = (planned, required, *assessed("2008-05-12"), found, mitigation, started, went_live)
    for day in (date(2008, 2, 5), date(2008, 3, 1), date(2008, 5, 6), date(2008, 5, 13), date(2009, 6, 1)):
        raised = alerts(day, *facts)
        assert raised
        for alert in raised:
            eve = alert.since - timedelta(days=1)
            assert (alert.rule, alert.subject) not in rules(eve, *facts)
            assert (alert.rule, alert.subject) in rules(alert.since, *facts)
