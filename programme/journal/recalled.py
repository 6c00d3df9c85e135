"""A view whose records come from memory: those of the app's history, or those that were known by evidence."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from domain.history.corrections import Correction
from domain.history.readings import Placed
from domain.history.record import Record
from programme.foundation.moment import Moment
from programme.journal.folded import Folded
from programme.journal.unfolding import Unfolding
from programme.journal.view import View

if TYPE_CHECKING:
    from programme.journal.journal import Journal


class RecalledView(View):
    """A view whose records come from memory."""

    def __init__(self, journal: "Journal", programme_id: UUID, moment: Moment, unfolding: Unfolding) -> None:
        day = moment.as_of
        late = unfolding.at(day)
        folded = Folded(late, lambda: unfolding.early_at(day) or late)
        super().__init__(journal, programme_id, folded, moment)
        self._unfolding = unfolding
        self._records = unfolding.records(moment.as_of)
        self._possible = unfolding.possible(moment.as_of)
        self._corrections = unfolding.corrections

    @property
    def corrections(self) -> dict[int, Correction]:
        """What later corrections and withdrawals make of the entries they name."""
        return self._corrections

    def records(self) -> Iterator[Record]:
        return iter(self._records)

    def recorded(self) -> Iterator[Record]:
        return (r for r in self._unfolding.recorded() if self.moment.counts(r.position))

    def possible(self) -> list[Record]:
        return self._possible

    def _listed(self) -> list[Placed]:
        return [(r.entry, r.on, r.position) for r in self._unfolding.records(date.max)]


def known_by_evidence(journal: "Journal", programme_id: UUID, moment: Moment) -> RecalledView:
    """Return the programme at a moment at which more was known than was recorded."""
    unfolding = Unfolding()
    unfolding.learn(record for record in journal.recorded(programme_id) if moment.counts(record.position))
    return RecalledView(journal, programme_id, moment, unfolding)
