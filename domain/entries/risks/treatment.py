"""What is done about risks: responses, and actions (promised)."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.entries.permission import mark_breach
from domain.foundation.constraints import Field
from domain.foundation.dates import When, day_words
from domain.foundation.fields import Day, Line, Person, Reporter, Stated, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import AboutRef, ActionRef, NewAction, RiskRef
from domain.rules.persons import same
from domain.rules.tolerance import above_tolerance
from domain.state.programme import Programme
from domain.state.risks import Action, Toleration

Response = Literal["treat", "tolerate", "transfer", "terminate", "exploit", "enhance", "share"]
FOR_OPPORTUNITIES = frozenset({"exploit", "enhance", "share"})


@entry("risk.responded", verb="respond")
class RiskResponded(Entry):
    """Record the response (treat, tolerate, transfer, terminate); above tolerance, until a last day."""

    risk: RiskRef
    response: Response
    reason: Stated
    approver: Annotated[Person | None, Field(description="who accepts it; needed to tolerate a risk")] = None
    until: Annotated[
        Day | None,
        Field(description="the last day for which it is accepted; needed to tolerate a risk above tolerance"),
    ] = None
    reported_by: Reporter = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        risk = programme.risks[self.risk]
        if (self.response in FOR_OPPORTUNITIES) != (risk.kind == "opportunity"):
            fitting = (
                "exploit, enhance or share"
                if risk.kind == "opportunity"
                else "treat, tolerate, transfer or terminate"
            )
            yield f"{risk.ref} is {'an' if risk.kind == 'opportunity' else 'a'} {risk.kind}: choose {fitting}"
        if self.until is not None and self.response != "tolerate":
            yield phrase("only what is tolerated has a day until when it is", giving("until"))
        elif self.until is not None and self.until < on.earliest:
            yield f"it would be accepted until {day_words(self.until)}, before {on.words}: give a later last day"

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        risk = programme.risks[self.risk]
        if self.response != "tolerate":
            return
        if self.approver is None:
            yield "a risk is tolerated only by someone with the authority to: name the approver"
        if above_tolerance(programme, risk):
            if self.approver and same(self.approver, risk.owner):
                yield f"{risk.owner} owns {risk.ref}, which is above tolerance: someone else has to accept it"
            if self.until is None:
                yield phrase(
                    f"{risk.ref} is above tolerance and is not accepted for ever: say until when",
                    giving("until"),
                )

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        risk = programme.risks[self.risk]
        risk.response, risk.responded, risk.tolerated = self.response, on, None
        if self.response == "tolerate" and self.approver is not None:
            score = risk.residual
            risk.tolerated = Toleration(
                self.approver,
                self.until,
                score.value if score else None,
                score.scale if score else None,
            )


@entry("action.planned", verb="plan", register="risk")
class RiskActionPlanned(Entry, kw_only=True):
    """Add an action: who, what, by when; against a risk, about anything else, or about nothing."""

    action: NewAction
    risk: Annotated[RiskRef | None, Field(description="the risk that it treats")] = None
    title: Line
    owner: Annotated[Person | None, Field(description="the actionee: who does it")]
    due: Day | None
    about: Annotated[AboutRef | None, Field(description="what it is about, other than a risk")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.about in programme.risks:
            yield phrase(f"{self.about} is a risk: name it as the one that is treated", giving("risk"))
        if self.due is not None and self.due < on.earliest:
            yield f"it was due ({self.due}) before it was planned: give a due date on or after {on.words}"

    def apply(self, programme: Programme, on: When) -> None:
        programme.actions[self.action] = Action(
            self.action, self.risk, self.title, self.owner, self.due, about=self.about
        )
        if self.risk is not None:
            programme.risks[self.risk].actions.append(self.action)


@entry("action.assigned", verb="assign", register="risk")
class ActionAssigned(Entry):
    """Give an action its owner, or another one."""

    action: ActionRef
    owner: Annotated[Person, Field(description="the actionee: who does it")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.actions[self.action].owner = self.owner


@entry("action.moved", verb="move", register="risk")
class ActionMoved(Entry):
    """Move the due date of an action, with a reason."""

    action: ActionRef
    due: Day
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.due == programme.actions[self.action].due:
            yield f"{self.action} is due on {self.due} already: give another day"

    def apply(self, programme: Programme, on: When) -> None:
        programme.actions[self.action].due = self.due


@entry("action.done", verb="done", register="risk")
class ActionDone(Entry):
    """Record that an action was done."""

    action: ActionRef
    note: Annotated[Text | None, Field(description="what came of it")] = None

    def apply(self, programme: Programme, on: When) -> None:
        action = programme.actions[self.action]
        action.state, action.ended, action.note = "done", on, self.note


@entry("action.dropped", verb="drop", register="risk")
class ActionDropped(Entry):
    """Drop an action, with a reason."""

    action: ActionRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        action = programme.actions[self.action]
        action.state, action.ended, action.note = "dropped", on, self.reason
