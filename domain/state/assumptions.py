"""Assumptions as they stand."""

from datetime import date

from domain.foundation.dates import When
from domain.foundation.values import State

# What plans rest on; what is false or retired they rest on no more.
LIVE = ("untested", "holds")


class Assumption(State):
    """One assumption as it stands: `due` is the day by which it is to be tested, `became` the risk or issue it became.

    It is untested until somebody found that it holds or that it is false; what is planned on it no more is retired.
    """

    ref: str
    title: str
    recorded: When
    basis: str | None = None
    owner: str | None = None
    due: date | None = None
    about: str | None = None
    state: str = "untested"
    tested: When | None = None
    finding: str | None = None
    became: str | None = None
    ended: When | None = None
    reason: str | None = None

    @property
    def is_live(self) -> bool:
        """Whether plans rest on it."""
        return self.state in LIVE
