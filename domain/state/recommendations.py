"""Recommendations, considerations, sub-points, planned actions and good practice as they stand."""

from datetime import date

from domain.foundation.dates import When
from domain.foundation.values import State, Value


class PlannedAction(State):
    """One promised action towards a provision."""

    ref: str
    provision: str
    title: str
    owner: str
    due: date
    state: str = "open"
    ended: When | None = None
    note: str | None = None


# Nothing more is owed on a provision in one of these states.
ENDED = frozenset({"verified", "declined", "voided"})


class Evidence(Value, frozen=True):
    """A piece of evidence that a provision moved: what was done or found, by whom if that was said."""

    on: When
    what: str
    by: str | None = None


class Provision(State):
    """One recommendation, management consideration or sub-point as it stands; `of` is what a sub-point belongs to.

    `owed_since` is when it was made, sent back or taken up again: before that there was nothing to ask for.
    """

    ref: str
    title: str
    made: When
    owed_since: When
    aim: str | None = None
    source: str | None = None
    of: str | None = None
    lead: str | None = None
    due: date | None = None
    state: str = "open"
    changed: When | None = None
    claimed: When | None = None
    claimed_by: str | None = None
    ended: When | None = None
    ended_by: str | None = None
    reason: str | None = None
    points: list[str] = []
    actions: list[str] = []
    evidence: list[Evidence] = []

    @property
    def owed(self) -> bool:
        """Whether its owner still has something to do; an unverified claim waits for the inspector."""
        return self.state in {"open", "in progress"}


class Practice(State):
    """A piece of good practice that an inspection commended."""

    ref: str
    title: str
    description: str
    noted: When
    source: str | None = None
    state: str = "noted"
