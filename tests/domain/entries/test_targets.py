"""Targets: a quartile or a value is met when it is reached or passed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.recommendations.contract import ContractAgreed
from domain.entries.recommendations.targets import ContractTargetSet, TargetObserved
from domain.state.contract import QUARTILES, ContractTarget, Quartile
from tests.given import programme_of, refused

AGREED = ("2009-04-01", ContractAgreed(inspectorate="The inspectorate", deadline=date(2010, 3, 31)))
NUMBERS = st.decimals(min_value=-1000, max_value=10_000, places=2)


def observed(wanted: Quartile, *found: Quartile) -> ContractTarget:
    """A target that is a quartile, after these observations, a month apart."""
    target = ContractTargetSet(
        target="TG-001", title="Robbery", area="crime reduction", target_quartile=wanted
    )
    seen = (
        (f"2009-{month:02d}-01", TargetObserved(target="TG-001", quartile=quartile, source="force"))
        for month, quartile in enumerate(found, 5)
    )
    return programme_of(AGREED, ("2009-04-01", target), *seen).targets["TG-001"]


@pytest.mark.parametrize("wanted", QUARTILES)
@pytest.mark.parametrize("found", QUARTILES)
def test_a_quartile_is_met_by_itself_and_by_all_nearer_the_top(wanted: Quartile, found: Quartile) -> None:
    """Of bottom, third, second and top each is better than the one before."""
    best_first = ["top", "second", "third", "bottom"]
    met = best_first.index(found) <= best_first.index(wanted)
    assert observed(wanted, found).state == ("met" if met else "not met yet")


@given(NUMBERS, NUMBERS)
def test_a_value_is_met_when_it_is_reached_from_the_right_side(wanted: Decimal, found: Decimal) -> None:
    """Whatever the numbers, exactly one direction is met unless both are the same."""
    states = []
    for direction in ("higher is better", "lower is better"):
        target = ContractTargetSet(
            target="TG-001", title="Crimes", area="crime", target_value=wanted, unit="%", direction=direction
        )
        seen = TargetObserved(target="TG-001", value=found, source="force")
        programme = programme_of(AGREED, ("2009-04-01", target), ("2009-10-01", seen))
        states.append(programme.targets["TG-001"].state)
    assert states.count("met") == (2 if wanted == found else 1)
    assert (states[0] == "met") == (found >= wanted)


def test_the_last_observation_counts() -> None:
    """A target that was met and slipped is not met any more, and both observations are kept."""
    target = observed("third", "second", "bottom")
    assert (target.state, [seen.met for seen in target.observations]) == ("not met yet", [True, False])


def test_a_target_is_due_at_the_deadline_of_the_contract_unless_it_says_when() -> None:
    """The deadline is said once."""
    own = ContractTargetSet(
        target="TG-001", title="Robbery", area="crime", target_quartile="third", due=date(2009, 12, 31)
    )
    shared = ContractTargetSet(target="TG-002", title="Robbery", area="crime", target_quartile="third")
    programme = programme_of(AGREED, ("2009-04-01", own), ("2009-04-01", shared))
    assert [target.due for target in programme.targets.values()] == [date(2009, 12, 31), date(2010, 3, 31)]


def test_a_value_does_not_begin_at_a_quartile() -> None:
    """What is measured and where it began are of one kind."""
    mixed = ContractTargetSet(
        target="TG-001", title="Crimes", area="crime", target_value=Decimal(3), unit="%",
        direction="lower is better", baseline_quartile="third",
    )  # fmt: skip
    assert refused(programme_of(AGREED), mixed, "2009-05-01") == [
        (
            "a value begins at a value: give that (--baseline-value), and no quartile or comparison to begin at "
            "(--baseline-quartile, --comparison)"
        )
    ]
