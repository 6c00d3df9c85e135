"""What others recorded about the same thing while a form was open."""

from collections.abc import Sequence
from typing import Any

from domain.history.record import Record
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.effect import effect
from programme.recording.record import Proposal
from tui.shared.names import is_reference

NAMED = 3


class Meanwhile:
    """Knows up to which entry somebody has seen the journal, or was told of what came after."""

    def __init__(self, register: Register, seen: int) -> None:
        self.register = register
        self.seen = seen

    def refuse_once(self, proposals: Sequence[Proposal]) -> None:
        """Refuse what is about something that others changed since, and say what they recorded; not a second time."""
        named = {
            each for proposal in proposals for value in proposal.fields.values() for each in _named(value)
        }
        positions = {
            value for proposal in proposals for value in proposal.fields.values() if isinstance(value, int)
        }
        since, self.seen = self.seen, self.register.position()
        # Guarantee: a form whose thing was changed meanwhile says so before it records.
        found = [
            record
            for record in self.register.journal.recorded(self.register.programme_id, after=since)
            if named.intersection(record.entry.references())
            or (
                positions
                and any(positions.intersection(places) for places in record.entry.positions().values())
            )
        ]
        if found:
            # What cannot be recorded any more is refused for that reason.
            effect(self.register, proposals)
            raise Refused([_said(found)])


def _named(value: Any) -> Sequence[str]:  # noqa: ANN401 - a field holds any JSON value
    values = value if isinstance(value, list | tuple) else (value,)
    return [each for each in values if isinstance(each, str) and is_reference(each)]


def _said(found: Sequence[Record]) -> str:
    said = "; ".join(
        f"#{record.position} {record.entry.command} {record.entry.concerning} by {record.by}".replace(
            "  ", " "
        )
        for record in found[-NAMED:]
    )
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return (
        f"while this form was open others recorded {said}{more}: see whether yours still holds, and press ctrl+s "
        "again to record it as well"
    )
