"""The savings that the report names: every sum kept, none added to what it cannot be added to."""

import json
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from programme import westminster
from programme.journal.register import Register
from programme.journal.view import View
from programme.questions.reckoning.totals import totals
from programme.registers.all_alerts import alerts


@pytest.fixture(scope="module")
def view(inspected: Register) -> View:
    """The programme as the inspectors found it."""
    return inspected.view("2009-01-27")


def test_every_entry_is_counted() -> None:
    """Six benefits: two of 1.9 and 6.21, three more of 6.21, and one of 6.18."""
    file = next(file for file in westminster.HISTORY if file.stem == "benefits")
    lines = [json.loads(line)["entry"] for line in file.read_text(encoding="utf-8").splitlines()]
    assert Counter(lines) == {
        "benefit identify": 6,
        "benefit estimate": 4,
        "benefit realise": 5,
        "benefit reuse": 2,
    }


def test_three_sums_are_named_for_the_savings_and_all_are_kept(view: View) -> None:
    """About £500,000 (1.9), about £545k and £500k a year (6.21) stand side by side, and none is validated."""
    savings = view.programme.benefits["B-001"]
    assert [(amount.words, amount.source) for amount in savings.estimates] == [
        ("about 500,000 GBP", "HMIC 2009, 1.9"),
        ("about 545,000 GBP", "HMIC 2009, 6.21, strengths"),
        ("500,000 GBP a year", "HMIC 2009, 6.21, areas for improvement"),
    ]
    assert (savings.state, savings.realised_amount, savings.validated) == ("realised", None, None)
    raised = alerts(view.programme, date(2009, 1, 27))
    assert {alert.rule for alert in raised if alert.subject == "B-001"} == {
        "benefit.estimates-disagree", "benefit.no-amount",
    }  # fmt: skip


def test_no_measure_is_chosen_for_the_outcome(view: View) -> None:
    """The sixth recommendation asks for one outcome measure, so there was none (1.12)."""
    assert view.programme.outcome is None
    assert "benefit.no-outcome" in {alert.rule for alert in alerts(view.programme, date(2009, 1, 27))}


def test_income_and_sponsorship_are_counted_by_what_came(view: View) -> None:
    """£450k against a target of £220k is £230k above it, as 6.21 says; sponsorship brought £15k."""
    income, sponsorship = view.programme.benefits["B-003"], view.programme.benefits["B-004"]
    assert income.realised_amount is not None
    assert income.realised_amount.figure - income.targets[0].figure == 230_000
    assert sponsorship.realised_amount is not None
    assert sponsorship.realised_amount.figure == 15_000
    reused = {ref for ref, benefit in view.programme.benefits.items() if benefit.reuses}
    assert reused == {"B-003", "B-005"}


def test_the_totals_keep_apart_what_the_report_does_not_add(view: View) -> None:
    """What comes each year and what nobody says how often are two sums; film work and sponsors are left out by name."""
    rows = [
        (row["state"], row["kind"], row["benefits"], row["per"], row["lowest"], row["highest"])
        for row in totals(view).rows
    ]
    assert sorted(rows, key=str) == sorted(
        [
            ("identified", "non-cashable", 1, None, None, None),
            ("realised", "cashable", 1, "unstated", Decimal(500_000), Decimal(545_000)),
            ("realised", "cashable", 1, "year", Decimal(500_000), Decimal(500_000)),
            ("realised", "cashable", 0, "once", None, None),
            ("realised", "non-cashable", 2, None, None, None),
        ],
        key=str,
    )
    [left_out] = [row["left_out"] for row in totals(view).rows if row["left_out"]]
    assert [said.split(" ")[0] for said in left_out] == ["B-003", "B-004"]
