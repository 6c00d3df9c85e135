"""Since when the organisation knew what an entry says: claimed only from evidence that somebody in it had read then."""

from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Person
from domain.foundation.positions import EntryPosition
from domain.state.programme import Programme


@entry("entry.knowledge-dated", verb="date-knowledge")
class KnowledgeDated(Entry):
    """Record that the organisation knew what an entry says on a date, by evidence that somebody in it had read then."""

    needs_evidence = True

    entry: Annotated[
        EntryPosition, Field(description="the entry that was known, by its number or as “risk raise R-004”")
    ]
    readers: Annotated[
        Person, Field(description="who in the organisation had read the evidence on that date")
    ]

    @property
    def upkeep(self) -> bool:
        return False

    @property
    def concerning(self) -> str:
        return f"#{self.entry}"

    def apply(self, programme: Programme, on: When) -> None:
        """Change nothing: what was so is so whoever knew of it."""


TOPIC = KnowledgeDated.topic
