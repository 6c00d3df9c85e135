"""What an inspection asks for: recommendations (binding), management considerations and their sub-points.

All three are provisions of the notional contract and go through the same states; one with sub-points stands as they do.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.asking import Field
from domain.dates import When
from domain.entry import Entry, entry
from domain.fields import Day, Line, Person, Text
from domain.references import (
    ConcernedRef,
    NewConsideration,
    NewPoint,
    NewPractice,
    NewRecommendation,
    ParentRef,
    ProvisionRef,
    kind_of,
)
from domain.state import State, Value

if TYPE_CHECKING:
    from domain.programme import Programme

Concerns = tuple[
    Annotated[ConcernedRef, Field(description="the risks, processes, documents … that it is about")], ...
]
# Nothing more is owed on a provision in one of these states.
ENDED = frozenset({"verified", "declined", "voided"})


class Evidence(Value, frozen=True):
    """A piece of evidence that a provision moved: what was done or found, by whom if that was said."""

    on: When
    what: str
    by: str | None = None


class Provision(State):
    """One recommendation, management consideration or sub-point as it stands; `of` is what a sub-point belongs to.

    `owed_since` is when it was made, sent back or taken up again: before that there was nothing to ask for.
    """

    ref: str
    title: str
    made: When
    owed_since: When
    aim: str | None = None
    source: str | None = None
    of: str | None = None
    lead: str | None = None
    due: date | None = None
    state: str = "open"
    changed: When | None = None
    claimed: When | None = None
    claimed_by: str | None = None
    ended: When | None = None
    ended_by: str | None = None
    reason: str | None = None
    points: list[str] = []
    actions: list[str] = []
    evidence: list[Evidence] = []

    @property
    def owed(self) -> bool:
        """Whether its owner still has something to do; an unverified claim waits for the inspector."""
        return self.state in {"open", "in progress"}


class Practice(State):
    """A piece of good practice that an inspection commended."""

    ref: str
    title: str
    description: str
    noted: When
    source: str | None = None
    state: str = "noted"


def provision(programme: "Programme", reference: str) -> Provision:
    """Return a recommendation, a management consideration or a sub-point."""
    found: Provision = getattr(programme, kind_of(reference).register)[reference]
    return found


def provisions(programme: "Programme") -> Iterator[Provision]:
    """Yield the recommendations and then the management considerations, without their sub-points."""
    yield from programme.recommendations.values()
    yield from programme.considerations.values()


def leaves(programme: "Programme", whole: Provision) -> list[Provision]:
    """Return what has to be done one by one: the sub-points, or the provision itself when it has none."""
    return [programme.points[ref] for ref in whole.points] or [whole]


def lead_of(programme: "Programme", one: Provision) -> str | None:
    """Return who leads: a sub-point without a lead of its own has that of what it belongs to."""
    return one.lead or (provision(programme, one.of).lead if one.of else None)


def due_of(programme: "Programme", one: Provision) -> date | None:
    """Return when it is due: its own date, else that of what it belongs to, else the contract's deadline."""
    own = one.due or (provision(programme, one.of).due if one.of else None)
    return own or (programme.contract.deadline if programme.contract else None)


def settle(programme: "Programme", one: Provision, on: When) -> None:
    """Let what has sub-points stand as they do, after one of them changed."""
    one.changed = on
    if one.of:
        whole = provision(programme, one.of)
        whole.state, whole.changed = together(leaves(programme, whole), whole), on
        if whole.state in ENDED:
            whole.ended = on
        else:
            whole.ended = whole.ended_by = whole.reason = None


def together(points: Iterable[Provision], whole: Provision) -> str:
    """Return the state of a whole: as far as the sub-point that is furthest behind, voided and declined ones apart."""
    states = {point.state for point in points}
    standing = states - {"voided", "declined"}
    if not standing:
        return "voided" if "voided" in states else "declined"
    if standing == {"verified"}:
        return "verified"
    if standing <= {"verified", "implemented"}:
        return "implemented"
    return "open" if states == {"open"} and not whole.evidence else "in progress"


@entry("recommendation.made", verb="make")
class RecommendationMade(Entry):
    """An inspection made a recommendation, which is binding unless circumstances beyond control void it."""

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

    def apply(self, programme: "Programme", on: When) -> None:
        programme.recommendations[self.recommendation] = Provision(
            self.recommendation, self.title, on, on, self.aim, self.source, lead=self.lead, due=self.due
        )


@entry("consideration.made", verb="make")
class ConsiderationMade(Entry):
    """An inspection asked management to consider something, which may be declined with good reason."""

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

    def apply(self, programme: "Programme", on: When) -> None:
        programme.considerations[self.consideration] = Provision(
            self.consideration, self.title, on, on, self.aim, self.source, lead=self.lead, due=self.due
        )


@entry("recommendation.divided", verb="add-point")
class PointAdded(Entry):
    """A recommendation or a management consideration names a sub-point, which is implemented and verified by itself."""

    part_of: ParentRef
    point: NewPoint
    title: Annotated[Line, Field(description="what this one point asks for")]
    lead: Annotated[Person | None, Field(description="else the lead of the whole")] = None
    due: Annotated[Day | None, Field(description="else the date of the whole")] = None
    concerns: Concerns = ()

    @property
    def upkeep(self) -> bool:
        return False

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        whole = provision(programme, self.part_of)
        if not whole.owed:
            yield f"{whole.ref} is {whole.state}: a sub-point is added while it is open or in progress"

    def apply(self, programme: "Programme", on: When) -> None:
        point = Provision(self.point, self.title, on, on, of=self.part_of, lead=self.lead, due=self.due)
        programme.points[self.point] = point
        provision(programme, self.part_of).points.append(self.point)
        settle(programme, point, on)


@entry("recommendation.assigned", verb="assign")
class ProvisionAssigned(Entry):
    """A recommendation, a management consideration or a sub-point was given a lead, a due date or both."""

    provision: ProvisionRef
    lead: Annotated[Person | None, Field(description="who answers for it")] = None
    due: Day | None = None

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        if self.lead is None and self.due is None:
            yield "say who leads (--lead), when it is due (--due), or both"

    def apply(self, programme: "Programme", on: When) -> None:
        one = provision(programme, self.provision)
        one.lead, one.due, one.changed = self.lead or one.lead, self.due or one.due, on


@entry("practice.noted", verb="note")
class PracticeNoted(Entry):
    """An inspection commended a piece of good practice, for others to learn from."""

    practice: NewPractice
    title: Line
    description: Annotated[Text, Field(description="what is done, and why it works")]
    source: Annotated[Line | None, Field(description="the report and paragraph that commend it")] = None

    @property
    def upkeep(self) -> bool:
        return False

    def apply(self, programme: "Programme", on: When) -> None:
        programme.practices[self.practice] = Practice(
            self.practice, self.title, self.description, on, self.source
        )
