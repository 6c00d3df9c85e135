"""Silence of a register: nothing recorded for long enough that nobody can be looking."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.dates import counted_days
from domain.foundation.phrases import Phrase
from domain.state.programme import Programme
from programme.registers.alert import Alert, after


def silent(programme: Programme, on: date, *, register: str, name: str, clears: Phrase) -> Iterator[Alert]:
    """Yield that a register is abandoned, or else stale; an outsider's finding does not count as keeping it."""
    kept = programme.kept.get(register, programme.started)
    if kept is None:
        return
    policy = programme.policy
    for word, days in (("abandoned", policy.register_abandoned_days), ("stale", policy.register_stale_days)):
        since = after(kept, days)
        if since <= on:
            yield Alert(
                rule=f"{register}.{word}",
                severity="act now" if word == "abandoned" else "attend",
                subject=name,
                since=since,
                at_latest=not kept.precise,
                sentence=(
                    f"the {name} has not been updated since {kept.words}, "
                    f"for {'' if kept.precise else 'at least '}{counted_days((on - kept.latest).days)} ({word})"
                ),
                clears=clears,
            )
            return
