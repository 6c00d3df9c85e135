"""Milestones as they stand, with every date that was planned or forecast for them."""

from domain.foundation.dates import When, when
from domain.foundation.values import State, Value


class Forecast(Value, frozen=True):
    """When something is expected, as somebody said it `on` a day; a plan and each forecast are kept with that day."""

    on: When
    expected: str
    by: str | None = None
    note: str | None = None

    @property
    def date(self) -> When:
        """The expected date as it is read."""
        return when(self.expected)


class Milestone(State):
    """One milestone as it stands: of a phase, or of the programme; `plans` keeps each date that was planned for it."""

    ref: str
    title: str
    recorded: When
    phase: str | None = None
    planned: str | None = None
    owner: str | None = None
    state: str = "planned"
    plans: list[Forecast] = []
    forecasts: list[Forecast] = []
    reached: When | None = None
    shown_by: str | None = None
    ended: When | None = None
    reason: str | None = None
