"""Posts and the persons who hold them, as they stand, and what these may do."""

from typing import Literal

from domain.foundation.dates import When
from domain.foundation.values import State, Value


class Tenure(Value, frozen=True):
    """That a person held a post, from a day until a day, or still."""

    person: str
    since: When
    until: When | None = None


class Post(State):
    """One post as it stands; `changed` is when it came into its state, `also` how else it is written.

    Who holds one that is `established` is not known; one that is `vacant` nobody holds.
    """

    ref: str
    title: str
    established: When
    changed: When
    unit: str | None = None
    level: str | None = None
    reports_to: str | None = None
    state: str = "established"
    holder: str | None = None
    tenures: list[Tenure] = []
    also: list[str] = []
    reason: str | None = None


Role = Literal["reader", "reviewer", "recorder", "approver", "owner"]


class Grant(Value, frozen=True):
    """That a person may do something, from a day until a day, or still."""

    role: Role
    since: When
    reason: str | None = None
    until: When | None = None
    ended_for: str | None = None

    def ended(self, on: When, reason: str) -> "Grant":
        """Return the grant as it stands once it is taken back."""
        return Grant(self.role, self.since, self.reason, on, reason)


class Person(State):
    """One person as they stand; `also` is how else the name is written, `into` whose other entry this was."""

    ref: str
    name: str
    registered: When
    state: str = "in the organisation"
    left: When | None = None
    also: list[str] = []
    into: str | None = None
    erased: When | None = None
    grants: list[Grant] = []

    def grant_of(self, role: Role) -> Grant | None:
        """Return the grant by which they have a role now."""
        return next((one for one in self.grants if one.role == role and one.until is None), None)
