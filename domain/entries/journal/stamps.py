"""Bounding stamps: what a clock that was set wrong stamped was recorded on other days than its stamps say."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.entries.journal.amendments import Position
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Edtf, Text
from domain.foundation.phrases import Sentence
from domain.state.programme import Programme


@entry("journal.stamps-bounded", verb="bound-stamps")
class StampsBounded(Entry):
    """Say when entries were recorded that a wrong clock stamped; their stamps stay as they are."""

    first: Annotated[Position, Field(description="the number of the first of them")]
    recorded: Annotated[
        Edtf,
        Field(
            description="when they were recorded, as far as that is known: 2026-11-28 or 2026-11-28/2026-12-04"
        ),
    ]
    reason: Annotated[Text, Field(description="which clock was wrong, and how that is known")]
    last: Annotated[
        Position | None, Field(description="the number of the last of them; this entry itself if left out")
    ] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.last is not None and self.last < self.first:
            yield f"entry {self.last} comes before entry {self.first}: give the first and the last of them"

    def apply(self, programme: Programme, on: When) -> None:
        """Change nothing: it is about when entries became known, and not about what they say was so."""
