"""What sources say of a measure, and what follows from their figures: changes, rates and where they disagree."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import msgspec

from domain.dates import When, when
from domain.state import Value

Bounds = tuple[Decimal, Decimal]
# Two periods are compared when their lengths differ by no more than this part: a year is no match for eight months.
ALIKE = 0.1
# No population grows by more than this between two periods: a rate's base that does was of something else.
STEADY = Decimal("1.1")


class Observation(Value, frozen=True):
    """What one source says of a measure for one period; `quartile` 1 is the best of the group it is compared with."""

    on: When
    source: str
    period: str | None = None
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    stated_change: Decimal | None = None
    stated_in: str = "percent"
    against: str | None = None
    quartile: int | None = None
    quartile_at_worst: int | None = None
    rank: int | None = None
    out_of: int | None = None
    peers: Decimal | None = None
    note: str | None = None

    @property
    def first(self) -> date:
        """The first day that it covers."""
        return span(self.period)[0] if self.period else self.on.earliest

    @property
    def last(self) -> date:
        """The last day that it covers; without a period it tells of the day on which it was so."""
        return span(self.period)[1] if self.period else self.on.latest

    def rate(self, per: int) -> Decimal | None:
        """Return the rate worked out from the counts."""
        if self.numerator is None or not self.denominator:
            return None
        return Decimal(self.numerator) * per / self.denominator

    def figure(self, per: int) -> Decimal | None:
        """Return the value as it was stated, else as its counts give it."""
        return self.rate(per) if self.value is None else self.value


class Change(msgspec.Struct, frozen=True):
    """A change between two observations, worked out from their figures, beside the one that the source states.

    `differs` says that no rounding of the figures as printed explains the difference.
    """

    observation: Observation
    before: Decimal
    after: Decimal
    number: Decimal
    percent: Decimal | None
    stated: Decimal | None
    stated_in: str
    differs: bool
    since: Observation


def span(period: str) -> tuple[date, date]:
    """Return the first and the last day of a period; both ends are read apart, as intervals cost a library."""
    start, _, end = period.partition("/")
    return (date.min if start == ".." else when(start).earliest), when(end or start).latest


def rounding(figure: Decimal, *, counted: bool) -> Bounds:
    """Return between which figures lies what was rounded to this one; what was counted is exact."""
    exponent = figure.as_tuple().exponent
    half = Decimal(0) if counted else Decimal(5).scaleb(int(exponent) - 1)
    return figure - half, figure + half


def rounded(figure: Decimal | None, places: int = 1) -> Decimal | None:
    """Round a figure that was worked out, halves away from nothing as statistics are printed."""
    return None if figure is None else figure.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def growth(then: Decimal, now: Decimal) -> Decimal | None:
    """Return a change in percent; there is none from nothing, nor from less."""
    return (now - then) * 100 / then if then > 0 else None


def changed(
    observation: Observation, observations: Iterable[Observation], *, per: int, counted: bool
) -> Change | None:
    """Return the change that led to an observation; None when there is nothing to work it out from."""
    known = [one for one in observations if one.figure(per) is not None]
    after = observation if observation.figure(per) is not None else _for(observation.period, known)
    before = compared_with(observation, known)
    if after is None or before is None:
        return None
    now, then = after.figure(per), before.figure(per)
    assert now is not None  # noqa: S101 - both were chosen for having one
    assert then is not None  # noqa: S101
    return Change(
        observation=observation,
        before=then,
        after=now,
        number=now - then,
        percent=growth(then, now),
        stated=observation.stated_change,
        stated_in=observation.stated_in,
        differs=_differs(observation, rounding(then, counted=counted), rounding(now, counted=counted)),
        since=before,
    )


def _differs(observation: Observation, then: Bounds, now: Bounds) -> bool:
    if observation.stated_change is None:
        return False
    low, high = rounding(observation.stated_change, counted=False)
    if observation.stated_in == "points":
        least, most = now[0] - then[1], now[1] - then[0]
    elif then[0] > 0:
        least, most = (now[0] / then[1] - 1) * 100, (now[1] / then[0] - 1) * 100
    else:
        return False
    return most < low or least > high


def compared_with(observation: Observation, known: Iterable[Observation]) -> Observation | None:
    """Return what an observation is compared with: the period it names, else the last one before of like length."""
    if observation.against:
        return _for(observation.against, known)
    length = (observation.last - observation.first).days + 1
    earlier = [
        one
        for one in known
        if one.last < observation.last
        and one.first < observation.first
        and abs((one.last - one.first).days + 1 - length) <= ALIKE * length
    ]
    return max(earlier, key=lambda one: one.last, default=None)


def _for(period: str | None, known: Iterable[Observation]) -> Observation | None:
    return next((one for one in reversed(list(known)) if period and one.period == period), None)


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


def rebased(
    observations: Iterable[Observation], per: int
) -> Iterator[tuple[Observation, Observation, Decimal, Decimal]]:
    """Yield neighbouring rates whose bases are further apart than a tenth, with their nearest bases."""
    based = [(one, bounds) for one in observations if (bounds := base(one, per))]
    for (earlier, then), (later, now) in pairwise(based):
        if now[0] > then[1] * STEADY:
            yield earlier, later, then[1], now[0]
        elif then[0] > now[1] * STEADY:
            yield earlier, later, then[0], now[1]


def disagreements(
    observations: list[Observation], *, counted: bool
) -> Iterator[tuple[str, Observation, Observation]]:
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
