"""What is due of inspections: recommendations, promised actions, targets, verifications and the contract itself."""

from collections.abc import Iterator
from datetime import timedelta

from domain.foundation.phrases import by, phrase
from domain.rules.provisions import due_of, lead_of, leaves, provisions
from domain.state.programme import Programme
from programme.registers.due import Due


def provided(programme: Programme) -> Iterator[Due]:
    """Yield what is still owed on each recommendation or sub-point, and each claim that is to be verified."""
    for whole in provisions(programme):
        for one in leaves(programme, whole):
            day = due_of(programme, one)
            if one.owed and day:
                clears = phrase(by("recommendation.implemented", provision=one.ref))
                yield Due(one.ref, "recommendation", one.title, lead_of(programme, one), day, clears)
            elif one.state == "implemented" and one.claimed:
                clears = phrase(by("recommendation.verified", provision=one.ref))
                day = one.claimed.latest + timedelta(days=programme.policy.verification_days)
                yield Due(one.ref, "verification", one.title, None, day, clears, not one.claimed.precise)


def actions(programme: Programme) -> Iterator[Due]:
    """Yield each promised action that is open."""
    for action in programme.planned_actions.values():
        if action.state == "open":
            clears = phrase(by("recommendation.action-completed", action=action.ref))
            yield Due(action.ref, "promised action", action.title, action.owner, action.due, clears)


def contract(programme: Programme) -> Iterator[Due]:
    """Yield the targets that are not met, and the day by which the inspectorate comes back."""
    for target in programme.targets.values():
        if target.state not in {"met", "voided"}:
            clears = phrase(by("target.observed", target=target.ref))
            yield Due(target.ref, "target", target.title, None, target.due, clears)
    agreed = programme.contract
    if agreed and agreed.state == "in force":
        title = f"contract with {agreed.inspectorate}"
        yield Due("", "revisit", title, None, agreed.next_date, phrase(by("revisit.held")))


DIARIES = (provided, actions, contract)
