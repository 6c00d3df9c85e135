"""What sources say of a measure, and what follows from their figures: rates and changes."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec

from domain.foundation.dates import When, when
from domain.foundation.values import Value

Bounds = tuple[Decimal, Decimal]
# Two periods are compared when their lengths differ by no more than this part: a year is no match for eight months.
ALIKE = 0.1


class Observation(Value, frozen=True, cache_hash=True):
    """What one source says of a measure for one period; `quartile` 1 is the best of the group it is compared with.

    `peers` is that group's own figure, `months` how long the source calls the period.
    """

    on: When
    source: str
    period: str | None = None
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    stated_change: Decimal | None = None
    stated_in: str | None = "percent"
    against: str | None = None
    quartile: int | None = None
    quartile_at_worst: int | None = None
    rank: int | None = None
    out_of: int | None = None
    peers: Decimal | None = None
    note: str | None = None
    months: int | None = None

    @property
    def first(self) -> date:
        """The first day that it covers."""
        return span(self.period)[0] if self.period else self.on.earliest

    @property
    def last(self) -> date:
        """The last day that it covers; without a period it tells of the day on which it was so."""
        return span(self.period)[1] if self.period else self.on.latest

    @property
    def vague(self) -> bool:
        """Whether the last day that it covers is not known to the day."""
        return when(self.period.rpartition("/")[2]).approximate if self.period else not self.on.precise

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
    stated_in: str | None
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
    """Round a figure that was worked out, halves to the even digit, so that many of them lean neither way."""
    return None if figure is None else figure.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


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
