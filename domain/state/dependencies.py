"""Dependencies as they stand."""

from datetime import date

from domain.foundation.dates import When
from domain.foundation.values import State

OPEN = ("registered", "agreed", "late", "broken")


class Dependency(State):
    """One dependency as it stands: `due` is the day by which it is needed, `agreed_for` that for which it is promised.

    Inbound, `on_whom` or `on_thing` gives it; outbound, `on_whom` waits for it. `owner` answers for it on our side.
    """

    ref: str
    title: str
    direction: str
    registered: When
    on_whom: str | None = None
    on_thing: str | None = None
    owner: str | None = None
    needed_for: str | None = None
    due: date | None = None
    state: str = "registered"
    agreed: When | None = None
    agreed_for: date | None = None
    agreed_by: str | None = None
    moved: When | None = None
    note: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still waited for."""
        return self.state in OPEN

    @property
    def giver(self) -> str:
        """Who or what gives it, as a sentence names it."""
        inbound = self.on_whom or self.on_thing or "somebody who is not named"
        return inbound if self.direction == "inbound" else (self.owner or "nobody of ours")
