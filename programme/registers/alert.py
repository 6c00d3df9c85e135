"""An alert: something about the programme that someone should look at, and since when it has been so."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Literal

import msgspec

from domain.foundation.dates import When
from domain.foundation.phrases import Phrase
from domain.state.programme import Programme

Severity = Literal["act now", "attend", "note"]
SEVERITIES: tuple[Severity, ...] = ("act now", "attend", "note")


class Alert(msgspec.Struct, frozen=True):
    """One alert; `at_latest` says that `since` follows from an imprecise date, so it may have been true earlier."""

    rule: str
    severity: Severity
    subject: str
    since: date
    at_latest: bool
    sentence: str
    clears: Phrase

    @classmethod
    def since_fact(  # noqa: PLR0913 - what an alert says
        cls, fact: When, *, rule: str, severity: Severity, subject: str, sentence: str, clears: Phrase
    ) -> "Alert":
        """Return an alert that is true since a fact was so, at the latest when that is not known to the day."""
        return cls(rule, severity, subject, fact.latest, not fact.precise, sentence, clears)

    def days(self, on: date) -> int:
        """Return for how many days it has been true on that date."""
        return (on - self.since).days


Rule = Callable[[Programme, date], Iterator[Alert]]


def after(when: When, days: int) -> date:
    """Return the day that many days after the latest day a fact can have been so."""
    return when.latest + timedelta(days=days)
