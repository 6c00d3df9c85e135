"""The steps of an Equality Impact Assessment: screening, assessment, consultation, approval, publication, review."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.entries.permission import mark_breach
from domain.foundation.constraints import Field
from domain.foundation.dates import When, day_words
from domain.foundation.fields import Day, Line, Person, PersonalNote, Reporter, Text
from domain.foundation.phrases import Sentence, missing, phrase
from domain.foundation.references import EiaRef
from domain.rules.assessments import decided
from domain.state.equality import Eia
from domain.state.programme import Programme

Outcome = Literal["no major change", "adjust", "continue with justification", "stop and rethink"]


def _by_its_lead(eia: Eia, approver: str) -> Iterator[Sentence]:
    if eia.lead and eia.lead.casefold() == approver.casefold():
        yield f"{approver} carries out {eia.ref}: someone else approves it"


def _begin_again(eia: Eia, programme: Programme, on: When, state: str) -> None:
    # An approval that is given up before the decision did not inform it; one after the decision had done so.
    if eia.assesses and decided(programme, eia.assesses) is None:
        eia.settled = None
    eia.move(state, on)


@entry("eia.screening-begun", verb="screen")
class ScreeningBegun(Entry):
    """Start EIA screening; a change of scope starts it again."""

    eia: EiaRef

    def apply(self, programme: Programme, on: When) -> None:
        _begin_again(programme.eias[self.eia], programme, on, "screening")


@entry("eia.screened-out", verb="screen-out")
class ScreenedOut(Entry):
    """Screen out: no full assessment is needed, and someone with the authority agreed."""

    eia: EiaRef
    reason: Annotated[Text, Field(description="why the change cannot affect equality")]
    approver: Annotated[Person, Field(description="who agreed: someone other than its lead")]
    reported_by: Reporter = None

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        eia = programme.eias[self.eia]
        yield from _by_its_lead(eia, self.approver)

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        eia = programme.eias[self.eia]
        eia.reason, eia.approver, eia.settled = self.reason, self.approver, eia.settled or on
        eia.move("screened out", on)


@entry("eia.assessment-begun", verb="assess")
class AssessmentBegun(Entry):
    """Start the full assessment: after a screening, without one, or because a review called for it."""

    eia: EiaRef
    lead: Annotated[Person | None, Field(description="the post that carries it out, if it changes")] = None

    def apply(self, programme: Programme, on: When) -> None:
        eia = programme.eias[self.eia]
        eia.lead = self.lead or eia.lead
        _begin_again(eia, programme, on, "full assessment")


@entry("eia.consulted", verb="consult")
class EiaConsulted(Entry):
    """Record who was consulted for an assessment, and what they said."""

    eia: EiaRef
    groups: Annotated[tuple[Line, ...], Field(min_length=1, description="who was consulted")]
    heard: Annotated[PersonalNote, Field(description="what they said; “nothing was heard” is an answer")]

    def apply(self, programme: Programme, on: When) -> None:
        eia = programme.eias[self.eia]
        eia.consulted += [group for group in self.groups if group not in eia.consulted]
        if eia.state != "consultation":
            eia.move("consultation", on)


@entry("eia.submitted", verb="submit")
class EiaSubmitted(Entry):
    """Submit an assessment for approval, after consultation."""

    eia: EiaRef
    outcome: Annotated[Outcome | None, Field(description="what it says should become of the change")] = None
    justification: Annotated[
        Text | None, Field(description="needed to continue in spite of adverse effects")
    ] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.outcome == "continue with justification" and self.justification is None:
            yield phrase(
                "to continue in spite of adverse effects needs its justification", missing("justification")
            )

    def apply(self, programme: Programme, on: When) -> None:
        eia = programme.eias[self.eia]
        eia.outcome, eia.reason = self.outcome, self.justification
        eia.move("awaiting approval", on)


@entry("eia.returned", verb="return")
class EiaReturned(Entry):
    """Send a submitted assessment back because it does not suffice."""

    eia: EiaRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        eia = programme.eias[self.eia]
        eia.reason = self.reason
        eia.move("full assessment", on)


@entry("eia.approved", verb="approve")
class EiaApproved(Entry):
    """Approve an assessment; if the decision was taken first, the late approval stays on record."""

    eia: EiaRef
    approver: Annotated[Person, Field(description="who approved it: someone other than its lead")]
    review_due: Annotated[
        Day | None, Field(description="the next review; by the programme's policy if not given")
    ] = None
    reported_by: Reporter = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.review_due is not None and self.review_due <= on.earliest:
            yield f"the next review ({day_words(self.review_due)}) comes after {on.words}: give a later day"

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _by_its_lead(programme.eias[self.eia], self.approver)

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        eia = programme.eias[self.eia]
        eia.approver, eia.settled, eia.published, eia.where = (
            self.approver,
            eia.settled or on,
            None,
            None,
        )
        eia.review_by(self.review_due, on, programme.policy.eia_review_months)
        eia.move("approved", on)


@entry("eia.published", verb="publish")
class EiaPublished(Entry):
    """Publish an approved or completed assessment where those affected can read it."""

    eia: EiaRef
    where: Annotated[Line, Field(description="where it can be read")]
    reported_by: Reporter = None

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        eia = programme.eias[self.eia]
        eia.published, eia.where = on, self.where
        eia.move("published", on)


@entry("eia.review-called", verb="call-review")
class EiaReviewCalled(Entry):
    """Call an assessment in for review, because what it assesses changed or for another reason."""

    eia: EiaRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        eia = programme.eias[self.eia]
        eia.reason = self.reason
        eia.move("under review", on)


@entry("eia.reviewed", verb="review")
class EiaReviewed(Entry):
    """Review an assessment and confirm it until its next review."""

    eia: EiaRef
    note: Annotated[Text, Field(description="what was seen; “no change” is an answer")]
    review_due: Annotated[
        Day | None, Field(description="the next review; by the programme's policy if not given")
    ] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.review_due is not None and self.review_due <= on.earliest:
            yield f"the next review ({day_words(self.review_due)}) comes after {on.words}: give a later day"

    def apply(self, programme: Programme, on: When) -> None:
        eia = programme.eias[self.eia]
        eia.review_by(self.review_due, on, programme.policy.eia_review_months)
        if eia.state == "under review":
            eia.move("published" if eia.published else "approved" if eia.settled else "completed", on)
