"""The steps of a process change, from mapped to reviewed, and its ends."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.entries.permission import mark_breach
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Person, PersonalNote, Reporter, Text
from domain.foundation.phrases import Sentence, by, giving, phrase
from domain.foundation.references import ChangeRef, PhaseRef
from domain.state.engagement import Mode
from domain.state.processes import ProcessChange
from domain.state.programme import Programme


# A change that was implemented first takes these steps afterwards, each once; its state does not say which it took.
def _taken_already(change: ProcessChange, step: str) -> Iterator[Sentence]:
    if getattr(change, step) is not None:
        yield f"{change.ref} is {step} already: record its next step"


def _not_mapped(change: ProcessChange) -> Iterator[Sentence]:
    if change.mapped is None:
        mapping = by("change.mapped", change=change.ref)
        yield phrase(
            f"{change.ref} is not mapped yet: map what is to be seen and agreed first (", mapping, ")"
        )


@entry("change.attached", verb="attach")
class ChangeAttached(Entry):
    """Attach a change to the phase that needs it, or to another one than before."""

    change: ChangeRef
    phase: PhaseRef

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if programme.changes[self.change].phase == self.phase:
            yield f"{self.change} belongs to {self.phase} already: name another phase"

    def apply(self, programme: Programme, on: When) -> None:
        programme.changes[self.change].phase = self.phase


@entry("change.mapped", verb="map")
class ChangeMapped(Entry):
    """Record that the process was mapped, as it is and as it is to be."""

    change: ChangeRef
    note: Annotated[Text, Field(description="what will differ, and where the maps are kept")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _taken_already(programme.changes[self.change], "mapped")

    def apply(self, programme: Programme, on: When) -> None:
        programme.changes[self.change].take("mapped", on)


@entry("change.consulted", verb="consult")
class ChangeConsulted(Entry):
    """Record that those who work the process were consulted on the change."""

    change: ChangeRef
    with_whom: Line
    heard: Annotated[PersonalNote, Field(description="what they said, and what came of it")]
    mode: Annotated[
        Mode | None,
        Field(description="how; consulting if not given: who was only told (informing) was not consulted"),
    ] = None
    reported_by: Reporter = None

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _not_mapped(programme.changes[self.change])

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        change = programme.changes[self.change]
        if self.mode == "informing":
            change.informed = change.informed or on
        else:
            change.take("consulted", on)


@entry("change.agreed", verb="agree")
class ChangeAgreed(Entry):
    """Record that those who answer for the process agreed the change; also afterwards, which clears its alert."""

    change: ChangeRef
    agreed_by: Annotated[Person, Field(description="who agreed it: the owner of the process, or the SMT")]
    reported_by: Reporter = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _taken_already(programme.changes[self.change], "agreed")

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _not_mapped(programme.changes[self.change])

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        programme.changes[self.change].take("agreed", on)


@entry("change.implemented", verb="implement")
class ChangeImplemented(Entry):
    """Record that the process works in its new way; without agreement this needs a reason and stays an alert."""

    marks_itself = True

    change: ChangeRef
    reason: Annotated[Text | None, Field(description="why it went ahead before it was agreed")] = None
    reported_by: Reporter = None

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        change = programme.changes[self.change]
        if change.agreed is None and self.reason is None:
            yield phrase(
                f"{change.ref} is {change.state} and was not agreed: agree it first (",
                by("change.agreed", change=change.ref),
                "), or give the reason why it went ahead",
                giving("reason"),
                "; where nobody says why, say who found that it did",
                giving("reported_by"),
            )

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        change = programme.changes[self.change]
        change.implemented_before_agreed = change.agreed is None
        change.reason = self.reason or change.reason
        change.take("implemented", on)


@entry("change.reviewed", verb="review")
class ChangeReviewed(Entry):
    """Review the changed process."""

    change: ChangeRef
    outcome: Text

    def apply(self, programme: Programme, on: When) -> None:
        programme.changes[self.change].take("reviewed", on)


@entry("change.rejected", verb="reject")
class ChangeRejected(Entry):
    """Record that the change was rejected, with a reason."""

    change: ChangeRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        change = programme.changes[self.change]
        change.state, change.reason, change.moved = "rejected", self.reason, on


@entry("change.withdrawn", verb="withdraw")
class ChangeWithdrawn(Entry):
    """Record that those who proposed the change withdrew it."""

    change: ChangeRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        change = programme.changes[self.change]
        change.state, change.reason, change.moved = "withdrawn", self.reason, on
