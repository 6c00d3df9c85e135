"""Signs of life: when each register was last kept, and how long nobody had kept it on the days before."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from programme.journal.view import View
from programme.questions.silences import kept_by_register, never_kept
from programme.registers.all_listings import LISTINGS

# So far back a line looks, unless the programme is younger.
LOOKED_BACK = timedelta(days=365)


class Sign(msgspec.Struct, frozen=True):
    """A register, when it was last kept, and for how many days it has been silent, at least.

    `silence` is for how many days it was silent on days up to this one, evenly apart, the oldest first. `stale` says
    that it is silent for longer than the policy allows; `last` is None where it was never kept.
    """

    noun: str
    title: str
    last: date | None
    days: int
    silence: tuple[int, ...]
    stale: bool


def signs_of_life(view: View, places: int) -> list[Sign]:
    """Return the sign of life of each register that was kept or should have been, the longest silent first."""
    programme = view.programme
    if programme.started is None:
        return []
    first = max(programme.started.latest, view.on - LOOKED_BACK)
    days = evenly(first, view.on, places)
    found = []
    for noun, records in kept_by_register(view).items():
        kept = sorted({record.on.latest for record in records})
        start = programme.started.latest if never_kept(noun, records) else kept[0] if kept else None
        if start is None:
            continue
        silence = silent_on(kept, start, days)
        stale = silence[-1] > programme.policy.register_stale_days
        last = kept[-1] if kept else None
        found.append(Sign(noun, LISTINGS[noun].title, last, silence[-1], silence, stale))
    return sorted(found, key=lambda sign: -sign.days)


def evenly(first: date, last: date, places: int) -> list[date]:
    """Return so many days evenly apart, fewer where there are not so many, of which the last is `last`."""
    span = (last - first).days
    count = max(1, min(places, span + 1))
    return [last - timedelta(days=round(span * back / max(1, count - 1))) for back in reversed(range(count))]


def silent_on(kept: Sequence[date], start: date, days: Sequence[date]) -> tuple[int, ...]:
    """Return for how many days nothing had been kept on each of some days; 0 before the start."""
    found = []
    for day in days:
        before = [one for one in kept if one <= day]
        since = before[-1] if before else start
        found.append(max(0, (day - since).days))
    return tuple(found)
