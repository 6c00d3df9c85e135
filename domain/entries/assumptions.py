"""Assumptions: what plans take to be so without its being known, by when it is tested, and what became of it.

An assumption log is kept as the PMBOK Guide and the APM Body of Knowledge describe it, as the A of a RAID log.
"""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.entries.risks.issues import IssueRaised
from domain.entries.risks.scoring import RiskRaised
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Day, Line, Person, Stated, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import (
    AboutRef,
    AssumptionRef,
    BecameRef,
    NewAssumption,
    NewIssue,
    NewRisk,
)
from domain.state.assumptions import Assumption
from domain.state.policy import Band
from domain.state.programme import Programme

TestBy = Annotated[Day | None, Field(description="the day by which it is to be tested")]
Finding = Annotated[Stated, Field(description="what shows it, and who looked")]


@entry("assumption.recorded", verb="record")
class AssumptionRecorded(Entry):
    """Record an assumption: something that plans take to be so and that nobody knows to be so."""

    assumption: NewAssumption
    title: Annotated[Line, Field(description="what is taken to be so, as a statement")]
    basis: Annotated[Stated, Field(description="why it is taken to be so")]
    owner: Annotated[Person | None, Field(description="who finds out whether it holds")] = None
    due: TestBy = None
    about: Annotated[AboutRef | None, Field(description="what it is about, or what rests on it")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.due is not None and self.due < on.earliest:
            yield f"it was to be tested ({self.due}) before it was recorded: give a day on or after {on.words}"

    def apply(self, programme: Programme, on: When) -> None:
        programme.assumptions[self.assumption] = Assumption(
            self.assumption, self.title, on, self.basis, self.owner, self.due, self.about
        )


@entry("assumption.assigned", verb="assign")
class AssumptionAssigned(Entry):
    """Name who finds out whether an assumption holds."""

    assumption: AssumptionRef
    owner: Person

    def apply(self, programme: Programme, on: When) -> None:
        programme.assumptions[self.assumption].owner = self.owner


@entry("assumption.moved", verb="move")
class AssumptionMoved(Entry):
    """Set or move the day by which an assumption is to be tested, with a reason."""

    assumption: AssumptionRef
    due: Annotated[Day, Field(description="the day by which it is now to be tested")]
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        programme.assumptions[self.assumption].due = self.due


@entry("assumption.tested", verb="test")
class AssumptionTested(Entry):
    """Record that an assumption was tested and holds, and by when to test it again."""

    assumption: AssumptionRef
    finding: Finding
    due: Annotated[Day | None, Field(description="by when it is to be tested again, if it is")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.due is not None and self.due <= on.latest:
            yield phrase(f"it is tested again after {on.words}: give a later day", giving("due"))

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.assumptions[self.assumption]
        thing.state, thing.tested, thing.finding, thing.due = "holds", on, self.finding, self.due


@entry("assumption.falsified", verb="falsify")
class AssumptionFalsified(Entry):
    """Record that an assumption proved false, and the risk or issue that it became if that is there already."""

    assumption: AssumptionRef
    finding: Finding
    became: Annotated[BecameRef | None, Field(description="the risk or issue that it became")] = None

    def apply(self, programme: Programme, on: When) -> None:
        _falsify(programme.assumptions[self.assumption], self.finding, on)
        programme.assumptions[self.assumption].became = self.became


@entry("assumption.became-risk", verb="become-risk")
class AssumptionBecameRisk(Entry):
    """Record that an assumption is false and raise the risk that follows: each names the other."""

    assumption: AssumptionRef
    risk: NewRisk
    title: Annotated[Line, Field(description="the title of the risk")]
    finding: Annotated[Text, Field(description="what shows that it is false: the cause of the risk")]
    event: Annotated[Stated, Field(description="“… there is a risk that …”: what may happen")]
    effect: Annotated[Stated, Field(description="“… which would …”: the harm to the programme")]
    owner: Annotated[
        Person | None, Field(description="who answers for the risk; the assumption's owner if not given")
    ] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        thing = programme.assumptions[self.assumption]
        yield from _became_already(thing)
        yield from self._raises(thing).refusals(programme, on)

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.assumptions[self.assumption]
        self._raises(thing).apply(programme, on)
        _falsify(thing, self.finding, on)
        thing.became = self.risk

    def _raises(self, thing: Assumption) -> RiskRaised:
        return RiskRaised(
            risk=self.risk,
            title=self.title,
            cause=self.finding,
            event=self.event,
            effect=self.effect,
            owner=self.owner or thing.owner,
        )


@entry("assumption.became-issue", verb="become-issue")
class AssumptionBecameIssue(Entry):
    """Record that an assumption is false and raise the issue that this is: each names the other."""

    assumption: AssumptionRef
    issue: NewIssue
    title: Annotated[Line, Field(description="the title of the issue")]
    finding: Annotated[Text, Field(description="what shows that it is false: what has happened")]
    severity: Band = "medium"
    owner: Annotated[
        Person | None, Field(description="who deals with the issue; the assumption's owner if not given")
    ] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _became_already(programme.assumptions[self.assumption])

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.assumptions[self.assumption]
        owner = self.owner or thing.owner
        raised = IssueRaised(
            issue=self.issue, title=self.title, description=self.finding, severity=self.severity, owner=owner
        )
        raised.apply(programme, on)
        _falsify(thing, self.finding, on)
        thing.became = self.issue


@entry("assumption.linked", verb="link")
class AssumptionLinked(Entry):
    """Name the risk or issue that a false assumption became, once that is on its register."""

    assumption: AssumptionRef
    became: Annotated[BecameRef, Field(description="the risk or issue that it became")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _became_already(programme.assumptions[self.assumption])

    def apply(self, programme: Programme, on: When) -> None:
        programme.assumptions[self.assumption].became = self.became


@entry("assumption.retired", verb="retire")
class AssumptionRetired(Entry):
    """Retire an assumption: nothing rests on it any more."""

    assumption: AssumptionRef
    reason: Stated

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.assumptions[self.assumption]
        thing.state, thing.ended, thing.reason = "retired", on, self.reason


def _falsify(thing: Assumption, finding: str | None, on: When) -> None:
    if thing.state != "falsified":
        thing.tested = on
    thing.state, thing.finding, thing.due = "falsified", finding, None


def _became_already(thing: Assumption) -> Iterator[Sentence]:
    if thing.became is not None:
        yield f"{thing.ref} became {thing.became} already: correct the entry that says so if it is wrong"
