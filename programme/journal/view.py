"""A view: one programme at one moment, which every question is asked of."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from domain.history.corrections import Correction
from domain.history.record import Record
from domain.state.programme import Programme
from programme.foundation.moment import Moment

if TYPE_CHECKING:
    from programme.journal.journal import Journal


class View:
    """A programme as it stands at a moment; nobody may change it."""

    def __init__(self, journal: "Journal", programme_id: UUID, programme: Programme, moment: Moment) -> None:
        self._journal = journal
        self.programme_id = programme_id
        self.programme = programme
        self.moment = moment

    @property
    def on(self) -> date:
        """The date asked about."""
        return self.moment.as_of

    @property
    def known(self) -> bool:
        """Whether anything was known at all at this moment."""
        return bool(self.programme.name)

    def records(self) -> Iterator[Record]:
        """Yield the records that made the state, corrected, in the order of when they were so."""
        return self._journal.replay(self.programme_id, self.moment.position, self.on)

    def recorded(self) -> Iterator[Record]:
        """Yield every record known at this moment as it was recorded, also withdrawn and not yet certain ones."""
        return self._journal.recorded(self.programme_id, up_to=self.moment.position)

    @cached_property
    def corrections(self) -> dict[int, Correction]:
        """What later corrections and withdrawals make of the entries they name."""
        return self._journal.corrections(self.programme_id, self.moment.position)

    def possible(self) -> list[Record]:
        """Return facts that may be so on this date but are not certain yet: earliest ≤ date < latest."""
        later = self._journal.since(self.programme_id, self.moment.position, self.on)
        standing = (
            r for r in later if r.position <= self.moment.position and r.position not in self.corrections
        )
        return [record for record in standing if record.on.earliest <= self.on < record.on.latest]
