"""Phases as they stand, and what else they need."""

from datetime import date
from typing import Literal

from domain.foundation.dates import When
from domain.foundation.values import State
from domain.state.milestones import Forecast

NeedKind = Literal[
    "accountability", "training", "information system", "accommodation", "communication", "establishment"
]


class Need(State):
    """Something a phase needs besides processes, documents and assessments: who provides it, and what shows it."""

    ref: str
    phase: str
    kind: str
    title: str
    identified: When
    owner: str | None = None
    due: date | None = None
    unit: str | None = None
    state: str = "open"
    ended: When | None = None
    shown_by: str | None = None
    confirmed_by: str | None = None
    reason: str | None = None


class Phase(State):
    """One phase as it stands.

    `accepted` holds the gaps it went live with that somebody accepted, by what is missing, since when, and `unaccepted`
    those that nobody did. `asked` are the groups that were consulted on it or involved, `told` those only informed.
    """

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
    unaccepted: dict[str, When] = {}
    acceptors: dict[str, str] = {}
    reported_by: str | None = None
    informed: When | None = None
    asked: list[str] = []
    told: list[str] = []
    forecasts: list[Forecast] = []

    @property
    def given_up(self) -> bool:
        """Whether it was abandoned."""
        return self.state == "abandoned"
