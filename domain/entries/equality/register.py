"""Equality Impact Assessments: from the change that needs one to its approval, publication and review."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Day, Line, Person
from domain.foundation.found import FoundOn, Since, by_then
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import AssessedRef, EiaRef, NewEia
from domain.rules.assessments import assessment_of, title_of
from domain.state.equality import Eia
from domain.state.programme import Programme


def _assessed_already(programme: Programme, assessed: str | None) -> Iterator[Sentence]:
    if assessed and (eia := assessment_of(programme, assessed)):
        yield f"{assessed} has {eia.ref} already: one EIA assesses one change, so go on with that one"


@entry("eia.required", verb="require")
class EiaRequired(Entry):
    """Record that a change needs an Equality Impact Assessment, before it is decided."""

    eia: NewEia
    assesses: Annotated[
        AssessedRef | None, Field(description="the phase, process change or document that it assesses")
    ]
    title: Annotated[Line | None, Field(description="the title of what it assesses if not given")] = None
    lead: Annotated[Person | None, Field(description="the post that carries it out")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _assessed_already(programme, self.assesses)
        if self.assesses is None and self.title is None:
            yield phrase(
                "it has neither a title nor what it assesses", giving("assesses"), ": give one of them"
            )

    def apply(self, programme: Programme, on: When) -> None:
        title = self.title or (title_of(programme, self.assesses) if self.assesses else "")
        programme.eias[self.eia] = Eia(self.eia, title, self.assesses, on, lead=self.lead)


@entry("eia.registered", verb="register")
class EiaRegistered(Entry):
    """Register an assessment found completed; when, by whom and of what, unless given, is not claimed."""

    eia: NewEia
    title: Line
    assesses: Annotated[AssessedRef | None, Field(description="what it assessed, if that is known")] = None
    lead: Annotated[Person | None, Field(description="the post that carried it out, if that is known")] = None
    review_due: Annotated[
        Day | None, Field(description="the next review; by the programme's policy if not given")
    ] = None
    since: Since = None
    found: FoundOn = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _assessed_already(programme, self.assesses)

    def apply(self, programme: Programme, on: When) -> None:
        so = on if self.since else by_then(on)
        eia = Eia(self.eia, self.title, self.assesses, so, state="completed", lead=self.lead)
        eia.review_by(self.review_due, so, programme.policy.eia_review_months)
        programme.eias[self.eia] = eia


@entry("eia.attributed", verb="attribute")
class EiaAttributed(Entry):
    """Record what an assessment assesses, now that it is known."""

    eia: EiaRef
    assesses: Annotated[
        AssessedRef, Field(description="the phase, process change or document that it assessed")
    ]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        eia = programme.eias[self.eia]
        if eia.assesses:
            yield f"{eia.ref} assesses {eia.assesses}: correct the entry that says so if that is wrong"
        else:
            yield from _assessed_already(programme, self.assesses)

    def apply(self, programme: Programme, on: When) -> None:
        programme.eias[self.eia].assesses = self.assesses


@entry("eia.assigned", verb="assign")
class EiaAssigned(Entry):
    """Name the lead of an assessment: the post that carries it out."""

    eia: EiaRef
    lead: Person

    def apply(self, programme: Programme, on: When) -> None:
        programme.eias[self.eia].lead = self.lead
