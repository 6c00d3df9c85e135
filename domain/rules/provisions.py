"""Recommendations, considerations and sub-points: how a whole stands as its parts do."""

from collections.abc import Iterable, Iterator
from datetime import date

from domain.foundation.dates import When
from domain.foundation.references import kind_of
from domain.state.programme import Programme
from domain.state.recommendations import ENDED, Provision


def provision(programme: Programme, reference: str) -> Provision:
    """Return a recommendation, a management consideration or a sub-point."""
    found: Provision = getattr(programme, kind_of(reference).register)[reference]
    return found


def provisions(programme: Programme) -> Iterator[Provision]:
    """Yield the recommendations and then the management considerations, without their sub-points."""
    yield from programme.recommendations.values()
    yield from programme.considerations.values()


def leaves(programme: Programme, whole: Provision) -> list[Provision]:
    """Return what has to be done one by one: the sub-points, or the provision itself when it has none."""
    return [programme.points[ref] for ref in whole.points] or [whole]


def lead_of(programme: Programme, one: Provision) -> str | None:
    """Return who leads: a sub-point without a lead of its own has that of what it belongs to."""
    return one.lead or (provision(programme, one.of).lead if one.of else None)


def due_of(programme: Programme, one: Provision) -> date | None:
    """Return when it is due: its own date, else that of what it belongs to, else the contract's deadline."""
    own = one.due or (provision(programme, one.of).due if one.of else None)
    return own or (programme.contract.deadline if programme.contract else None)


def settle(programme: Programme, one: Provision, on: When) -> None:
    """Let what has sub-points stand as they do, after one of them changed."""
    one.changed = on
    if one.of:
        whole = provision(programme, one.of)
        whole.state, whole.changed = together(leaves(programme, whole), whole), on
        if whole.state in ENDED:
            whole.ended = on
        else:
            whole.ended = whole.ended_by = whole.reason = None


def together(points: Iterable[Provision], whole: Provision) -> str:
    """Return the state of a whole: as far as the sub-point that is furthest behind, voided and declined ones apart."""
    states = {point.state for point in points}
    standing = states - {"voided", "declined"}
    if not standing:
        return "voided" if "voided" in states else "declined"
    if standing == {"verified"}:
        return "verified"
    if standing <= {"verified", "implemented"}:
        return "implemented"
    return "open" if states == {"open"} and not whole.evidence else "in progress"
