"""Where a thing was brought over from: the row of somebody else's register, word for word."""

from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Text
from domain.foundation.references import ThingRef
from domain.state.journal import Source
from domain.state.programme import Programme


@entry("journal.source-noted", verb="note-source")
class SourceNoted(Entry):
    """Record the row of another register that a thing was taken over from; it is kept word for word."""

    thing: ThingRef
    file: Annotated[Line, Field(description="the name of the file")]
    sha256: Annotated[Line, Field(description="its digest")]
    place: Annotated[Line, Field(description="the sheet and the row")]
    key: Annotated[Line | None, Field(description="the number that it has there")] = None
    mapping: Annotated[Line | None, Field(description="the mapping that it was read with")] = None
    cells: Annotated[
        tuple[Text, ...], Field(description="each cell that became a field, as “Owner: Director of Finance”")
    ] = ()
    attributes: Annotated[
        tuple[Text, ...], Field(description="each cell that no field takes, as “Audit fee: may double”")
    ] = ()

    def apply(self, programme: Programme, on: When) -> None:
        programme.sources[self.thing] = Source(
            self.file,
            self.sha256,
            self.place,
            on,
            self.key,
            self.mapping,
            self.cells,
            self.attributes,
        )
