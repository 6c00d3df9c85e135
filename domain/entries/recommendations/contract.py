"""The notional contract after an inspection: what is to be done by a deadline, and the revisit that looks at it."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When, day_words
from domain.foundation.fields import Day, Line, Person, Text
from domain.foundation.phrases import Sentence, by, giving, phrase
from domain.state.contract import NOT, PARTIALLY, Contract, Outcome, Revisit
from domain.state.programme import Programme


@entry("contract.agreed", verb="agree")
class ContractAgreed(Entry):
    """Record the notional contract: by when recommendations are implemented and targets met."""

    inspectorate: Line
    deadline: Day
    parties: Annotated[tuple[Line, ...], Field(description="the posts between which it is")] = ()

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if programme.contract and programme.contract.state == "in force":
            yield (
                f"the contract with {programme.contract.inspectorate} is in force: hold its revisit first "
                "(revisit hold), or correct the entry that agreed it"
            )
        if self.deadline <= on.latest:
            yield f"the deadline {day_words(self.deadline)} is not after the agreement: check both dates"

    def apply(self, programme: Programme, on: When) -> None:
        programme.contract = Contract(self.inspectorate, on, self.deadline, self.parties)


@entry("revisit.held", verb="hold")
class RevisitHeld(Entry):
    """Record the inspectorate's revisit, and whether it found the notional contract discharged."""

    outcome: Outcome
    held_by: Annotated[Person, Field(description="who made the assessment")]
    finding: Annotated[Text, Field(description="what was seen, and why it earns this outcome")]
    further: Annotated[Day | None, Field(description="the day of the further revisit")] = None
    referred_to: Annotated[Line | None, Field(description="to whom it was referred")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        contract = programme.contract
        if contract is None:
            yield phrase(
                "there is no notional contract to look at: agree it first (", by("contract.agreed"), ")"
            )
        elif contract.state != "in force":
            yield phrase(
                f"the notional contract was {contract.state} already: agree a new one first (",
                by("contract.agreed"),
                ")",
            )
        if (self.further is not None) != (self.outcome == PARTIALLY):
            yield phrase(
                "give the day of the further revisit",
                giving("further"),
                f" with “{PARTIALLY}”, and only with it",
            )
        elif self.further and self.further <= on.latest:
            yield f"the further revisit {day_words(self.further)} is not after this one: check both dates"
        if (self.referred_to is not None) != (self.outcome == NOT):
            yield phrase(
                "say to whom it was referred", giving("referred_to"), f" with “{NOT}”, and only with it"
            )

    def apply(self, programme: Programme, on: When) -> None:
        contract = programme.contract
        if contract is None:
            return
        contract.revisits.append(
            Revisit(on, self.outcome, self.held_by, self.finding, self.further, self.referred_to)
        )
        if self.outcome != PARTIALLY:
            contract.state = self.outcome
