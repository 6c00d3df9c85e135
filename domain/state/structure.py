"""Units, postings and appeals as they stand."""

from domain.foundation.dates import When
from domain.foundation.values import State


class Unit(State):
    """One command unit as it stands; `into` is the unit it was merged into, if it was."""

    ref: str
    name: str
    kind: str
    opened: When
    opened_by: str | None = None
    note: str | None = None
    state: str = "open"
    ended: When | None = None
    ended_by: str | None = None
    into: str | None = None


class Posting(State):
    """Staff moved by a phase, or as many as a source says were."""

    ref: str
    description: str
    phase: str
    staff: int
    changed: When
    unit_from: str | None = None
    unit_to: str | None = None
    appeals: list[str] = []


class Appeal(State):
    """An appeal against a posting change, or several that are known only by their number (`appellants`)."""

    ref: str
    posting: str
    appellants: int
    lodged: When
    state: str = "lodged"
    ended: When | None = None
    reason: str | None = None
    erased: When | None = None
