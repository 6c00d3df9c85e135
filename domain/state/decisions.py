"""Decisions as they stand."""

from datetime import date

from domain.foundation.dates import When
from domain.foundation.values import State


class Decision(State):
    """One decision as it stands: needed until it is taken, in force until it is superseded or withdrawn."""

    ref: str
    title: str
    state: str
    forum: str | None = None
    affects: tuple[str, ...] = ()
    needed: When | None = None
    due: date | None = None
    decided: str | None = None
    reason: str | None = None
    rejected: tuple[str, ...] = ()
    taker: str | None = None
    taken: When | None = None
    supersedes: tuple[str, ...] = ()
    superseded_by: str | None = None
    ended: When | None = None
    why_ended: str | None = None
