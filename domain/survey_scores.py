"""What the scores of one statement come to: how many people they need, the positives, the negatives and the mean."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from domain.dates import When
from domain.state import Value

Side = Literal["positive", "negative"]
Bounds = tuple[Fraction, Fraction]

# Scores go from 0 to 6; the source of the sides is the inspection of 2009, whose text adds them up so.
SCORES = range(7)
SIDES: dict[Side, range] = {"negative": range(4), "positive": range(4, 7)}


class Answers(Value, frozen=True, cache_hash=True):
    """How one statement was scored in one survey: the share of each score in percent as given, or its count."""

    survey: str
    on: When
    shares: tuple[Decimal, ...] = ()
    counts: tuple[int, ...] = ()
    number: str | None = None

    @property
    def by_score(self) -> tuple[int, ...] | None:
        """How many gave each score: as counted, or the fewest people who can have given these shares."""
        return self.counts or fewest(self.shares)

    @property
    def people(self) -> int | None:
        """How many that makes; None when no number of people gives these shares."""
        return sum(self.by_score) if self.by_score else None

    @property
    def percents(self) -> tuple[Fraction, ...]:
        """The share of each score in percent, exact where it is known of how many."""
        if self.by_score and self.people:
            return tuple(Fraction(100 * count, self.people) for count in self.by_score)
        return tuple(Fraction(share) for share in self.shares)

    @property
    def mean(self) -> Fraction | None:
        """The mean score, 0 to 6; None when nobody scored."""
        whole = sum(self.percents)
        weighed = sum(score * share for score, share in zip(SCORES, self.percents, strict=True))
        return weighed / whole if whole else None

    @property
    def positive_without_zero(self) -> Fraction | None:
        """The positives in percent of those who scored 1 to 6, for a survey whose 0 may stand for no opinion."""
        scored = sum(self.percents[1:])
        return 100 * self.share("positive") / scored if scored else None

    @property
    def adds_up(self) -> bool:
        """Whether the shares come to 100 percent but for the rounding of each."""
        return bool(self.counts) or add_up(self.shares)

    def share(self, side: Side) -> Fraction:
        """Return the positives or the negatives in percent."""
        return sum((self.percents[score] for score in SIDES[side]), Fraction(0))

    def bounds(self, side: Side) -> Bounds:
        """Return between which percentages a side lies, for all that the rounding of the shares leaves open."""
        if self.counts:
            return self.share(side), self.share(side)
        said = sum((Fraction(self.shares[score]) for score in SIDES[side]), Fraction(0))
        open_ = Fraction(step(self.shares)) * len(SIDES[side]) / 2
        return said - open_, said + open_

    def gives(self, side: Side, percent: Decimal) -> bool:
        """Tell whether a percentage that somebody states is what the scores give, but for rounding."""
        low, high = self.bounds(side)
        half = Fraction(step((percent,))) / 2
        return low <= Fraction(percent) + half and Fraction(percent) - half <= high

    def among(self, people: int | None) -> tuple[int, ...] | None:
        """Return how many of so many people gave each score; None where rounding leaves more than one answer."""
        if self.counts or people is None:
            return self.counts or None
        counts = possible(self.shares, people)
        return tuple(one[0] for one in counts) if all(len(one) == 1 for one in counts) else None

    def fits(self, people: int) -> bool:
        """Tell whether so many people can have given these scores."""
        return sum(self.counts) == people if self.counts else can_give(self.shares, people)


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


@lru_cache(maxsize=4096)
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
