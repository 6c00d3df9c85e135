"""What somebody decided about an alert: to look at it later, or who sees to it."""

from datetime import date

from domain.foundation.dates import When
from domain.foundation.values import State


def alert_key(rule: str, about: str) -> str:
    """Return by what the programme knows an alert: its rule, and what it is about."""
    return f"{rule} {about}"


class Handled(State):
    """An alert of one rule about one thing: until when it is snoozed and why, and who sees to it."""

    rule: str
    about: str
    snoozed: When | None = None
    until: date | None = None
    reason: str | None = None
    assigned_to: str | None = None
    assigned: When | None = None

    def rests(self, on: date) -> bool:
        """Tell whether it is snoozed on a date; on the day until which it is snoozed it is back."""
        return self.until is not None and on < self.until
