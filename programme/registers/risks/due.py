"""What is due of risks: their reviews, the actions against them, and the end of what was tolerated."""

from collections.abc import Iterator
from datetime import timedelta

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due
from programme.registers.risks.reviews import moving, review_days


def reviews(programme: Programme) -> Iterator[Due]:
    """Yield the next review of each open risk, by its band."""
    now = moving(programme)
    for risk in programme.risks.values():
        if risk.state == "open":
            day = risk.looked_at.latest + timedelta(days=review_days(risk, programme, now))
            clears = phrase(by("risk.reviewed", risk=risk.ref))
            yield Due(risk.ref, "review", risk.title, risk.owner, day, clears, not risk.looked_at.precise)


def actions(programme: Programme) -> Iterator[Due]:
    """Yield each open action with a day, unless the risk that it was to meet has ended."""
    for action in programme.actions.values():
        ended = action.risk is not None and programme.risks[action.risk].state != "open"
        if action.state == "open" and action.due and not ended:
            clears = phrase(by("action.done", action=action.ref))
            yield Due(action.ref, "action", action.title, action.owner, action.due, clears)


def tolerations(programme: Programme) -> Iterator[Due]:
    """Yield each open risk above tolerance that is tolerated until a day."""
    for risk in programme.risks.values():
        tolerated = risk.tolerated
        if risk.state == "open" and risk.above_since and tolerated and tolerated.until:
            clears = phrase(by("risk.responded", risk=risk.ref))
            yield Due(risk.ref, "new decision to tolerate", risk.title, risk.owner, tolerated.until, clears)


DIARIES = (reviews, actions, tolerations)
