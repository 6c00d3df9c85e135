"""What the scores of one statement come to: how many people they need, the positives, the negatives and the mean."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

import msgspec

from domain.figures.survey_shares import add_up, can_give, fewest, possible, step
from domain.foundation.dates import When
from domain.foundation.values import Value

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
        return worked_out(self).counts

    @property
    def people(self) -> int | None:
        """How many that makes; None when no number of people gives these shares."""
        return sum(self.by_score) if self.by_score else None

    @property
    def percents(self) -> tuple[Fraction, ...]:
        """The share of each score in percent, exact where it is known of how many."""
        return worked_out(self).percents

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
        return worked_out(self).adds_up

    def share(self, side: Side) -> Fraction:
        """Return the positives or the negatives in percent."""
        return worked_out(self).sides[side]

    def bounds(self, side: Side) -> Bounds:
        """Return between which percentages a side lies, for all that the rounding of the shares leaves open."""
        if self.counts:
            return self.share(side), self.share(side)
        said = sum((Fraction(self.shares[score]) for score in SIDES[side]), Fraction(0))
        open_ = Fraction(step(self.shares)) * len(SIDES[side]) / 2
        return said - open_, said + open_

    def gives(self, side: Side, percent: Decimal) -> bool:
        """Tell whether a percentage that somebody states is what the scores give, but for rounding."""
        return gives(self, side, percent)

    def among(self, people: int | None) -> tuple[int, ...] | None:
        """Return how many of so many people gave each score; None where rounding leaves more than one answer."""
        if self.counts or people is None:
            return self.counts or None
        counts = possible(self.shares, people)
        return tuple(one[0] for one in counts) if all(len(one) == 1 for one in counts) else None

    def fits(self, people: int) -> bool:
        """Tell whether so many people can have given these scores."""
        return sum(self.counts) == people if self.counts else can_give(self.shares, people)


class WorkedOut(msgspec.Struct, frozen=True):
    """What follows from the scores of one statement."""

    counts: tuple[int, ...] | None
    percents: tuple[Fraction, ...]
    sides: dict[Side, Fraction]
    adds_up: bool


# Alerts ask this of every day, and answers once recorded do not change.
@lru_cache(maxsize=4096)
def worked_out(answers: Answers) -> WorkedOut:
    """Work out what the scores of a statement come to."""
    counts = answers.counts or fewest(answers.shares)
    percents = tuple(
        (Fraction(100 * count, sum(counts)) for count in counts)
        if counts
        else (Fraction(share) for share in answers.shares)
    )
    return WorkedOut(
        counts=counts,
        percents=percents,
        sides={
            side: sum((percents[score] for score in scores), Fraction(0)) for side, scores in SIDES.items()
        },
        adds_up=bool(answers.counts) or add_up(answers.shares),
    )


@lru_cache(maxsize=4096)
def gives(answers: Answers, side: Side, percent: Decimal) -> bool:
    """Tell whether a percentage that somebody states is what the scores give, but for rounding."""
    low, high = answers.bounds(side)
    half = Fraction(step((percent,))) / 2
    return low <= Fraction(percent) + half and Fraction(percent) - half <= high
