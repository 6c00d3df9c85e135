"""Acceptance of a journal that is not as it was seen: an explicit act, and a fact of the programme for ever."""

from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Text
from domain.state.journal import Acceptance
from domain.state.programme import Programme

Size = Annotated[int, Field(ge=0, description="how many records")]
Root = Annotated[Line, Field(description="a Merkle root, in hexadecimal digits")]


@entry("journal.accepted", verb="accept")
class JournalAccepted(Entry):
    """Accept a journal that is not as this machine had seen it, such as a restored backup."""

    seen_size: Size
    seen_root: Root
    found_size: Size
    found_root: Root
    reason: Annotated[Text, Field(description="why it is not as it was, and what is missing")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.acceptances.append(Acceptance(on, self.seen_size, self.found_size, self.reason))
