"""Alerts about benefits, and what they come to."""

from datetime import date
from decimal import Decimal

import pytest

from domain.entries.benefits.ending import BenefitLost, BenefitRealised, BenefitValidated
from domain.entries.benefits.register import BenefitEstimated, BenefitIdentified, BenefitPlanned
from domain.entries.entry import Entry
from programme.registers.alert import Alert
from programme.registers.benefits.alerts import RULES
from tests.given import programme_of, refused

Fact = tuple[str, Entry]

B = "B-001"
identified = ("2008-02-04", BenefitIdentified(benefit=B, title="One suite fewer", kind="cashable"))
planned = (
    "2008-02-05",
    BenefitPlanned(
        benefit=B, owner="Business Manager", due=date(2008, 12, 31), measured_by="the custody budget"
    ),
)
came = (
    "2008-11-03",
    BenefitRealised(benefit=B, source="ledger", amount=Decimal(80000), currency="GBP", per="year"),
)


def alerts(on: date, *facts: Fact) -> list[Alert]:
    """The alerts about benefits that are true on a day, but for the outcome measure that no fact here chooses."""
    programme = programme_of(*facts)
    found = [alert for rule in RULES for alert in rule(programme, on)]
    return [alert for alert in found if alert.rule != "benefit.no-outcome"]


def estimate(amount: str, per: str = "year", currency: str = "GBP") -> Fact:
    """An estimate of the benefit."""
    said = BenefitEstimated(benefit=B, amount=Decimal(amount), currency=currency, per=per, source="a paper")  # type: ignore[arg-type]
    return "2008-02-06", said


def validated(by: str = "Accountant", **amount: object) -> BenefitValidated:
    """A validation, with its amount unless another is given."""
    given = {"amount": Decimal(76000), "currency": "GBP", "per": "year", **amount}
    return BenefitValidated(benefit=B, validated_by=by, basis="ledger", **given)  # type: ignore[arg-type]


def test_a_benefit_is_validated_by_its_date() -> None:
    """Realised is not enough; validated or lost is the end of it."""
    (alert,) = alerts(date(2009, 1, 1), identified, planned, came)
    assert (alert.rule, alert.since) == ("benefit.unvalidated", date(2009, 1, 1))
    assert alerts(date(2008, 12, 31), identified, planned, came) == []
    assert alerts(date(2009, 1, 1), identified, planned, came, ("2008-12-30", validated())) == []
    assert (
        alerts(
            date(2009, 1, 1), identified, planned, ("2008-12-30", BenefitLost(benefit=B, reason="kept open"))
        )
        == []
    )


@pytest.mark.parametrize(
    ("first", "second", "disagree"),
    [(("500000", "unstated"), ("545000", "unstated"), True), (("500000", "unstated"), ("500000", "year"), False),
     (("500000", "once"), ("500000", "year"), True), (("500000", "year", "GBP"), ("600000", "year", "EUR"), False)],
)  # fmt: skip
def test_estimates_disagree_in_amount_or_in_how_often_it_comes(
    first: tuple[str, ...], second: tuple[str, ...], *, disagree: bool
) -> None:
    """One that does not say how often fits any; two currencies cannot be held against each other."""
    found = alerts(date(2008, 3, 3), identified, estimate(*first), estimate(*second))
    assert [alert.rule for alert in found] == (["benefit.estimates-disagree"] if disagree else [])


def test_a_validated_amount_settles_what_was_estimated() -> None:
    """The estimates stay, and are no longer asked about."""
    facts = (identified, estimate("500000"), estimate("545000"), came, ("2008-12-01", validated()))
    assert alerts(date(2008, 12, 31), *facts) == []
    assert len(programme_of(*facts).benefits[B].estimates) == 2


def test_only_a_cashable_benefit_is_asked_for_its_amount() -> None:
    """Time or quality gained may have none."""
    for kind, rules in (("cashable", ["benefit.no-amount"]), ("non-cashable", [])):
        found = ("2008-02-04", BenefitIdentified(benefit=B, title="Hours", kind=kind))  # type: ignore[arg-type]
        realised = ("2008-03-03", BenefitRealised(benefit=B, source="duty system"))
        assert [alert.rule for alert in alerts(date(2008, 3, 3), found, realised)] == rules


def test_a_benefit_is_validated_by_someone_else_after_it_was_realised() -> None:
    """The owner's claim and its confirmation are two facts by two people."""
    programme = programme_of(identified, planned)
    assert refused(programme, validated(), "2008-12-01") == [
        (
            "B-001 is planned and cannot be validated: record that it was realised first (benefit realise B-001), "
            "or, if it happened all the same, say who found that (--reported-by)"
        )
    ]
    programme = programme_of(identified, planned, came)
    assert len(refused(programme, validated("BUSINESS MANAGER"), "2008-12-01")) == 1
    assert len(refused(programme, validated(amount=None, currency=None, per=None), "2008-12-01")) == 1
    assert refused(programme, validated(), "2008-12-01") == []
