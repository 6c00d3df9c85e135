"""If the revisit were today: the outcome follows from what is verified, voided, declined and met."""

from datetime import date

import pytest

from domain.entries.entry import Entry
from domain.entries.recommendations.contract import ContractAgreed, RevisitHeld
from domain.entries.recommendations.register import ConsiderationMade, RecommendationMade
from domain.entries.recommendations.steps import (
    ProvisionDeclined,
    ProvisionImplemented,
    ProvisionVerified,
    ProvisionVoided,
)
from domain.entries.recommendations.targets import ContractTargetSet, TargetObserved, TargetVoided
from domain.state.contract import FULLY, NOT, PARTIALLY, WITH_VOIDED
from programme.questions.outlook import contract_row, verdict
from tests.given import programme_of

ON = date(2010, 3, 1)
AGREED = ("2009-04-01", ContractAgreed(inspectorate="The inspectorate", deadline=date(2010, 3, 31)))
MADE: tuple[tuple[str, Entry], ...] = (
    AGREED,
    ("2009-04-01", RecommendationMade(recommendation="REC-001", title="Programme", aim="manage it")),
    ("2009-04-01", ConsiderationMade(consideration="MC-001", title="Custody", aim="one policy")),
    (
        "2009-04-01",
        ContractTargetSet(target="TG-001", title="Robbery", area="crime", target_quartile="third"),
    ),
)
claim = ProvisionImplemented(provision="REC-001", claimed_by="Supt South", shown_by="minutes")
verify = ProvisionVerified(provision="REC-001", verified_by="Inspector", finding="seen")
void = ProvisionVoided(provision="REC-001", voided_by="Inspector", reason="the law changed")
decline = ProvisionDeclined(provision="MC-001", declined_by="Commander", reason="the suite closes")
claim_mc = ProvisionImplemented(provision="MC-001", claimed_by="Supt South", shown_by="policy")
verify_mc = ProvisionVerified(provision="MC-001", verified_by="Inspector", finding="seen")
met = TargetObserved(target="TG-001", quartile="third", source="force")
unmet = TargetObserved(target="TG-001", quartile="bottom", source="force")
void_target = TargetVoided(target="TG-001", voided_by="Inspector", reason="counted in another way")


@pytest.mark.parametrize(
    ("facts", "outcome", "if_claims_hold"),
    [
        ((), NOT, NOT),
        ((met,), NOT, NOT),
        ((decline, met), NOT, NOT),
        ((claim,), NOT, PARTIALLY),
        ((claim, decline, met), NOT, FULLY),
        ((claim, verify), PARTIALLY, PARTIALLY),
        ((claim, verify, decline), PARTIALLY, PARTIALLY),
        ((claim, verify, decline, unmet), PARTIALLY, PARTIALLY),
        ((claim, verify, decline, met), FULLY, FULLY),
        ((claim, verify, claim_mc, met), PARTIALLY, FULLY),
        ((claim, verify, claim_mc, verify_mc, met), FULLY, FULLY),
        ((claim, verify, decline, void_target), WITH_VOIDED, WITH_VOIDED),
        ((void, claim_mc, verify_mc), WITH_VOIDED, WITH_VOIDED),
        ((void, claim_mc), NOT, WITH_VOIDED),
        ((void, decline, met), WITH_VOIDED, WITH_VOIDED),
        ((void,), NOT, NOT),
    ],
)
def test_the_outcome_that_the_present_state_earns(
    facts: tuple[Entry, ...], outcome: str, if_claims_hold: str
) -> None:
    """Everything verified or declined and met discharges it; a claim by itself earns nothing."""
    programme = programme_of(*MADE, *(("2010-01-01", fact) for fact in facts))
    assert verdict(programme, claims_hold=False).outcome == outcome
    assert verdict(programme, claims_hold=True).outcome == if_claims_hold


def test_the_reasons_count_what_there_is_and_name_what_was_given_up() -> None:
    """Whoever reads the outcome can check it against the lists."""
    programme = programme_of(*MADE, *(("2010-01-01", fact) for fact in (claim, decline, unmet)))
    assert verdict(programme, claims_hold=False).reasons == (
        "0 of 2 recommendations, considerations and sub-points verified",
        "1 claimed as implemented, which nobody verified",
        "declined: MC-001, the suite closes",
        "0 of 1 targets met",
        "1 of the targets not met",
    )


def test_without_a_contract_or_anything_asked_for_there_is_no_outcome() -> None:
    """Nothing is judged before something was agreed."""
    assert verdict(programme_of(), claims_hold=False).outcome is None
    assert verdict(programme_of(AGREED), claims_hold=False).reasons == (
        "the contract asks for nothing yet: programme recommendation make",
    )


def test_the_days_are_counted_to_the_deadline_and_then_to_the_further_revisit() -> None:
    """After a revisit that asked for another one, the days run to that."""
    row = contract_row(programme_of(*MADE), ON)
    assert row is not None
    assert (row["days_to_deadline"], row["days_to_next_date"]) == (30, 30)
    further = RevisitHeld(
        outcome=PARTIALLY, held_by="Inspector", finding="half is done", further=date(2010, 9, 30)
    )
    row = contract_row(programme_of(*MADE, ("2010-04-12", further)), date(2010, 9, 1))
    assert row is not None
    assert (row["days_to_deadline"], row["days_to_next_date"], row["state"]) == (-154, 29, "in force")
