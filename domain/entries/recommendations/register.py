"""What an inspection asks for: recommendations (binding), management considerations and their sub-points.

All three are provisions of the notional contract and go through the same states; one with sub-points stands as they do.
"""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Day, Line, Person, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import (
    ConcernedRef,
    NewConsideration,
    NewPoint,
    NewPractice,
    NewRecommendation,
    ParentRef,
    ProvisionRef,
)
from domain.rules.provisions import provision, settle
from domain.state.programme import Programme
from domain.state.recommendations import Practice, Provision

Concerns = tuple[
    Annotated[ConcernedRef, Field(description="the risks, processes, documents … that it is about")], ...
]


@entry("recommendation.made", verb="make")
class RecommendationMade(Entry):
    """Record a recommendation of an inspection; it is binding unless circumstances beyond control void it."""

    recommendation: NewRecommendation
    title: Line
    aim: Annotated[Text, Field(description="what is to be better once it is implemented")]
    source: Annotated[Line | None, Field(description="the report and paragraph that make it")] = None
    lead: Person | None = None
    due: Annotated[Day | None, Field(description="else the deadline of the notional contract")] = None
    concerns: Concerns = ()

    @property
    def upkeep(self) -> bool:
        return False

    def apply(self, programme: Programme, on: When) -> None:
        programme.recommendations[self.recommendation] = Provision(
            self.recommendation, self.title, on, on, self.aim, self.source, lead=self.lead, due=self.due
        )


@entry("consideration.made", verb="make")
class ConsiderationMade(Entry):
    """Record a management consideration of an inspection; it may be declined with good reason."""

    consideration: NewConsideration
    title: Line
    aim: Annotated[Text, Field(description="what was found, and what is to be better")]
    source: Annotated[Line | None, Field(description="the report and paragraph that make it")] = None
    lead: Person | None = None
    due: Annotated[Day | None, Field(description="else the deadline of the notional contract")] = None
    concerns: Concerns = ()

    @property
    def upkeep(self) -> bool:
        return False

    def apply(self, programme: Programme, on: When) -> None:
        programme.considerations[self.consideration] = Provision(
            self.consideration, self.title, on, on, self.aim, self.source, lead=self.lead, due=self.due
        )


@entry("recommendation.divided", verb="add-point")
class PointAdded(Entry):
    """Add a sub-point, which is implemented and verified by itself."""

    part_of: ParentRef
    point: NewPoint
    title: Annotated[Line, Field(description="what this one point asks for")]
    lead: Annotated[Person | None, Field(description="else the lead of the whole")] = None
    due: Annotated[Day | None, Field(description="else the date of the whole")] = None
    concerns: Concerns = ()

    @property
    def upkeep(self) -> bool:
        return False

    def apply(self, programme: Programme, on: When) -> None:
        point = Provision(self.point, self.title, on, on, of=self.part_of, lead=self.lead, due=self.due)
        programme.points[self.point] = point
        provision(programme, self.part_of).points.append(self.point)
        settle(programme, point, on)


@entry("recommendation.assigned", verb="assign")
class ProvisionAssigned(Entry):
    """Set the lead or the due date of a recommendation, a management consideration or a sub-point."""

    provision: ProvisionRef
    lead: Annotated[Person | None, Field(description="who answers for it")] = None
    due: Day | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.lead is None and self.due is None:
            yield phrase("say who leads", giving("lead"), ", when it is due", giving("due"), ", or both")

    def apply(self, programme: Programme, on: When) -> None:
        one = provision(programme, self.provision)
        one.lead, one.due, one.changed = self.lead or one.lead, self.due or one.due, on


@entry("practice.noted", verb="note")
class PracticeNoted(Entry):
    """Record good practice that an inspection commended, for others to learn from."""

    practice: NewPractice
    title: Line
    description: Annotated[Text, Field(description="what is done, and why it works")]
    source: Annotated[Line | None, Field(description="the report and paragraph that commend it")] = None

    @property
    def upkeep(self) -> bool:
        return False

    def apply(self, programme: Programme, on: When) -> None:
        programme.practices[self.practice] = Practice(
            self.practice, self.title, self.description, on, self.source
        )
