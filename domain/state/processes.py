"""Business processes and their changes as they stand."""

from domain.foundation.dates import When
from domain.foundation.values import State

STEPS = ("identified", "mapped", "consulted", "agreed", "implemented", "reviewed")
GIVEN_UP = frozenset({"rejected", "withdrawn"})


class Process(State):
    """One business process as it stands."""

    ref: str
    name: str
    owner: str | None
    unit: str | None
    defined: When
    state: str = "in use"
    note: str | None = None
    ended: When | None = None


class ProcessChange(State):
    """One change to a process; each step keeps when it was taken, because a step can be made up for later."""

    ref: str
    process: str
    title: str
    identified: When
    moved: When
    phase: str | None = None
    state: str = "identified"
    mapped: When | None = None
    consulted: When | None = None
    agreed: When | None = None
    implemented: When | None = None
    reviewed: When | None = None
    implemented_before_agreed: bool = False
    reason: str | None = None
    erased: When | None = None
    informed: When | None = None

    @property
    def given_up(self) -> bool:
        """Whether it was rejected or withdrawn."""
        return self.state in GIVEN_UP

    @property
    def done(self) -> bool:
        """Whether the process works in its new way."""
        return self.implemented is not None

    def take(self, step: str, on: When) -> None:
        """Note a step; a step that is made up for after implementation does not move the change back."""
        setattr(self, step, on)
        self.moved = on
        if self.state not in STEPS or STEPS.index(step) > STEPS.index(self.state):
            self.state = step
