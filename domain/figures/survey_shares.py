"""Percentages of a whole as a source prints them: how exact they are, and how many people they are shares of."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache


def step(shares: Sequence[Decimal]) -> Decimal:
    """Return the last place that percentages are given to: one written 25 among others as 12.50 is as exact."""
    return Decimal(1).scaleb(min(int(share.as_tuple().exponent) for share in shares))


def possible(shares: tuple[Decimal, ...], people: int) -> tuple[range, ...]:
    """Return for each share how many of so many people can have given the score, so that it rounds to the share."""
    whole, units = _in_steps(shares)
    return tuple(_counts(unit, whole, people) for unit in units)


# Asked of every statement again each time that surveys are shown, and shares once recorded do not change.
@lru_cache(maxsize=4096)
def can_give(shares: tuple[Decimal, ...], people: int) -> bool:
    """Tell whether so many people can have given these shares, each of them one score."""
    return _can_give(*_in_steps(shares), people)


def fewest(shares: tuple[Decimal, ...]) -> tuple[int, ...] | None:
    """Return how many gave each score if as few people answered as these shares allow.

    None when no number of people gives these shares, as when they do not add up. The more decimals a source prints,
    the more this says: with two, it tells up to 9,999 people apart, with none up to 99.
    """
    if not add_up(shares):
        return None
    # With more people than steps every share is that of some of them, and tells no number from another.
    whole, units = _in_steps(shares)
    found = next((n for n in range(1, whole) if _can_give(whole, units, n)), None)
    return tuple(one[0] for one in possible(shares, found)) if found else None


def add_up(shares: tuple[Decimal, ...]) -> bool:
    """Tell whether shares come to 100 percent, but for the rounding of each."""
    return abs(sum(shares, Decimal(-100))) <= step(shares) * len(shares) / 2


def _can_give(whole: int, units: tuple[int, ...], people: int) -> bool:
    least = most = 0
    for unit in units:
        # As `_counts` says, without a range and its bounds for each number that is tried: the overview waits for them.
        first, last = -((1 - 2 * unit) * people // (2 * whole)), (2 * unit + 1) * people // (2 * whole)
        if first > last:
            # So it ends for nearly every number.
            return False
        least, most = least + max(first, 0), most + last
    return least <= people <= most


def _counts(unit: int, whole: int, people: int) -> range:
    """Return how many of so many people make a share of so many steps, but for rounding."""
    return range(
        max(0, -((1 - 2 * unit) * people // (2 * whole))), (2 * unit + 1) * people // (2 * whole) + 1
    )


def _in_steps(shares: tuple[Decimal, ...]) -> tuple[int, tuple[int, ...]]:
    """Return 100 percent and each share in steps of the last place."""
    last = step(shares)
    return int(100 / last), tuple(int(share / last) for share in shares)


def printed(share: Fraction | None, places: int = 1) -> Decimal | None:
    """Return a share that was worked out as it is printed, halves away from nothing."""
    if share is None:
        return None
    steps = int((abs(share) * 10**places * 2 + 1) // 2)
    return Decimal(steps if share >= 0 else -steps).scaleb(-places)
