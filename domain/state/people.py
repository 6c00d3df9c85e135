"""Posts and the persons who hold them, as they stand."""

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
