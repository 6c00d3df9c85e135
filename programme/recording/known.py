"""What is known of a programme when an entry is checked: read once an attempt to record, when first asked for."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import chain

from domain.entries.entry import Entry, count_allotted
from domain.history.corrections import Correction
from domain.history.record import Record
from domain.state.programme import Programme
from programme.foundation.moment import Moment
from programme.journal.register import Register
from programme.personal.names import Names


class Known:
    """A register up to a position: its corrections, its last day and its entries."""

    def __init__(self, register: Register, position: int | None = None, unused: Iterable[str] = ()) -> None:
        self.register = register
        self.journal, self.programme_id = register.journal, register.programme_id
        self.position = register.position() if position is None else position
        self.today = register.today
        # Ids that were made just now stand for nothing yet: an import would ask for thousands of them.
        self._found: dict[str, Record | None] = dict.fromkeys(unused)

    def up_to(self, position: int) -> "Known":
        """Return what was known at an earlier position."""
        return self if position == self.position else Known(self.register, position)

    @cached_property
    def corrections(self) -> dict[int, Correction]:
        """The corrections in force, by the position of the entry that they amend."""
        return self.journal.corrections(self.programme_id, self.position)

    @cached_property
    def names(self) -> Names:
        """Whom every name means, by all that is recorded."""
        return self.journal.directories.names(self.programme_id)

    @cached_property
    def last_day(self) -> date:
        """The latest day on which anything is recorded to have been so."""
        return self.journal.last_day(self.programme_id, self.position)

    def find(self, entry_id: str) -> Record | None:
        """Return the record of an entry id; None when there is none."""
        if entry_id not in self._found:
            self._found[entry_id] = self.journal.find(self.programme_id, entry_id)
        return self._found[entry_id]

    def at(self, positions: Collection[int]) -> list[Record]:
        """Return the records at those positions that are known."""
        return self.journal.at(self.programme_id, [place for place in positions if place <= self.position])

    def of_topics(self, topics: Iterable[str]) -> Iterator[Record]:
        """Yield the known records of some topics."""
        return self.journal.of_topics(self.programme_id, topics, self.position)

    def recorded(self) -> list[Record]:
        """Return every known record, as it was recorded."""
        return list(self.journal.recorded(self.programme_id, up_to=self.position))

    def allotted(self, entry_classes: Iterable[type[Entry]]) -> dict[str, int]:
        """Return the highest number given so far for each prefix of which these entries may be given the next."""
        prefixes = set(chain.from_iterable(map(_allots, entry_classes)))
        if not prefixes:
            return {}
        from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - reviews, scores and the like allot nothing

        allotting = [topic for topic, cls in ENTRIES.items() if not prefixes.isdisjoint(_allots(cls))]
        # Guarantee: references are given in order and never reused. What was withdrawn still counts.
        allotted: dict[str, int] = {}
        for earlier in self.of_topics(allotting):
            count_allotted(earlier.entry.allotted(), allotted)
        return allotted

    def programme(self) -> Programme:
        """Return the programme as it stands today."""
        return self.register.current(Moment(self.today, self.position, self.today))


def _allots(entry_class: type[Entry]) -> tuple[str, ...]:
    marks = entry_class.reference_fields.values()
    return tuple(chain.from_iterable(mark.prefixes for mark in marks if mark.allots))
