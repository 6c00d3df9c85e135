"""What becomes of benefits: realised, validated, used again or lost."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.benefits.register import Currency, Money, Per
from domain.entries.entry import Entry, entry
from domain.entries.permission import mark_breach
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Person, Reporter, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import BenefitRef
from domain.state.benefits import Amount, Reuse
from domain.state.programme import Programme


def incomplete(amount: Money | None, currency: str | None, per: str | None) -> Iterator[Sentence]:
    """Yield that an amount is given without what it needs, or the other way round."""
    if len({amount is None, currency is None, per is None}) > 1:
        yield phrase(
            "an amount needs its currency and how often it comes: give the three together",
            giving("amount", "currency", "per"),
        )


@entry("benefit.realised", verb="realise")
class BenefitRealised(Entry):
    """The owner reports the benefit realised; the amount may be left out while it is not known."""

    benefit: BenefitRef
    source: Line
    amount: Money | None = None
    currency: Currency | None = None
    per: Per | None = None
    note: Text | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        benefit = programme.benefits[self.benefit]
        yield from incomplete(self.amount, self.currency, self.per)
        if benefit.state == "realised" and self.amount is None:
            yield f"{self.benefit} is realised already: give the amount that was missing or has changed"

    def apply(self, programme: Programme, on: When) -> None:
        benefit = programme.benefits[self.benefit]
        benefit.state, benefit.realised = "realised", benefit.realised or on
        if self.amount is not None and self.currency and self.per:
            benefit.realised_amount = Amount(self.amount, self.currency, self.per, on, self.source)


@entry("benefit.validated", verb="validate")
class BenefitValidated(Entry):
    """Validate a benefit: someone other than its owner confirms it, and the amount."""

    benefit: BenefitRef
    validated_by: Annotated[Person, Field(description="who confirms it, not the owner")]
    basis: Annotated[Line, Field(description="what they checked")]
    amount: Money | None = None
    currency: Currency | None = None
    per: Per | None = None
    reported_by: Reporter = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        benefit = programme.benefits[self.benefit]
        yield from incomplete(self.amount, self.currency, self.per)
        if benefit.kind == "cashable" and self.amount is None:
            yield f"{self.benefit} is cashable: give the amount that was confirmed, with its currency"

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        benefit = programme.benefits[self.benefit]
        if benefit.owner and benefit.owner.casefold() == self.validated_by.casefold():
            yield f"{benefit.owner} owns {self.benefit} and cannot validate it: someone else has to confirm it"

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        benefit = programme.benefits[self.benefit]
        benefit.state, benefit.validated, benefit.validated_by = "validated", on, self.validated_by
        if self.amount is not None and self.currency and self.per:
            benefit.validated_amount = Amount(self.amount, self.currency, self.per, on, self.basis)


@entry("benefit.reused", verb="reuse")
class BenefitReused(Entry):
    """Record where money, time or staff released by a benefit are now used."""

    benefit: BenefitRef
    where: Annotated[Line, Field(description="what it is used for now")]
    what: Annotated[Line | None, Field(description="how much of what: 4 constables, £20,000")] = None

    def apply(self, programme: Programme, on: When) -> None:
        programme.benefits[self.benefit].reuses.append(Reuse(on, self.where, self.what))


@entry("benefit.lost", verb="lose")
class BenefitLost(Entry):
    """Record that a benefit will not come, or did not last, with the reason."""

    benefit: BenefitRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        benefit = programme.benefits[self.benefit]
        benefit.state, benefit.lost, benefit.reason = "lost", on, self.reason
