"""What an import would do to alerts and gates, said in few enough lines to be read before it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programme.recording.effect import effect_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.history.record import Record
    from programme.journal.register import Register
    from programme.registers.alert import Alert

# Both states are looked at by every rule: for more entries that takes longer than recording them.
MOST_ENTRIES = 2_000
_EACH = 3


def consequences(register: Register, drafts: Sequence[Record]) -> list[str]:
    """Return a line for each alert and each gap of a gate that would begin or end; many of one rule share a line."""
    if not drafts:
        return []
    if len(drafts) > MOST_ENTRIES:
        return [
            f"what it would do to alerts is worked out for at most {MOST_ENTRIES:,} entries, and these are more"
        ]
    effect = effect_of(register, drafts)
    gaps = [f"closes a gap: {said}" for said in effect.closed] + [
        f"opens a gap: {said}" for said in effect.opened
    ]
    return [*_by_rule("clears", effect.cleared), *_by_rule("raises", effect.raised), *gaps]


def _by_rule(verb: str, alerts: Sequence[Alert]) -> Iterator[str]:
    rules: dict[str, list[Alert]] = {}
    for alert in alerts:
        rules.setdefault(alert.rule, []).append(alert)
    for rule, found in rules.items():
        if len(found) <= _EACH:
            yield from (f"{verb}: {alert.sentence}" for alert in found)
        else:
            yield f"{verb}: {len(found)} of {rule}, the first: {found[0].sentence}"
