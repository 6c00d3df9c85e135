"""Phases as they stand."""

from domain.foundation.dates import When
from domain.foundation.values import State


class Phase(State):
    """One phase as it stands; `accepted` holds the gaps it went live with, by what is missing, since when."""

    ref: str
    title: str
    planned: When
    purpose: str | None = None
    lead: str | None = None
    planned_start: str | None = None
    planned_live: str | None = None
    interim: bool = False
    opens: tuple[str, ...] = ()
    merges: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    needs: list[str] = []
    ended_by: str | None = None
    state: str = "planned"
    started: When | None = None
    consulted: When | None = None
    live: When | None = None
    ended: When | None = None
    accepted: dict[str, When] = {}
    acceptor: str | None = None
    reason: str | None = None
    erased: When | None = None

    @property
    def given_up(self) -> bool:
        """Whether it was abandoned."""
        return self.state == "abandoned"
