"""A total and its parts: where figures of one period do not add up."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from domain.figures.observations import Observation, rounding


class Sum(msgspec.Struct, frozen=True):
    """What a source says of a total for a period, beside the parts that one and the same source gives for it."""

    whole: Observation
    parts: tuple[Observation, ...]
    total: Decimal


def not_adding_up(
    whole: Sequence[Observation], parts: Mapping[str, Sequence[Observation]], *, counted: bool
) -> Iterator[Sum]:
    """Yield the totals that no rounding of their parts explains; a period of which a part is not known is left out.

    A part is taken from the source of the total where that source gives it, and else from the last that does.
    """
    for total in whole:
        if total.value is None or total.period is None:
            continue
        beside = [_for(total, observations) for observations in parts.values()]
        known = tuple(one for one in beside if one is not None)
        if len(known) < len(beside):
            continue
        bounds = [rounding(one.value, counted=counted) for one in known if one.value is not None]
        low, high = rounding(total.value, counted=counted)
        if sum(most for _, most in bounds) < low or sum(least for least, _ in bounds) > high:
            yield Sum(total, known, sum((one.value or Decimal(0) for one in known), Decimal(0)))


def _for(total: Observation, observations: Sequence[Observation]) -> Observation | None:
    alike = [one for one in observations if one.period == total.period and one.value is not None]
    own = [one for one in alike if one.source == total.source]
    return (own or alike or [None])[-1]  # type: ignore[list-item]
