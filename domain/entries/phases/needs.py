"""What a phase needs besides processes, documents and assessments, each with who provides it and what shows it."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When, day_words
from domain.foundation.fields import Day, Line, Person, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import NeedRef, NewNeed, PhaseRef, UnitRef
from domain.state.phases import Need, NeedKind
from domain.state.programme import Programme


def _too_soon(due: Day | None, on: When) -> Iterator[Sentence]:
    if due is not None and due < on.earliest:
        yield f"it would be due ({day_words(due)}) before {on.words}: give a later day"


@entry("need.identified", verb="identify")
class NeedIdentified(Entry):
    """Identify what else a phase needs before it goes live: accountabilities, training, systems, rooms, posts."""

    need: NewNeed
    phase: PhaseRef
    kind: NeedKind
    title: Annotated[Line, Field(description="what is needed, as “40 officers trained on NSPIS”")]
    owner: Annotated[Person | None, Field(description="the post that provides it")] = None
    due: Annotated[Day | None, Field(description="the day by which it is provided")] = None
    unit: Annotated[UnitRef | None, Field(description="the command unit it is for")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _too_soon(self.due, on)

    def apply(self, programme: Programme, on: When) -> None:
        programme.needs[self.need] = Need(
            self.need, self.phase, self.kind, self.title, on, self.owner, self.due, self.unit
        )


@entry("need.assigned", verb="assign")
class NeedAssigned(Entry):
    """Say who provides what a phase needs, or by when."""

    need: NeedRef
    owner: Annotated[Person | None, Field(description="the post that provides it")] = None
    due: Annotated[Day | None, Field(description="the day by which it is provided")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _too_soon(self.due, on)
        if self.owner is None and self.due is None:
            yield phrase("say who provides it", giving("owner"), ", by when", giving("due"), ", or both")

    def apply(self, programme: Programme, on: When) -> None:
        need = programme.needs[self.need]
        need.owner, need.due = self.owner or need.owner, self.due or need.due


@entry("need.met", verb="meet")
class NeedMet(Entry):
    """Record that what a phase needs is in place, with what shows it."""

    need: NeedRef
    shown_by: Annotated[
        Text, Field(description="what shows it, as “training records of 3 March”; who, for an accountability")
    ]
    confirmed_by: Annotated[Person, Field(description="who looked")]

    def apply(self, programme: Programme, on: When) -> None:
        need = programme.needs[self.need]
        need.state, need.ended = "met", on
        need.shown_by, need.confirmed_by = self.shown_by, self.confirmed_by


@entry("need.dropped", verb="drop")
class NeedDropped(Entry):
    """Record that a phase does not need something after all, with a reason."""

    need: NeedRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        need = programme.needs[self.need]
        need.state, need.ended, need.reason = "dropped", on, self.reason


@entry("need.reopened", verb="reopen")
class NeedReopened(Entry):
    """Reopen a need that was met or dropped and is missing again."""

    need: NeedRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        need = programme.needs[self.need]
        need.state, need.ended, need.shown_by, need.confirmed_by = "open", None, None, None
        need.reason = self.reason
