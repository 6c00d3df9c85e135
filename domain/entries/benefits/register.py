"""Benefits and savings: identified, planned, realised and validated, or lost."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Checked, Field
from domain.foundation.dates import When
from domain.foundation.fields import Day, Line, Person, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import BenefitRef, MeasureRef, NewBenefit
from domain.state.benefits import Amount, Benefit
from domain.state.programme import Programme

# A point or comma before three digits parts thousands in half of Europe, and pence from pounds in the other half.
_EITHER = re.compile(r"[-+]?\d{1,3}[.,]\d{3}")
_LETTERS = 3


def _unambiguous(value: object) -> object:
    if isinstance(value, str) and _EITHER.fullmatch(value.strip()):
        whole = re.sub("[.,]", "", value.strip())
        part = value.strip().replace(",", ".")[:-1]
        message = f"“{value.strip()}” may mean {whole} or {part}: write {whole} or {part}"
        raise ValueError(message)
    return value


def _currency(code: str) -> str:
    if len(code) != _LETTERS or not code.isascii() or not code.isupper():
        message = f"“{code[:40]}” is no currency: write its three capital letters, such as GBP or EUR"
        raise ValueError(message)
    return code


Money = Annotated[Decimal, Checked(before=_unambiguous), Field(ge=0, max_digits=18, decimal_places=2)]
Currency = Annotated[str, Checked(after=_currency), Field(description="as in ISO 4217: GBP, EUR")]
Per = Annotated[
    Literal["year", "once", "unstated"],
    Field(description="whether it comes every year or once; unstated when the source does not say"),
]


@entry("benefit.identified", verb="identify")
class BenefitIdentified(Entry):
    """Identify a benefit that the programme can bring; only a cashable one releases money."""

    benefit: NewBenefit
    title: Line
    kind: Annotated[Literal["cashable", "non-cashable"], Field(description="whether it sets money free")]
    owner: Annotated[Person | None, Field(description="who answers for its being realised")] = None
    measured_by: Annotated[Line | None, Field(description="how one will know that it came")] = None
    due: Annotated[Day | None, Field(description="when it is to be realised and validated")] = None
    description: Text | None = None
    not_counted: Annotated[
        Line | None, Field(description="why no total counts it: what did not come from the programme")
    ] = None

    def apply(self, programme: Programme, on: When) -> None:
        programme.benefits[self.benefit] = Benefit(
            self.benefit, self.title, self.kind, on, self.owner, self.measured_by, self.description, self.due
        )
        programme.benefits[self.benefit].not_counted = self.not_counted


@entry("benefit.estimated", verb="estimate")
class BenefitEstimated(Entry):
    """Record an estimate of a benefit; every estimate is kept with its source."""

    benefit: BenefitRef
    amount: Money
    currency: Currency
    per: Per
    source: Line
    about: Annotated[bool, Field(description="whether the source says that it is approximate")] = False
    is_target: Annotated[
        bool, Field(description="whether it is what was aimed at anyway: only what came beyond it is counted")
    ] = False

    def estimate(self, on: When) -> Amount:
        """Return what the benefit keeps of this entry, made on that date."""
        return Amount(self.amount, self.currency, self.per, on, self.source, self.about)

    def apply(self, programme: Programme, on: When) -> None:
        benefit = programme.benefits[self.benefit]
        (benefit.targets if self.is_target else benefit.estimates).append(self.estimate(on))


@entry("benefit.planned", verb="plan")
class BenefitPlanned(Entry):
    """Plan who realises a benefit, by when, and how it will be measured."""

    benefit: BenefitRef
    owner: Annotated[Person, Field(description="who answers for its being realised")]
    due: Annotated[Day, Field(description="when it is to be realised and validated")]
    measured_by: Annotated[Line, Field(description="how one will know that it came")]

    def apply(self, programme: Programme, on: When) -> None:
        benefit = programme.benefits[self.benefit]
        benefit.state, benefit.planned = "planned", on
        benefit.owner, benefit.due, benefit.measured_by = self.owner, self.due, self.measured_by


@entry("benefit.assigned", verb="assign")
class BenefitAssigned(Entry):
    """Give a benefit an owner, or another one."""

    benefit: BenefitRef
    owner: Annotated[Person, Field(description="who answers for its being realised")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.benefits[self.benefit].owner = self.owner


@entry("programme.outcome-chosen", verb="outcome", register="benefit")
class OutcomeChosen(Entry):
    """Choose the one measure by which the programme's outcome is judged, in place of the one before."""

    measure: MeasureRef
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if programme.outcome == self.measure:
            yield f"{self.measure} is the outcome measure already: choose another, or leave it as it is"

    def apply(self, programme: Programme, on: When) -> None:
        programme.outcome = self.measure
