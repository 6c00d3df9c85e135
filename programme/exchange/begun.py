"""The entries that brought things into being, as they are in force: a correction of a cell corrects these."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from domain.entries.catalogue import ENTRIES
from domain.entries.journal.amendments import AMENDMENTS
from programme.recording.in_force import in_force

if TYPE_CHECKING:
    from domain.history.record import Record
    from programme.journal.register import Register


class Begun:
    """The entry that brought each thing into being, read when it is first asked for."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, ref: str) -> Record | None:
        """Return the record that brought a thing into being."""
        return self._records.get(ref)

    @cached_property
    def _records(self) -> dict[str, Record]:
        register = self._register
        begins = [
            topic
            for topic, cls in ENTRIES.items()
            if any(mark.allots for mark in cls.reference_fields.values())
        ]
        topics = [*begins, *(cls.topic for cls in AMENDMENTS)]
        found = list(register.journal.of_topics(register.programme_id, topics, register.position()))
        return {ref: one for one in in_force(found) for ref in one.entry.allotted()}
