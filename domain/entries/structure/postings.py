"""Posting changes, by which a phase moves staff, and the appeals against them."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Count, Line, PersonalText
from domain.foundation.phrases import Sentence
from domain.foundation.references import AppealRef, NewAppeal, NewPosting, PhaseRef, PostingRef, UnitRef
from domain.state.programme import Programme
from domain.state.structure import Appeal, Posting

Outcome = Literal["upheld", "dismissed", "withdrawn"]
OneOrMore = Annotated[Count, Field(ge=1)]


@entry("posting.changed", verb="change")
class PostingChanged(Entry):
    """Record that a phase changed the postings of staff."""

    posting: NewPosting
    phase: PhaseRef
    description: Line
    staff: Annotated[OneOrMore, Field(description="how many were moved")]
    unit_from: UnitRef | None = None
    unit_to: UnitRef | None = None

    def apply(self, programme: Programme, on: When) -> None:
        programme.postings[self.posting] = Posting(
            self.posting, self.description, self.phase, self.staff, on, self.unit_from, self.unit_to
        )


@entry("appeal.lodged", verb="lodge")
class AppealLodged(Entry):
    """Record an appeal against a posting change; names of staff are not kept."""

    appeal: NewAppeal
    posting: PostingRef
    appellants: Annotated[
        OneOrMore, Field(description="how many appeals, when only their number is known")
    ] = 1
    grounds: PersonalText | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        posting = programme.postings[self.posting]
        lodged = sum(programme.appeals[ref].appellants for ref in posting.appeals)
        if lodged + self.appellants > posting.staff:
            yield (
                f"{self.posting} moved {posting.staff} staff and {lodged} have appealed: "
                f"{self.appellants} more would be more than were moved"
            )

    def apply(self, programme: Programme, on: When) -> None:
        programme.appeals[self.appeal] = Appeal(self.appeal, self.posting, self.appellants, on)
        programme.postings[self.posting].appeals.append(self.appeal)


@entry("appeal.decided", verb="decide")
class AppealDecided(Entry):
    """Record that an appeal was upheld, dismissed or withdrawn."""

    appeal: AppealRef
    outcome: Outcome
    reason: PersonalText

    def apply(self, programme: Programme, on: When) -> None:
        appeal = programme.appeals[self.appeal]
        appeal.state, appeal.ended, appeal.reason = self.outcome, on, self.reason
