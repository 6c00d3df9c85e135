"""A programme folded twice: everything as late as its date allows, and everything as early."""

from collections.abc import Callable

from domain.state.programme import Programme


class Folded:
    """The two states of a programme on a date; the early one is made when it is first asked for."""

    def __init__(self, late: Programme, early: Callable[[], Programme] | None = None) -> None:
        self.late = late
        self._make = early
        self._early: Programme | None = None

    @property
    def early(self) -> Programme:
        """Everything as early as its date allows; the same object as `late` where no date is imprecise."""
        if self._make is None:
            return self.late
        if self._early is None:
            self._early = self._make()
        return self._early
