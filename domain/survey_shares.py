"""Percentages of a whole as a source prints them: how exact they are, and how many people they are shares of."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def step(shares: Sequence[Decimal]) -> Decimal:
    """Return the last place that percentages are given to: one written 25 among others as 12.50 is as exact."""
    return Decimal(1).scaleb(min(int(share.as_tuple().exponent) for share in shares))


def possible(shares: tuple[Decimal, ...], people: int) -> tuple[range, ...]:
    """Return for each share how many of so many people can have given the score, so that it rounds to the share."""
    whole, units = _in_steps(shares)
    return tuple(
        range(max(0, -((1 - 2 * unit) * people // (2 * whole))), (2 * unit + 1) * people // (2 * whole) + 1)
        for unit in units
    )


def can_give(shares: tuple[Decimal, ...], people: int) -> bool:
    """Tell whether so many people can have given these shares, each of them one score."""
    counts = possible(shares, people)
    return all(counts) and sum(one[0] for one in counts) <= people <= sum(one[-1] for one in counts)


def fewest(shares: tuple[Decimal, ...]) -> tuple[int, ...] | None:
    """Return how many gave each score if as few people answered as these shares allow.

    None when no number of people gives these shares, as when they do not add up. The more decimals a source prints,
    the more this says: with two, it tells up to 9,999 people apart, with none up to 99.
    """
    if not add_up(shares):
        return None
    # With more people than steps every share is that of some of them, and tells no number from another.
    found = next((n for n in range(1, _in_steps(shares)[0]) if can_give(shares, n)), None)
    return tuple(one[0] for one in possible(shares, found)) if found else None


def add_up(shares: tuple[Decimal, ...]) -> bool:
    """Tell whether shares come to 100 percent, but for the rounding of each."""
    return abs(sum(shares, Decimal(-100))) <= step(shares) * len(shares) / 2


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
