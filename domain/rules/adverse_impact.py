"""The adverse impact ratio: an indicator that a selection falls unevenly, never a legal test in the United Kingdom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import comb, sqrt

import msgspec

from domain.state.equality import Counted

# Four fifths: the rule of thumb of the US Uniform Guidelines of 1978; section 19 of the Equality Act sets no threshold.
FLAGGED_BELOW = Fraction(4, 5)
SMALL_GROUP = 30
SMALL_SHARE = Fraction(2, 100)
# Above this the exact sums would hold up a screen, and the normal approximation is close enough to be read.
EXACT_UP_TO = 2000


class Impact(msgspec.Struct, frozen=True):
    """One group beside the most favoured one; `ratio` is None when nobody of any group fared well.

    `small` says that the sample is too small for the ratio to mean much, and `p` is how often chance alone would
    part the two groups as far (Fisher's exact test, two-sided; the two-proportion z test above 2,000 people).
    """

    counted: Counted
    favoured: Counted
    ratio: Fraction | None
    small: bool
    p: float

    @property
    def flagged(self) -> bool:
        """Whether the ratio is below four fifths."""
        return self.ratio is not None and self.ratio < FLAGGED_BELOW


def fared_well(counted: Counted) -> int:
    """Return how many of the group had the favourable outcome: not being selected, when selection is the harm."""
    return counted.total - counted.selected if counted.adverse else counted.selected


def rate(counted: Counted) -> Fraction:
    """Return the group's rate of favourable outcomes; 0 for a group of nobody."""
    return Fraction(fared_well(counted), counted.total) if counted.total else Fraction(0)


def impacts(counts: Iterable[Counted]) -> Iterator[Impact]:
    """Compare every group with the most favoured group of its selection and characteristic."""
    selections: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
    for counted in counts:
        selections[counted.selection, counted.characteristic].append(counted)
    for groups in selections.values():
        pool = sum(group.total for group in groups)
        favoured = max(groups, key=rate)
        for group in groups:
            if group is not favoured:
                yield Impact(
                    counted=group,
                    favoured=favoured,
                    ratio=rate(group) / rate(favoured) if rate(favoured) else None,
                    small=min(group.total, favoured.total) < SMALL_GROUP or group.total < SMALL_SHARE * pool,
                    p=chance(fared_well(group), group.total, fared_well(favoured), favoured.total),
                )


def chance(well: int, total: int, other_well: int, other_total: int) -> float:
    """Return the two-sided probability that chance alone parts two groups at least as far."""
    all_well, everyone = well + other_well, total + other_total
    if everyone > EXACT_UP_TO:
        return _z_test(well, total, other_well, other_total)
    weights = [
        comb(total, k) * comb(other_total, all_well - k)
        for k in range(max(0, all_well - other_total), min(total, all_well) + 1)
    ]
    observed = comb(total, well) * comb(other_total, other_well)
    return float(Fraction(sum(weight for weight in weights if weight <= observed), sum(weights)))


def _z_test(well: int, total: int, other_well: int, other_total: int) -> float:
    if not total or not other_total:
        return 1.0
    pooled = (well + other_well) / (total + other_total)
    error = sqrt(pooled * (1 - pooled) * (1 / total + 1 / other_total))
    if not error:
        return 1.0
    from statistics import NormalDist  # noqa: PLC0415 - few have counts of applicants, and all who open the app wait

    return 2 * NormalDist().cdf(-abs(well / total - other_well / other_total) / error)
