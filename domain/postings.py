"""Posting changes, by which a phase moves staff, and the appeals against them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from domain.asking import Field
from domain.dates import When
from domain.entry import Entry, entry
from domain.fields import Count, Line, PersonalText
from domain.references import AppealRef, NewAppeal, NewPosting, PhaseRef, PostingRef, UnitRef
from domain.state import State

if TYPE_CHECKING:
    from domain.programme import Programme

Outcome = Literal["upheld", "dismissed", "withdrawn"]
OneOrMore = Annotated[Count, Field(ge=1)]


class Posting(State):
    """Staff moved by a phase, or as many as a source says were."""

    ref: str
    description: str
    phase: str
    staff: int
    changed: When
    unit_from: str | None = None
    unit_to: str | None = None
    appeals: list[str] = []


class Appeal(State):
    """An appeal against a posting change, or several that are known only by their number (`appellants`)."""

    ref: str
    posting: str
    appellants: int
    lodged: When
    state: str = "lodged"
    ended: When | None = None
    reason: str | None = None
    erased: When | None = None


@entry("posting.changed", verb="change")
class PostingChanged(Entry):
    """The postings of staff were changed by a phase."""

    posting: NewPosting
    phase: PhaseRef
    description: Line
    staff: Annotated[OneOrMore, Field(description="how many were moved")]
    unit_from: UnitRef | None = None
    unit_to: UnitRef | None = None

    def apply(self, programme: "Programme", on: When) -> None:
        programme.postings[self.posting] = Posting(
            self.posting, self.description, self.phase, self.staff, on, self.unit_from, self.unit_to
        )


@entry("appeal.lodged", verb="lodge")
class AppealLodged(Entry):
    """An appeal was lodged against a posting change; names of staff are not kept."""

    appeal: NewAppeal
    posting: PostingRef
    appellants: Annotated[
        OneOrMore, Field(description="how many appeals, when only their number is known")
    ] = 1
    grounds: PersonalText | None = None

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        posting = programme.postings[self.posting]
        lodged = sum(programme.appeals[ref].appellants for ref in posting.appeals)
        if lodged + self.appellants > posting.staff:
            yield (
                f"{self.posting} moved {posting.staff} staff and {lodged} have appealed: "
                f"{self.appellants} more would be more than were moved"
            )

    def apply(self, programme: "Programme", on: When) -> None:
        programme.appeals[self.appeal] = Appeal(self.appeal, self.posting, self.appellants, on)
        programme.postings[self.posting].appeals.append(self.appeal)


@entry("appeal.decided", verb="decide")
class AppealDecided(Entry):
    """An appeal was upheld or dismissed, or those who lodged it withdrew it."""

    appeal: AppealRef
    outcome: Outcome
    reason: PersonalText

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        if (state := programme.appeals[self.appeal].state) != "lodged":
            yield f"{self.appeal} was {state} already: lodge a new appeal if there is one"

    def apply(self, programme: "Programme", on: When) -> None:
        appeal = programme.appeals[self.appeal]
        appeal.state, appeal.ended, appeal.reason = self.outcome, on, self.reason
