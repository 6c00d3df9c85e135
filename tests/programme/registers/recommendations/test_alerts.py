"""Alerts about recommendations, claims, actions, targets and the contract."""

from datetime import date

from domain.entries.entry import Entry
from domain.entries.policy import SettingChanged
from domain.entries.recommendations.actions import ProvisionActionPlanned
from domain.entries.recommendations.contract import ContractAgreed, RevisitHeld
from domain.entries.recommendations.register import PointAdded, ProvisionAssigned, RecommendationMade
from domain.entries.recommendations.steps import (
    ProvisionImplemented,
    ProvisionReturned,
    ProvisionVerified,
    ProvisionVoided,
)
from domain.entries.recommendations.targets import ContractTargetSet, TargetObserved
from domain.state.contract import FULLY
from programme.registers.alert import Alert
from programme.registers.recommendations import alerts as recommendations
from tests.given import programme_of

Fact = tuple[str, Entry]
REC, ONE, TWO = "REC-001", "SP-001", "SP-002"
agreed = ("2009-04-01", ContractAgreed(inspectorate="The inspectorate", deadline=date(2010, 3, 31)))
made = ("2009-04-01", RecommendationMade(recommendation=REC, title="Programme", aim="manage", lead="Supt"))
points = (
    ("2009-04-01", PointAdded(part_of=REC, point=ONE, title="Keep the register")),
    ("2009-04-01", PointAdded(part_of=REC, point=TWO, title="Publish", due=date(2009, 12, 31))),
)
claimed = ("2009-06-01", ProvisionImplemented(provision=ONE, claimed_by="Insp", shown_by="minutes"))
verified = ("2009-07-01", ProvisionVerified(provision=ONE, verified_by="Inspector", finding="seen"))


def alerts(on: date, *facts: Fact) -> list[Alert]:
    """The alerts about recommendations and the contract that are true on a day."""
    programme = programme_of(*facts)
    return [alert for rule in recommendations.RULES for alert in rule(programme, on)]


def found(on: date, *facts: Fact) -> set[tuple[str, str, date]]:
    """Their rules, subjects and since when."""
    return {(alert.rule, alert.subject, alert.since) for alert in alerts(on, *facts)}


def test_what_is_due_is_announced_thirty_days_before_and_asked_for_after_its_day() -> None:
    """The contract's deadline counts for all that has no date of its own."""
    facts = (agreed, made)
    assert found(date(2010, 2, 28), *facts) == set()
    assert found(date(2010, 3, 1), *facts) == {("recommendation.due", REC, date(2010, 3, 1))}
    assert found(date(2010, 3, 31), *facts) == {("recommendation.due", REC, date(2010, 3, 1))}
    assert ("recommendation.overdue", REC, date(2010, 4, 1)) in found(date(2010, 4, 1), *facts)
    earlier = ("2009-04-01", SettingChanged(setting="contract_notice_days", value=60, reason="a long job"))
    assert found(date(2010, 1, 30), earlier, *facts) == {("recommendation.due", REC, date(2010, 1, 30))}


def test_sub_points_that_share_a_date_are_one_alert_and_one_with_its_own_has_its_own() -> None:
    """Nobody is told the same five times."""
    facts = (agreed, made, *points)
    assert found(date(2010, 1, 1), *facts) == {("recommendation.overdue", TWO, date(2010, 1, 1))}
    both = found(date(2010, 3, 1), *facts)
    assert both == {
        ("recommendation.overdue", TWO, date(2010, 1, 1)),
        ("recommendation.due", REC, date(2010, 3, 1)),
    }
    (due,) = (a for a in alerts(date(2010, 3, 1), *facts) if a.rule == "recommendation.due")
    assert due.sentence.endswith("not yet implemented: SP-001")


def test_a_claim_ends_what_its_owner_owes_and_a_return_begins_it_again() -> None:
    """After a return past the date it is overdue since the return, not since the date."""
    facts = (agreed, made, points[0], claimed)
    assert not [a for a in alerts(date(2010, 4, 2), *facts) if a.rule == "recommendation.overdue"]
    returned = ("2010-04-12", ProvisionReturned(provision=ONE, returned_by="Inspector", finding="no"))
    assert ("recommendation.overdue", REC, date(2010, 4, 12)) in found(date(2010, 5, 1), *facts, returned)


def test_a_claim_that_nobody_verified_for_a_quarter_asks_for_attention() -> None:
    """The claim is its owner's word; until somebody else looked it proves nothing."""
    facts = (agreed, made, points[0], claimed)
    assert found(date(2009, 8, 30), *facts) == set()
    assert found(date(2009, 8, 31), *facts) == {("recommendation.unverified", ONE, date(2009, 8, 31))}
    assert found(date(2009, 8, 31), *facts, verified) == set()
    sooner = ("2009-04-01", SettingChanged(setting="verification_days", value=10, reason="monthly visits"))
    assert found(date(2009, 6, 12), sooner, *facts) == {("recommendation.unverified", ONE, date(2009, 6, 12))}


def test_what_nobody_leads_is_named_until_somebody_does_or_nothing_is_owed() -> None:
    """A lead of the whole is a lead of its sub-points, and a lead of one of them is not one of the whole."""
    leaderless = ("2009-04", RecommendationMade(recommendation=REC, title="Programme", aim="manage"))
    facts = (leaderless, *(("2009-04-30", fact) for _, fact in points))
    (alert,) = alerts(date(2009, 6, 1), *facts)
    assert (alert.rule, alert.subject, alert.since) == ("recommendation.no-lead", REC, date(2009, 4, 30))
    one = ("2009-05-02", ProvisionAssigned(provision=ONE, lead="Supt South"))
    (alert,) = alerts(date(2009, 6, 1), *facts, one)
    assert "REC-001 “Programme” (SP-002) has no lead" in alert.sentence
    whole = ("2009-05-02", ProvisionAssigned(provision=REC, lead="Supt South"))
    assert alerts(date(2009, 6, 1), *facts, whole) == []
    void = ("2009-05-02", ProvisionVoided(provision=REC, voided_by="Inspector", reason="the law changed"))
    assert alerts(date(2009, 6, 1), *facts, void) == []


def test_an_action_is_overdue_after_its_day() -> None:
    """Its owner is named."""
    plan = ProvisionActionPlanned(
        provision=REC, action="RA-001", title="List", owner="HR", due=date(2009, 5, 31)
    )
    facts = (made, ("2009-04-02", plan))
    assert found(date(2009, 5, 31), *facts) == set()
    assert found(date(2009, 6, 1), *facts) == {("recommendation.action-overdue", "RA-001", date(2009, 6, 1))}


def test_a_target_is_announced_and_missed_unless_it_is_met() -> None:
    """An observation that meets it clears it; one that does not is quoted."""
    target = ContractTargetSet(
        target="TG-001", title="Robbery", area="crime reduction", target_quartile="third"
    )
    facts = (agreed, ("2009-04-01", target))
    assert found(date(2010, 3, 1), *facts) == {("target.due", "TG-001", date(2010, 3, 1))}
    seen = ("2010-02-01", TargetObserved(target="TG-001", quartile="bottom", source="force"))
    (missed,) = (a for a in alerts(date(2010, 4, 1), *facts, seen) if a.rule == "target.missed")
    assert missed.sentence.endswith("was bottom 1 Feb 2010")
    met = ("2010-03-02", TargetObserved(target="TG-001", quartile="second", source="force"))
    assert found(date(2010, 3, 31), *facts, seen, met) == set()


def test_a_deadline_that_passed_asks_for_the_revisit() -> None:
    """Until the inspectorate came, nobody knows whether it was discharged."""
    assert found(date(2010, 3, 31), agreed) == set()
    assert found(date(2010, 4, 1), agreed) == {
        ("contract.revisit-missing", "notional contract", date(2010, 4, 1))
    }
    held = ("2010-04-12", RevisitHeld(outcome=FULLY, held_by="Inspector", finding="all is done"))
    assert found(date(2010, 5, 1), agreed, held) == set()


def test_a_contract_found_fully_discharged_with_something_unverified_says_so() -> None:
    """The finding is the inspector's and is kept; what it leaves open is named."""
    held = ("2010-04-12", RevisitHeld(outcome=FULLY, held_by="Inspector", finding="all is done"))
    (gap,) = (
        a
        for a in alerts(date(2010, 5, 1), agreed, made, points[0], claimed, held)
        if a.rule == "contract.discharged-with-gaps"
    )
    assert gap.sentence.endswith("1 of what it asks for is not verified: SP-001")
    later = ("2010-06-01", RecommendationMade(recommendation="REC-002", title="Later", aim="anew", lead="X"))
    facts = (agreed, made, points[0], claimed, verified, held, later)
    assert not [a for a in alerts(date(2010, 6, 2), *facts) if a.rule == "contract.discharged-with-gaps"]
