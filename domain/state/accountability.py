"""Functions, and who answers for what, as they stand."""

from typing import Literal

from domain.foundation.dates import When
from domain.foundation.values import State, Value

Role = Literal["accountable", "responsible", "consulted", "informed"]


class Function(State):
    """Something that has to be answered for and is no process of its own; `units` are those that carry it out."""

    ref: str
    title: str
    named: When
    units: tuple[str, ...] = ()
    note: str | None = None
    state: str = "current"
    ended: When | None = None
    reason: str | None = None


class Assigned(Value, frozen=True):
    """Who answers by one responsibility, from a day on."""

    on: When
    who: str


class Responsibility(State):
    """That somebody answers for a thing in a role, since a day, or from the go-live of `phase` on.

    It is over when it has ended, or when `ends_with` is live.
    """

    ref: str
    about: str
    who: str
    role: str
    since: When
    phase: str | None = None
    basis: str | None = None
    state: str = "assigned"
    ended: When | None = None
    ends_with: str | None = None
    reason: str | None = None

    @property
    def assigned(self) -> Assigned:
        """Who answers, and since when."""
        return Assigned(self.since, self.who)


class Unanswered(Value, frozen=True):
    """That nobody was found to answer for a thing, or nobody for certain, and since when it was so."""

    since: When
    basis: str | None = None
