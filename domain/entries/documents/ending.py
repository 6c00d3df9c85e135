"""How a controlled document goes out of use: superseded by another, or withdrawn."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Text
from domain.foundation.phrases import Sentence, by, phrase
from domain.foundation.references import SopRef
from domain.rules.circles import leads_back
from domain.state.programme import Programme


@entry("sop.superseded", verb="supersede")
class SopSuperseded(Entry):
    """Record that another document replaced a published one."""

    sop: SopRef
    successor: Annotated[SopRef, Field(description="the published document that replaces it")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.sop == self.successor:
            yield phrase(
                f"{self.sop} cannot supersede itself: publish its next version instead (",
                by("sop.begun", sop=self.sop),
                ")",
            )
            return

        def successor(reference: str) -> str | None:
            return programme.sops[reference].successor

        mend = "name the document that is in force now"
        yield from leads_back(self.sop, self.successor, successor, "was superseded by", mend)

    def apply(self, programme: Programme, on: When) -> None:
        sop = programme.sops[self.sop]
        sop.state, sop.since, sop.draft, sop.successor = "superseded", on, None, self.successor


@entry("sop.withdrawn", verb="withdraw")
class SopWithdrawn(Entry):
    """Withdraw a document, or only the version in hand."""

    sop: SopRef
    reason: Text
    what: Annotated[Literal["document", "draft"], Field(description="all of it, or the version in hand")] = (
        "document"
    )

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        sop = programme.sops[self.sop]
        if self.what == "draft" and sop.draft is None:
            yield f"{sop.ref} has no draft to give up: withdraw the document, or leave it"

    def apply(self, programme: Programme, on: When) -> None:
        sop = programme.sops[self.sop]
        sop.draft, sop.reason = None, self.reason
        if self.what == "draft":
            sop.settle(on)
        else:
            sop.state, sop.since = "withdrawn", on
