"""Alerts about the notional contract: its targets, its deadline and what its revisit found."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.foundation.dates import day_words
from domain.foundation.phrases import by, phrase
from domain.rules.provisions import leaves, provisions
from domain.state.contract import FULLY
from domain.state.programme import Programme
from domain.state.recommendations import ENDED
from programme.registers.alert import Alert


def targets_due(programme: Programme, on: date) -> Iterator[Alert]:
    """An improvement target is met by its day, and what is not is announced before it."""
    for target in programme.targets.values():
        if target.state in {"met", "voided"}:
            continue
        missed = target.due < on
        notice = timedelta(days=programme.policy.contract_notice_days)
        since = max(target.due + timedelta(days=1) if missed else target.due - notice, target.agreed.latest)
        if since <= on:
            seen = target.last
            found = (
                "was never observed"
                if seen is None
                else f"was {seen.quartile or f'{seen.value} {target.unit}'} {seen.on.words}"
            )
            yield Alert(
                rule="target.missed" if missed else "target.due",
                severity="attend",
                subject=target.ref,
                since=since,
                at_latest=since == target.agreed.latest and not target.agreed.precise,
                sentence=(
                    f"{target.ref} {target.title} ({target.area}) {'was' if missed else 'is'} to be "
                    f"{target.aim} by {day_words(target.due)} and {found}"
                ),
                clears=phrase(by("target.observed", target=target.ref), " that meets it"),
            )


def revisit_missing(programme: Programme, on: date) -> Iterator[Alert]:
    """Once the deadline has passed, the inspectorate comes back and says whether the contract was discharged."""
    contract = programme.contract
    if contract is None or contract.state != "in force":
        return
    since = contract.next_date + timedelta(days=1)
    if since <= on:
        which = "further revisit" if contract.revisits else "deadline"
        yield Alert(
            rule="contract.revisit-missing",
            severity="attend",
            subject="notional contract",
            since=since,
            at_latest=False,
            sentence=(
                f"the {which} of the contract with {contract.inspectorate} was {day_words(contract.next_date)}, "
                "and no revisit was held since"
            ),
            clears=phrase(by("revisit.held")),
        )


def discharged_with_gaps(programme: Programme, on: date) -> Iterator[Alert]:
    """A contract that was found fully discharged has nothing left to verify."""
    contract = programme.contract
    if contract is None or contract.state != FULLY:
        return
    held = contract.revisits[-1].on
    left = [one.ref for whole in provisions(programme) for one in leaves(programme, whole)
            if one.state not in ENDED and one.made.latest <= held.latest]  # fmt: skip
    if left:
        yield Alert.since_fact(
            held,
            rule="contract.discharged-with-gaps",
            severity="note",
            subject="notional contract",
            sentence=(
                f"the contract was found fully discharged {held.words}, "
                f"and {len(left)} of what it asks for {'is' if len(left) == 1 else 'are'} not verified: "
                f"{', '.join(left)}"
            ),
            clears=phrase("verifying each (", by("recommendation.verified"), "), or correcting the revisit"),
        )


RULES = (targets_due, revisit_missing, discharged_with_gaps)
