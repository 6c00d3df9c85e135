"""What becomes of a recommendation: progress, the owner's claim, and the inspector's finding on it."""

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from domain.entries.entry import Entry, entry
from domain.entries.permission import mark_breach
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Person, Reporter, Text
from domain.foundation.phrases import Sentence, by, phrase
from domain.foundation.references import ProvisionRef
from domain.rules.persons import same
from domain.rules.provisions import lead_of, leaves, provision, settle
from domain.state.programme import Programme
from domain.state.recommendations import ENDED, Evidence, Provision


def by_its_points(one: Provision, doing: str) -> Iterator[Sentence]:
    """Yield that a whole with sub-points is claimed and found point by point, as each has its own evidence."""
    if one.points:
        yield f"{one.ref} has sub-points and stands as they do: {doing} each of them ({', '.join(one.points)})"


class Ending(NamedTuple):
    """How a provision ended without being implemented."""

    state: str
    by: str
    reason: str


def end(programme: Programme, whole: Provision, ending: Ending, on: When) -> None:
    """End a provision, and with a whole every sub-point that has not ended, without its being implemented."""
    for one in leaves(programme, whole):
        if one.state not in ENDED:
            one.state, one.ended_by, one.reason = ending
            one.ended = on
            settle(programme, one, on)
    whole.ended_by, whole.reason = ending.by, ending.reason


@entry("recommendation.progressed", verb="progress")
class ProvisionProgressed(Entry):
    """Record progress on a recommendation, a management consideration or a sub-point."""

    provision: ProvisionRef
    note: Annotated[Text, Field(description="what was done, and what shows it")]

    def apply(self, programme: Programme, on: When) -> None:
        one = provision(programme, self.provision)
        one.evidence.append(Evidence(on, self.note))
        one.state = "in progress"
        settle(programme, one, on)


@entry("recommendation.implemented", verb="implement")
class ProvisionImplemented(Entry):
    """The owner claims that a recommendation, a management consideration or a sub-point is implemented."""

    provision: ProvisionRef
    claimed_by: Annotated[Person, Field(description="who says so; somebody else verifies it")]
    shown_by: Annotated[Text, Field(description="what shows that it is implemented")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from by_its_points(provision(programme, self.provision), "implement")

    def apply(self, programme: Programme, on: When) -> None:
        one = provision(programme, self.provision)
        one.evidence.append(Evidence(on, self.shown_by, self.claimed_by))
        one.state, one.claimed, one.claimed_by = "implemented", on, self.claimed_by
        settle(programme, one, on)


@entry("recommendation.verified", verb="verify")
class ProvisionVerified(Entry):
    """The inspector verifies that what was claimed is implemented: it is discharged."""

    provision: ProvisionRef
    verified_by: Annotated[Person, Field(description="the inspector: neither its lead nor who claimed it")]
    finding: Annotated[Text, Field(description="what was seen that discharges it")]
    reported_by: Reporter = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from by_its_points(provision(programme, self.provision), "verify")

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        one = provision(programme, self.provision)
        if one.points:
            return
        if same(self.verified_by, one.claimed_by):
            yield (
                f"{one.claimed_by} claimed that {one.ref} is implemented: "
                "somebody else has to verify it, such as the inspector"
            )
        elif same(self.verified_by, lead_of(programme, one)):
            yield f"{self.verified_by} leads on {one.ref}: somebody else has to verify it, such as the inspector"

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        one = provision(programme, self.provision)
        one.evidence.append(Evidence(on, self.finding, self.verified_by))
        one.state, one.ended, one.ended_by = "verified", on, self.verified_by
        settle(programme, one, on)


@entry("recommendation.returned", verb="return")
class ProvisionReturned(Entry):
    """The inspector sends back what was claimed, or verified earlier, and is not so."""

    provision: ProvisionRef
    returned_by: Person
    finding: Annotated[Text, Field(description="what is missing")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from by_its_points(provision(programme, self.provision), "return")

    def apply(self, programme: Programme, on: When) -> None:
        one = provision(programme, self.provision)
        one.evidence.append(Evidence(on, self.finding, self.returned_by))
        one.state, one.owed_since = "in progress", on
        one.claimed = one.claimed_by = one.ended = one.ended_by = None
        settle(programme, one, on)


@entry("recommendation.declined", verb="decline")
class ProvisionDeclined(Entry):
    """Decline a management consideration, or one of its sub-points, with good reason."""

    provision: ProvisionRef
    declined_by: Person
    reason: Annotated[Text, Field(description="why it should not be adopted")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        one = provision(programme, self.provision)
        whole = one.of or one.ref
        if whole not in programme.considerations:
            yield phrase(
                f"{one.ref} is {'' if one.ref == whole else f'a sub-point of {whole}, '}a recommendation, "
                "which is binding: only a management consideration is declined; "
                "void it if it was made unrealistic by what nobody here controls (",
                by("recommendation.voided", provision=one.ref),
                ")",
            )

    def apply(self, programme: Programme, on: When) -> None:
        ending = Ending("declined", self.declined_by, self.reason)
        end(programme, provision(programme, self.provision), ending, on)


@entry("recommendation.voided", verb="void")
class ProvisionVoided(Entry):
    """Void what circumstances beyond control made unrealistic."""

    provision: ProvisionRef
    voided_by: Annotated[Person, Field(description="who found so")]
    reason: Annotated[Text, Field(description="which circumstances, and why nobody here controls them")]

    def apply(self, programme: Programme, on: When) -> None:
        ending = Ending("voided", self.voided_by, self.reason)
        end(programme, provision(programme, self.provision), ending, on)


@entry("recommendation.reopened", verb="reopen")
class ProvisionReopened(Entry):
    """Reopen what was declined or voided."""

    provision: ProvisionRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        whole = provision(programme, self.provision)
        for one in (whole, *leaves(programme, whole)):
            if one.state in {"declined", "voided"}:
                one.evidence.append(Evidence(on, self.reason))
                one.state, one.owed_since, one.reason = "in progress", on, None
                one.ended = one.ended_by = None
        for one in leaves(programme, whole):
            settle(programme, one, on)
