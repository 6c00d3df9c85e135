"""What an assessment found, per protected characteristic, and the mitigation of adverse effects."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When, day_words
from domain.foundation.fields import Day, Line, Person, Text
from domain.foundation.phrases import Sentence, by, phrase
from domain.foundation.references import EiaRef, FindingRef, NewFinding
from domain.state.equality import Finding
from domain.state.programme import Programme

Effect = Literal["positive", "neutral", "adverse"]


def not_protected(characteristic: str, programme: Programme) -> Iterator[Sentence]:
    """Yield the refusal of a characteristic that the programme's policy does not know."""
    known = programme.policy.characteristics
    if characteristic.casefold() not in known:
        listed = f"{', '.join(known[:-1])} or {known[-1]}"
        yield f"“{characteristic[:40]}” is not a protected characteristic by this programme's policy: choose {listed}"


@entry("finding.recorded", verb="record", register="eia")
class FindingRecorded(Entry):
    """Record how a change affects people of one protected characteristic, and on what basis."""

    finding: NewFinding
    eia: EiaRef
    characteristic: Annotated[
        Line, Field(description="as the programme's policy lists them, such as disability")
    ]
    effect: Effect
    basis: Annotated[Text, Field(description="what shows it: figures, consultation, research")]
    group: Annotated[Line | None, Field(description="whom it affects, if not all: “women constables”")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from not_protected(self.characteristic, programme)

    def apply(self, programme: Programme, on: When) -> None:
        characteristic = self.characteristic.casefold()
        programme.findings[self.finding] = Finding(
            self.finding, self.eia, characteristic, self.effect, self.basis, on, self.group
        )
        programme.eias[self.eia].findings.append(self.finding)


@entry("finding.revised", verb="revise", register="eia")
class FindingRevised(Entry):
    """Revise a finding on better evidence."""

    finding: FindingRef
    effect: Effect
    basis: Annotated[Text, Field(description="what shows it now")]

    def apply(self, programme: Programme, on: When) -> None:
        finding = programme.findings[self.finding]
        if finding.effect != self.effect:
            finding.found = on
        finding.effect, finding.basis = self.effect, self.basis


@entry("finding.mitigation-agreed", verb="mitigate", register="eia")
class MitigationAgreed(Entry):
    """Agree the mitigation of an adverse effect: who, what, by when; agreed again, it replaces the last."""

    finding: FindingRef
    mitigation: Annotated[Text, Field(description="what will be done")]
    owner: Annotated[Person, Field(description="the post that does it")]
    due: Day

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        finding = programme.findings[self.finding]
        if finding.effect != "adverse":
            yield f"{finding.ref} is {finding.effect}: only an adverse effect is mitigated"
        elif finding.mitigated:
            yield f"the mitigation of {finding.ref} is done already: record a new finding if an adverse effect is left"
        if self.due < on.earliest:
            yield f"it was due ({day_words(self.due)}) before it was agreed: give a day on or after {on.words}"

    def apply(self, programme: Programme, on: When) -> None:
        finding = programme.findings[self.finding]
        finding.mitigation, finding.owner, finding.due = self.mitigation, self.owner, self.due


@entry("finding.assigned", verb="assign", register="eia")
class MitigationAssigned(Entry):
    """Give the agreed mitigation of an adverse effect another owner."""

    finding: FindingRef
    owner: Annotated[Person, Field(description="the post that does it")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.findings[self.finding].owner = self.owner


@entry("finding.mitigated", verb="done", register="eia")
class MitigationDone(Entry):
    """Record that the agreed mitigation was carried out."""

    finding: FindingRef
    note: Annotated[Text | None, Field(description="what came of it")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        finding = programme.findings[self.finding]
        if finding.mitigation is None:
            agreeing = by("finding.mitigation-agreed", finding=finding.ref)
            yield phrase(f"no mitigation of {finding.ref} was agreed: agree one first (", agreeing, ")")
        elif finding.mitigated:
            yield f"the mitigation of {finding.ref} is done already, {finding.mitigated.words}"

    def apply(self, programme: Programme, on: When) -> None:
        programme.findings[self.finding].mitigated = on
