"""The decision log: what is to be decided and by when, what was decided and why, and what took its place."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Day, Line, Person, Stated, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import AffectedRef, DecisionRef, NewDecision
from domain.rules.circles import leads_back
from domain.state.decisions import Decision
from domain.state.programme import Programme

Decided = Annotated[Text, Field(description="what was decided")]
Reason = Annotated[Stated, Field(description="why this and nothing else")]
Taker = Annotated[Person | None, Field(description="who took it and answers for it")]
Forum = Annotated[Line | None, Field(description="where it is taken, as “SMT meeting”")]
Rejected = Annotated[
    tuple[Text, ...],
    Field(description="each option that was not taken, with why: “all at once: processes not ready”"),
]
Affects = Annotated[tuple[AffectedRef, ...], Field(description="what it touches")]


def take(decision: Decision, entry: "DecisionTaken | DecisionRecorded", on: When) -> None:
    """Put a decision in force."""
    decision.state, decision.taken = "in force", on
    decision.decided, decision.reason, decision.taker = entry.decided, entry.reason, entry.taker
    decision.rejected = entry.rejected
    decision.forum = entry.forum or decision.forum


@entry("decision.asked", verb="ask")
class DecisionAsked(Entry):
    """Ask for a decision: the question, where it is to be taken and by when."""

    decision: NewDecision
    title: Annotated[Line, Field(description="what is to be decided, as a question")]
    due: Annotated[Day | None, Field(description="the day by which it is to be taken")] = None
    forum: Forum = None
    affects: Affects = ()

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from due_too_soon(self.due, on)

    def apply(self, programme: Programme, on: When) -> None:
        programme.decisions[self.decision] = Decision(
            self.decision, self.title, "needed", self.forum, self.affects, on, self.due
        )


def due_too_soon(due: date | None, on: When) -> Iterator[Sentence]:
    """Yield why a decision cannot be due on a day."""
    if due is not None and due < on.earliest:
        yield f"a decision that is needed from {on.words} cannot be due before that: give a later day"


@entry("decision.deferred", verb="defer")
class DecisionDeferred(Entry):
    """Defer a decision to another day."""

    decision: DecisionRef
    due: Annotated[Day, Field(description="the day by which it is now to be taken")]
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from due_too_soon(self.due, on)

    def apply(self, programme: Programme, on: When) -> None:
        programme.decisions[self.decision].due = self.due


@entry("decision.taken", verb="take")
class DecisionTaken(Entry):
    """Record a decision that was asked for."""

    decision: DecisionRef
    decided: Decided
    reason: Reason
    taker: Taker
    forum: Forum = None
    rejected: Rejected = ()

    def apply(self, programme: Programme, on: When) -> None:
        take(programme.decisions[self.decision], self, on)


@entry("decision.recorded", verb="record")
class DecisionRecorded(Entry):
    """Record a decision that nobody had asked for."""

    decision: NewDecision
    title: Line
    decided: Decided
    reason: Reason
    taker: Taker
    forum: Forum = None
    rejected: Rejected = ()
    affects: Affects = ()

    def apply(self, programme: Programme, on: When) -> None:
        decision = Decision(self.decision, self.title, "needed", affects=self.affects)
        take(decision, self, on)
        programme.decisions[self.decision] = decision


@entry("decision.linked", verb="link")
class DecisionLinked(Entry):
    """Link a decision to something else that it affects."""

    decision: DecisionRef
    affects: Annotated[tuple[AffectedRef, ...], Field(min_length=1, description="what else it touches")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        known = [ref for ref in self.affects if ref in programme.decisions[self.decision].affects]
        if known:
            yield f"{self.decision} touches {', '.join(known)} already: leave that out"

    def apply(self, programme: Programme, on: When) -> None:
        decision = programme.decisions[self.decision]
        decision.affects = tuple(dict.fromkeys((*decision.affects, *self.affects)))


@entry("decision.superseded", verb="supersede")
class DecisionSuperseded(Entry):
    """Record that a later decision supersedes one in force."""

    decision: DecisionRef
    successor: Annotated[DecisionRef, Field(description="the decision that holds instead")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        old, new = programme.decisions[self.decision], programme.decisions[self.successor]
        if old is new:
            yield f"{old.ref} cannot supersede itself: name the decision that holds instead"
            return

        def superseded_by(reference: str) -> str | None:
            return programme.decisions[reference].superseded_by

        mend = "name the decision that holds now"
        yield from leads_back(old.ref, new.ref, superseded_by, "was superseded by", mend)
        if old.taken and new.taken and new.taken.latest < old.taken.earliest:
            yield f"{new.ref} was taken before {old.ref} ({new.taken.words}): name a later decision"

    def apply(self, programme: Programme, on: When) -> None:
        old, new = programme.decisions[self.decision], programme.decisions[self.successor]
        old.state, old.superseded_by, old.ended = "superseded", new.ref, on
        new.supersedes = (*new.supersedes, old.ref)


@entry("decision.withdrawn", verb="withdraw")
class DecisionWithdrawn(Entry):
    """Withdraw a question, or a decision in force with nothing in its place."""

    decision: DecisionRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        decision = programme.decisions[self.decision]
        decision.state, decision.ended, decision.why_ended = "withdrawn", on, self.reason
