"""Corrections and withdrawals: entries that name an entry, which stays visible as corrected."""

from typing import Annotated, Any

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Edtf, Text
from domain.rules.lessons import doubt
from domain.state.programme import Programme

Position = Annotated[int, Field(ge=1, description="the number of the entry, as the timeline shows it")]


class Amendment(Entry):
    """What corrections and withdrawals share: they change what another entry says, and cast doubt on its lessons."""

    entry: int
    reason: str

    @property
    def concerning(self) -> str:
        return f"#{self.entry}"

    def apply(self, programme: Programme, on: When) -> None:
        """Mark the lessons that the entry shows; the entry itself is replayed with its present content instead."""
        doubt(programme, self.entry, self.topic.partition(".")[2], on, self.reason)


@entry("entry.corrected", verb="correct")
class EntryCorrected(Amendment):
    """Correct an entry: give its right content, or its right date."""

    entry: Position
    reason: Text
    changes: Annotated[
        dict[str, Any], Field(description="the fields that change, with their right values")
    ] = {}
    effective: Annotated[Edtf | None, Field(description="the right date, when the date was wrong")] = None


@entry("entry.withdrawn", verb="withdraw")
class EntryWithdrawn(Amendment):
    """Withdraw an entry that was never so."""

    entry: Position
    reason: Text


AMENDMENTS: tuple[type[Amendment], ...] = (EntryCorrected, EntryWithdrawn)
AMENDMENT_TOPICS = tuple(amendment.topic for amendment in AMENDMENTS)
