"""Forums and their meetings, as they stand."""

from domain.foundation.dates import When
from domain.foundation.values import State


class Forum(State):
    """One forum as it stands: one that is `missing` is needed and does not exist; `moved` is since when it is so.

    `last` is when it last met, as far as that is recorded. Of one that was `found` the register knows no more than that
    it met.
    """

    ref: str
    title: str
    moved: When
    purpose: str | None = None
    chair: str | None = None
    members: tuple[str, ...] = ()
    every_days: int | None = None
    state: str = "running"
    terms: str | None = None
    terms_given: When | None = None
    terms_revised: When | None = None
    last: When | None = None
    held: int = 0
    reason: str | None = None
    # When each member joined who has not been one from the first.
    joined: dict[str, When] = {}
    found: bool = False


class Meeting(State):
    """One meeting, or as many as `times` says, that was held, missed or cancelled."""

    ref: str
    forum: str
    on: When
    state: str
    attended: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    times: int | None = None
    note: str | None = None
