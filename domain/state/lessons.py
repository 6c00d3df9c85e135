"""Lessons as they stand, and what casts doubt on them."""

from datetime import date

from domain.foundation.dates import When
from domain.foundation.values import State, Value


class Doubt(Value, frozen=True):
    """An entry that shows a lesson was corrected or withdrawn after the lesson was drawn from it."""

    entry: int
    what: str
    on: When
    reason: str


class Lesson(State):
    """One lesson as it stands; `doubts` are what became of its entries since it was last said to hold."""

    ref: str
    title: str
    kind: str
    happened: str
    why: str | None
    advice: str
    audience: str | None
    drawn_by: str
    proposed: When
    state: str = "proposed"
    drawn_from: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    shown_by: tuple[int, ...] = ()
    carried_from: str | None = None
    decided: When | None = None
    decided_by: str | None = None
    owner: str | None = None
    due: date | None = None
    ended: When | None = None
    ended_by: str | None = None
    outcome: str | None = None
    changed: tuple[str, ...] = ()
    applied_in: tuple[int, ...] = ()
    doubts: list[Doubt] = []
