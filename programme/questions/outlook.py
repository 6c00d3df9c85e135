"""If the revisit were today: what the present state of the notional contract would earn, and why."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from domain.rules.provisions import due_of, lead_of, leaves, provisions
from domain.state.contract import FULLY, NOT, PARTIALLY, WITH_VOIDED
from domain.state.programme import Programme
from domain.state.recommendations import Provision
from programme.answers.answer import about, listed, plain
from programme.journal.view import View
from programme.registers.all_listings import LISTINGS
from programme.registers.recommendations.listing import days_left


class Verdict(msgspec.Struct, frozen=True):
    """An outcome of a revisit, none when there is nothing to judge, and the reasons for it in words."""

    outcome: str | None
    reasons: tuple[str, ...]


class Outlook(msgspec.Struct, frozen=True):
    """The contract, all that it asks for as it stands, and what that earns as verified and if every claim held."""

    about: dict[str, Any]
    contract: dict[str, Any] | None
    provisions: list[dict[str, Any]]
    targets: list[dict[str, Any]]
    today: Verdict
    if_claims_hold: Verdict

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON keeps it."""
        return {
            **self.about,
            "contract": plain(self.contract),
            "provisions": plain(self.provisions),
            "targets": plain(self.targets),
            "outcome": self.today.outcome,
            "reasons": list(self.today.reasons),
            "if_claims_hold": plain(self.if_claims_hold),
        }


def outlook(view: View) -> Outlook:
    """Return what a revisit on the date would find."""
    programme = view.programme
    rows = [
        provision_row(programme, one, view.on)
        for whole in provisions(programme)
        for one in (whole, *(leaves(programme, whole) if whole.points else ()))
    ]
    return Outlook(
        about=about(view),
        contract=contract_row(programme, view.on),
        provisions=rows,
        targets=listed(view, LISTINGS["target"]).rows,
        today=verdict(programme, claims_hold=False),
        if_claims_hold=verdict(programme, claims_hold=True),
    )


def contract_row(programme: Programme, on: date) -> dict[str, Any] | None:
    """Return the contract with the days that are left."""
    contract = programme.contract
    if contract is None:
        return None
    return {
        "inspectorate": contract.inspectorate,
        "agreed": contract.agreed,
        "parties": contract.parties,
        "state": contract.state,
        "deadline": contract.deadline,
        "days_to_deadline": (contract.deadline - on).days,
        "next_date": contract.next_date,
        "days_to_next_date": (contract.next_date - on).days,
        "revisits": list(contract.revisits),
    }


def provision_row(programme: Programme, one: Provision, on: date) -> dict[str, Any]:
    """Return a provision as it stands; `of` names what a sub-point belongs to."""
    return {
        "ref": one.ref,
        "of": one.of,
        "title": one.title,
        "state": one.state,
        "lead": lead_of(programme, one),
        "due": due_of(programme, one),
        "days": days_left(one, programme, on),
    }


def verdict(programme: Programme, *, claims_hold: bool) -> Verdict:
    """Judge what is verified, or with `claims_hold` also what is claimed, by the four outcomes of a contract.

    Sub-points and targets count one by one. A target that is met does not make a contract partially discharged by
    itself: without anything verified, none of the action that was required is shown to have been taken.
    """
    asked = [one for whole in provisions(programme) for one in leaves(programme, whole)]
    if programme.contract is None:
        return Verdict(None, ("no notional contract is agreed: programme contract agree",))
    if not asked and not programme.targets:
        return Verdict(None, ("the contract asks for nothing yet: programme recommendation make",))
    done = {"verified", "implemented"} if claims_hold else {"verified"}
    settled = sum(one.state in done for one in asked)
    left = sum(one.state not in {*done, "declined", "voided"} for one in asked)
    targets = [target.state for target in programme.targets.values()]
    left += sum(state not in {"met", "voided"} for state in targets)
    voided = "voided" in {*targets, *(one.state for one in asked)}
    if left and not settled:
        outcome = NOT
    elif voided:
        outcome = WITH_VOIDED
    else:
        outcome = PARTIALLY if left else FULLY
    return Verdict(outcome, tuple(reasons(programme, asked, claims_hold=claims_hold)))


def reasons(programme: Programme, asked: list[Provision], *, claims_hold: bool) -> Iterator[str]:
    """Yield what an outcome follows from, in words and numbers."""
    states = Counter(one.state for one in asked)
    if claims_hold:
        states["verified"] += states.pop("implemented", 0)
    whats = "recommendations, considerations and sub-points"
    yield f"{states['verified']} of {len(asked)} {whats} {'verified or claimed' if claims_hold else 'verified'}"
    if states["implemented"]:
        yield f"{states['implemented']} claimed as implemented, which nobody verified"
    if begun := states["in progress"]:
        yield f"{begun} in progress"
    if states["open"]:
        yield f"{states['open']} not begun"
    for state in ("declined", "voided"):
        named = [one for one in asked if one.state == state]
        if named:
            yield f"{state}: " + "; ".join(f"{one.ref}, {one.reason}" for one in named)
    targets = Counter(target.state for target in programme.targets.values())
    if programme.targets:
        yield f"{targets['met']} of {len(programme.targets)} targets met"
    for state, words in (
        ("not met yet", "not met"),
        ("not observed", "not observed since they were set"),
        ("voided", "voided"),
    ):
        if targets[state]:
            yield f"{targets[state]} of the targets {words}"
