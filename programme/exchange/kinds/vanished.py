"""What becomes of a thing whose row is in the file no more: it is kept, closed, or withdrawn as never having been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries.journal.amendments import EntryWithdrawn
from domain.foundation.references import kind_of
from domain.rules.turns import is_open
from programme.exchange.rows import Gone
from programme.exchange.steps import Step
from programme.recording.in_force import in_force

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.state.programme import Programme
    from programme.exchange.steps import Setting
    from programme.journal.register import Register

# The entries that end a thing with nothing but a reason, by its kind: the thing, and the field of the reason.
ENDINGS = {
    "risk": ("risk.closed", "risk", "reason"),
    "issue": ("issue.resolved", "issue", "resolution"),
    "action": ("action.dropped", "action", "reason"),
    "decision": ("decision.withdrawn", "decision", "reason"),
    "sop": ("sop.withdrawn", "sop", "reason"),
}


def has_ended(programme: Programme, ref: str) -> bool:
    """Tell whether a thing is over, so that nobody expects it in a file of what goes on."""
    topic, name, _ = ENDINGS.get(kind_of(ref).noun, ("", "", ""))
    return bool(topic) and not is_open(programme, topic, name, ref)


def gone(programme: Programme, ref: str, place: str, key: str | None = None) -> Gone:
    """Say that a row is in the file no more, and what is to be settled about the thing that it was about."""
    known = f"{ref} (number {key} there)" if key else ref
    said = f"{known} is in the file no more"
    if over := has_ended(programme, ref):
        return Gone(place, f"{said}, and has ended: it stays as it is recorded", ref=ref, key=key, over=over)
    return Gone(
        place,
        f"{said}; nothing is recorded of that, and it is kept as it is",
        "say whether it is to be kept, closed or withdrawn",
        ref=ref,
        key=key,
    )


def closed(ref: str, reason: str, setting: Setting) -> Iterator[Step]:
    """Yield the entry that ends a thing; nothing where none ends it with a reason alone."""
    ending = ENDINGS.get(kind_of(ref).noun)
    if ending is not None:
        topic, name, why = ending
        yield Step(topic, {name: ref, why: reason}, setting.on.edtf, needed=True)


def withdrawn(ref: str, reason: str, setting: Setting, register: Register) -> Iterator[Step]:
    """Yield the withdrawal of every entry that names a thing, the last first."""
    recorded = in_force(register.journal.recorded(register.programme_id))
    named = [one.position for one in recorded if ref in set(one.entry.references())]
    for position in sorted(named, reverse=True):
        fields = {"entry": position, "reason": reason}
        yield Step(EntryWithdrawn.topic, fields, setting.on.edtf, needed=True)
