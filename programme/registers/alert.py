"""An alert: something about the programme that someone should look at, and since when it has been so."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Literal

import msgspec

from domain.foundation.dates import When, day_words
from domain.foundation.phrases import Phrase
from domain.state.programme import Programme

Severity = Literal["act now", "attend", "note"]
SEVERITIES: tuple[Severity, ...] = ("act now", "attend", "note")


# What is so by the graver rule is also so by the milder one, which then says nothing of its own.
MILDER = {
    "risk.abandoned": "risk.stale",
    "staff-issue.abandoned": "staff-issue.stale",
    "sop.review-overdue": "sop.review-due",
    "eia.review-overdue": "eia.review-due",
    "recommendation.overdue": "recommendation.due",
}


# Said before all else of its severity: nothing else is known to have been let through by nobody.
FOREMOST = frozenset({"phase.live-unaccepted"})


class Alert(msgspec.Struct, frozen=True):
    """One alert; `at_latest` says that `since` follows from an imprecise date, so it may have been true earlier.

    One that is not `certain` is true in some reading of the imprecise dates and in others not. What is certain has been
    true since some day from `since_earliest` to `since_latest`; what is possible has no latest day.
    """

    rule: str
    severity: Severity
    subject: str
    since: date
    at_latest: bool
    sentence: str
    clears: Phrase
    certain: bool = True
    since_earliest: date | None = None
    since_latest: date | None = None

    @property
    def since_words(self) -> str:
        """Since when, as a sentence ends: `since 3 Mar 2008`, `since some day from 30 Dec 2007 to 30 Mar 2008`."""
        first, last = self.since_earliest, self.since_latest
        if not self.certain:
            return f"possibly since {day_words(first or self.since)}"
        if first is not None and last is not None and first < last:
            return f"since some day between {day_words(first)} and {day_words(last)}"
        return f"{'at the latest ' if self.at_latest else ''}since {day_words(self.since)}"

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
