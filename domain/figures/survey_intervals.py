"""How far off the share of a small survey can be, had other people of the same population been asked.

Both take those who answered for a random sample, which staff who answer a survey seldom are.
"""

from decimal import Decimal
from fractions import Fraction

# The normal deviate of 95 percent.
Z = Decimal("1.959964")
Interval = tuple[Decimal, Decimal]


def interval(percent: Fraction, people: int) -> Interval:
    """Return the 95 % interval of a share in percent (Wilson 1927), which holds for few people and near 0 or 100."""
    n, p = Decimal(people), _decimal(percent) / 100
    centre = p + Z * Z / (2 * n)
    half = Z * (p * (1 - p) / n + Z * Z / (4 * n * n)).sqrt()
    scale = 100 / (1 + Z * Z / n)
    return max(Decimal(0), (centre - half) * scale), min(Decimal(100), (centre + half) * scale)


def apart(before: Fraction, asked_before: int, after: Fraction, asked_after: int) -> Interval:
    """Return the 95 % interval of the change in points between two shares of different people (Newcombe 1998, 10)."""
    then, now = _decimal(before), _decimal(after)
    (then_low, then_high), (now_low, now_high) = interval(before, asked_before), interval(after, asked_after)
    low = now - then - ((now - now_low) ** 2 + (then_high - then) ** 2).sqrt()
    high = now - then + ((now_high - now) ** 2 + (then - then_low) ** 2).sqrt()
    return low, high


def _decimal(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / fraction.denominator
