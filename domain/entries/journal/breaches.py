"""Acceptance by name of what was done against a rule, as somebody found."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Person, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import ThingRef
from domain.state.journal import Breach
from domain.state.programme import Programme


@entry("breach.accepted", verb="accept")
class BreachAccepted(Entry):
    """Accept by name what was done to a thing against the rules, as somebody found; it stays on record."""

    thing: ThingRef
    accepted_by: Annotated[Person, Field(description="who answers for it from now on")]
    reason: Annotated[Text, Field(description="why it may stand, or what was done about it")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if not _waiting(programme, self.thing):
            yield f"nothing that was done to {self.thing} against a rule waits to be accepted: check the reference"

    def apply(self, programme: Programme, on: When) -> None:
        for breach in _waiting(programme, self.thing):
            breach.accepted, breach.accepted_by, breach.reason = on, self.accepted_by, self.reason


def _waiting(programme: Programme, thing: str) -> list[Breach]:
    return [breach for breach in programme.breaches if breach.subject == thing and breach.accepted is None]
