"""Where figures do not agree: a stated one with the one worked out, one source with another, a base with the next."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import msgspec

from domain.figures.observations import Bounds, Change, Observation, changed, rounding
from domain.figures.period_faults import repeated, too_long

# No population grows by more than this between two periods: a rate's base that does was of something else.
STEADY = Decimal("1.1")
BEST, BOTTOM = 1, 4
Pair = tuple[Observation, Observation]
Sources = tuple[str, Observation, Observation]
Bases = tuple[Observation, Observation, Bounds, Bounds]


class Faults(msgspec.Struct, frozen=True):
    """What does not agree among a measure's observations."""

    changes: tuple[Change, ...]
    rates: tuple[Observation, ...]
    sources: tuple[Sources, ...]
    bases: tuple[Bases, ...]
    standings: tuple[Pair, ...]
    periods: tuple[Pair, ...]
    lengths: tuple[Observation, ...]


# Alerts ask this of every day, and only a new observation changes it.
@lru_cache(maxsize=4096)
def faults(observations: tuple[Observation, ...], per: int, better: str, *, counted: bool) -> Faults:
    """Return everything that does not agree; `better` is higher, lower or neither."""
    stated = (one for one in observations if one.stated_change is not None)
    changes = (changed(one, observations, per=per, counted=counted) for one in stated)
    return Faults(
        changes=tuple(change for change in changes if change and change.differs),
        rates=tuple(one for one in observations if rate_differs(one, per)),
        sources=tuple(disagreements(observations, counted=counted)),
        bases=tuple(rebased(observations, per)),
        standings=tuple(misplaced(observations, per, better)),
        periods=tuple(repeated(observations)),
        lengths=tuple(one for one in observations if too_long(one) is not None),
    )


def rate_differs(observation: Observation, per: int) -> bool:
    """Tell whether a stated rate is not the one that its counts give, beyond rounding."""
    worked_out = observation.rate(per)
    if worked_out is None or observation.value is None:
        return False
    low, high = rounding(observation.value, counted=False)
    return not low <= worked_out <= high


def base(observation: Observation, per: int) -> Bounds | None:
    """Return between which bounds lies what a stated rate was worked out on, when only its count is given."""
    if observation.numerator is None or observation.denominator is not None or observation.value is None:
        return None
    low, high = rounding(observation.value, counted=False)
    return (observation.numerator * per / high, observation.numerator * per / low) if low > 0 else None


def rebased(observations: Iterable[Observation], per: int) -> Iterator[Bases]:
    """Yield neighbouring rates whose bases are further apart than a tenth, with between which bounds each base lies."""
    based = [(one, bounds) for one in observations if (bounds := base(one, per))]
    for (earlier, then), (later, now) in pairwise(based):
        if now[0] > then[1] * STEADY or then[0] > now[1] * STEADY:
            yield earlier, later, then, now


def misplaced(observations: Sequence[Observation], per: int, better: str) -> Iterator[Pair]:
    """Yield a place in the bottom quartile with a figure better than the whole group's, or in the best with a worse.

    Of four neither can be; in a larger group it tells that the two are of different groups or periods.
    """
    for placed in observations:
        for figured in observations:
            figure, peers = figured.figure(per), figured.peers
            if figure is None or peers is None or not figured.first <= placed.last <= figured.last:
                continue
            ahead = figure > peers if better == "higher" else figure < peers
            behind = figure < peers if better == "higher" else figure > peers
            if better != "neither" and (
                (placed.quartile == BOTTOM and ahead) or (placed.quartile == BEST and behind)
            ):
                yield placed, figured


def disagreements(observations: Sequence[Observation], *, counted: bool) -> Iterator[Sources]:
    """Yield what two sources say differently of one period: its value, its change or the quartile."""
    for place, later in enumerate(observations):
        for earlier in observations[:place]:
            if earlier.source == later.source or _when(earlier) != _when(later):
                continue
            if (worst := _worse_than_said(earlier, later)) is not None:
                yield "quartile", *worst
            for name in ("value", "stated_change", "quartile"):
                one, other = getattr(earlier, name), getattr(later, name)
                exact = name == "quartile" or (name == "value" and counted)
                alike = name != "stated_change" or earlier.stated_in == later.stated_in
                if one is not None and other is not None and alike and _apart(one, other, counted=exact):
                    yield name.replace("_", " "), earlier, later


def _when(observation: Observation) -> str:
    return observation.period or observation.on.edtf


def _worse_than_said(one: Observation, other: Observation) -> tuple[Observation, Observation] | None:
    """Return both when one names a quartile below the lowest that the other allows."""
    for quartile, limit in ((one.quartile, other.quartile_at_worst), (other.quartile, one.quartile_at_worst)):
        if quartile is not None and limit is not None and quartile > limit:
            return one, other
    return None


def _apart(one: Decimal | int, other: Decimal | int, *, counted: bool) -> bool:
    low, high = rounding(Decimal(one), counted=counted)
    least, most = rounding(Decimal(other), counted=counted)
    return high < least or most < low
