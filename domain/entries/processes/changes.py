"""The steps of a process change, from mapped to reviewed, and its ends."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Person, PersonalNote, Text
from domain.foundation.phrases import Sentence, by, giving, phrase
from domain.foundation.references import ChangeRef
from domain.state.processes import ProcessChange
from domain.state.programme import Programme


def _not_again(change: ProcessChange, step: str, needs: str | None = None) -> Iterator[Sentence]:
    """Yield why a step cannot be taken: given up, taken already, or the step before it not taken."""
    if change.given_up:
        yield f"{change.ref} was {change.state} and goes no further: identify a new change (change identify)"
    elif getattr(change, step) is not None:
        yield f"{change.ref} is {step} already: record its next step"
    elif needs is not None and getattr(change, needs) is None:
        yield f"{change.ref} is {change.state} and not {needs} yet: that comes before it is {step}"


@entry("change.mapped", verb="map")
class ChangeMapped(Entry):
    """The process was mapped, as it is and as it is to be."""

    change: ChangeRef
    note: Annotated[Text, Field(description="what will differ, and where the maps are kept")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _not_again(programme.changes[self.change], "mapped")

    def apply(self, programme: Programme, on: When) -> None:
        programme.changes[self.change].take("mapped", on)


@entry("change.consulted", verb="consult")
class ChangeConsulted(Entry):
    """Those who work the process were consulted on how it is to change."""

    change: ChangeRef
    with_whom: Line
    heard: Annotated[PersonalNote, Field(description="what they said, and what came of it")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        change = programme.changes[self.change]
        if change.given_up:
            yield from _not_again(change, "consulted")
        elif change.mapped is None:
            yield f"{change.ref} is not mapped yet: people can only be consulted on what they can see"

    def apply(self, programme: Programme, on: When) -> None:
        programme.changes[self.change].take("consulted", on)


@entry("change.agreed", verb="agree")
class ChangeAgreed(Entry):
    """The change was agreed by those who answer for the process; also after the fact, which clears its alert."""

    change: ChangeRef
    agreed_by: Annotated[Person, Field(description="who agreed it: the owner of the process, or the SMT")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _not_again(programme.changes[self.change], "agreed", needs="mapped")

    def apply(self, programme: Programme, on: When) -> None:
        programme.changes[self.change].take("agreed", on)


@entry("change.implemented", verb="implement")
class ChangeImplemented(Entry):
    """The process works in its new way; without agreement this needs a reason and stays an alert."""

    change: ChangeRef
    reason: Annotated[Text | None, Field(description="why it went ahead before it was agreed")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        change = programme.changes[self.change]
        yield from _not_again(change, "implemented")
        if (
            not change.given_up
            and change.implemented is None
            and change.agreed is None
            and self.reason is None
        ):
            yield phrase(
                f"{change.ref} is {change.state} and was not agreed: agree it first (",
                by("change.agreed", change=change.ref),
                "), or give the reason why it went ahead",
                giving("reason"),
            )

    def apply(self, programme: Programme, on: When) -> None:
        change = programme.changes[self.change]
        change.implemented_before_agreed = change.agreed is None
        change.reason = self.reason or change.reason
        change.take("implemented", on)


@entry("change.reviewed", verb="review")
class ChangeReviewed(Entry):
    """It was looked at how the changed process works."""

    change: ChangeRef
    outcome: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        change = programme.changes[self.change]
        if change.implemented is None:
            yield f"{change.ref} is {change.state} and not implemented yet: there is nothing to review"

    def apply(self, programme: Programme, on: When) -> None:
        programme.changes[self.change].take("reviewed", on)


def _implemented_already(change: ProcessChange, doing: str) -> Iterator[Sentence]:
    if change.given_up:
        yield f"{change.ref} was {change.state} already"
    elif change.implemented is not None:
        yield f"{change.ref} is implemented and cannot be {doing}: identify a change that puts it right"


@entry("change.rejected", verb="reject")
class ChangeRejected(Entry):
    """It was decided not to change the process so."""

    change: ChangeRef
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _implemented_already(programme.changes[self.change], "rejected")

    def apply(self, programme: Programme, on: When) -> None:
        change = programme.changes[self.change]
        change.state, change.reason, change.moved = "rejected", self.reason, on


@entry("change.withdrawn", verb="withdraw")
class ChangeWithdrawn(Entry):
    """Those who proposed the change took it back."""

    change: ChangeRef
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _implemented_already(programme.changes[self.change], "withdrawn")

    def apply(self, programme: Programme, on: When) -> None:
        change = programme.changes[self.change]
        change.state, change.reason, change.moved = "withdrawn", self.reason, on
