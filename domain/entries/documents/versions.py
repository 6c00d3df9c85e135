"""The versions of a controlled document: drafted, consulted on, approved, published and reviewed."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from domain.entries.documents.register import Version, due_too_late
from domain.entries.entry import Entry, entry
from domain.entries.permission import mark_breach
from domain.foundation.constraints import Field
from domain.foundation.dates import When, day_words, next_review
from domain.foundation.fields import Day, Line, Person, Reporter, Text
from domain.foundation.phrases import Sentence, missing, phrase
from domain.foundation.references import SopRef
from domain.state.documents import Draft, DraftState, Edition, Sop
from domain.state.programme import Programme


def not_later(sop: Sop, version: str | None) -> Iterator[Sentence]:
    """Yield the refusal of a version number that does not follow the one in force."""
    if version is None or sop.edition is None or sop.edition.version is None:
        return
    if _parts(version) <= _parts(sop.edition.version):
        yield f"version {sop.edition.version} of {sop.ref} is in force: give the new version a higher number"


def _parts(version: str) -> list[int]:
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers


def _due_too_soon(due: date | None, on: When) -> Iterator[Sentence]:
    if due is not None and due <= on.earliest:
        yield f"the next review ({day_words(due)}) comes after {on.words}: give a later day"


@entry("sop.begun", verb="begin")
class SopBegun(Entry):
    """Begin a draft of a document on the register: of one not yet written, or the next version of a published one."""

    sop: SopRef
    version: Annotated[Version, Field(description="the version it will be when published")]
    authors: Annotated[
        tuple[Person, ...], Field(description="who writes it; a sole author cannot approve it")
    ] = ()

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        sop = programme.sops[self.sop]
        yield from not_later(sop, self.version)

    def apply(self, programme: Programme, on: When) -> None:
        sop = programme.sops[self.sop]
        sop.draft = Draft(self.version, on, self.authors)
        sop.settle(on)


@entry("sop.consulted", verb="consult")
class SopConsulted(Entry):
    """Put a draft out for consultation with those who will work by it."""

    sop: SopRef
    groups: Annotated[tuple[Line, ...], Field(min_length=1, description="who is consulted")]

    def apply(self, programme: Programme, on: When) -> None:
        _move(programme.sops[self.sop], "in consultation", on)


@entry("sop.returned", verb="return")
class SopReturned(Entry):
    """Send a version in consultation, or approved and not yet published, back to draft."""

    sop: SopRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        _move(programme.sops[self.sop], "draft", on)


@entry("sop.approved", verb="approve")
class SopApproved(Entry):
    """Approve a version after consultation; staff can follow it once it is published."""

    sop: SopRef
    approver: Annotated[Person, Field(description="who approves it: someone other than its sole author")]
    reported_by: Reporter = None

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        sop = programme.sops[self.sop]
        if sop.draft and {author.casefold() for author in sop.draft.authors} == {self.approver.casefold()}:
            yield f"{self.approver} is the sole author of {sop.ref}: someone else approves it"

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        _move(programme.sops[self.sop], "approved", on, self.approver)


def _move(sop: Sop, state: DraftState, on: When, approver: str | None = None) -> None:
    if sop.draft:
        sop.draft.state, sop.draft.approver = state, approver
        sop.settle(on)


@entry("sop.published", verb="publish")
class SopPublished(Entry):
    """Publish an approved version where staff can see it; it comes into force."""

    sop: SopRef
    channel: Annotated[Line, Field(description="where staff find it")]
    version: Annotated[Version | None, Field(description="if it is another than the draft was begun as")] = (
        None
    )
    review_due: Annotated[
        Day | None, Field(description="the next review; by the programme's policy if not given")
    ] = None
    expires: Annotated[
        Day | None, Field(description="the last day for which it says that it holds, if it says so")
    ] = None
    reported_by: Reporter = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        sop = programme.sops[self.sop]
        yield from _due_too_soon(self.review_due, on)
        yield from due_too_late(self.review_due, self.expires)
        if self.expires is not None and self.expires < on.earliest:
            yield f"it would be out of date ({day_words(self.expires)}) when it is published: give a later last day"
        if sop.draft and sop.draft.version is None and self.version is None:
            yield phrase(f"the version of {sop.ref} is not known", missing("version"))
        yield from not_later(sop, self.version)

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        sop = programme.sops[self.sop]
        draft = sop.draft or Draft(self.version, on)
        months = programme.policy.sop_review_months
        due, at_latest = next_review(self.review_due, on, months, self.expires)
        version = self.version or draft.version
        sop.edition = Edition(version, on, self.channel, due, at_latest, draft.approver, self.expires)
        sop.first_published = sop.first_published or on
        # What the last version needed is the reason for this one; a fault that stays is remarked on anew.
        sop.draft = sop.needs = sop.needs_since = None
        sop.settle(on)


@entry("sop.reviewed", verb="review")
class SopReviewed(Entry):
    """Review a published document and confirm it as it stands until its next review."""

    sop: SopRef
    note: Annotated[Text, Field(description="what was seen; “no change” is an answer")]
    review_due: Annotated[
        Day | None, Field(description="the next review; by the programme's policy if not given")
    ] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _due_too_soon(self.review_due, on)
        edition = programme.sops[self.sop].edition
        yield from due_too_late(self.review_due, edition.expires if edition else None)

    def apply(self, programme: Programme, on: When) -> None:
        sop = programme.sops[self.sop]
        if sop.edition:
            sop.edition.review_due, sop.edition.due_at_latest = next_review(
                self.review_due, on, programme.policy.sop_review_months, sop.edition.expires
            )
            sop.needs = sop.needs_since = None


@entry("sop.remarked", verb="remark")
class SopRemarked(Entry):
    """Record what a published document needs: to be improved, or to be applied as it stands."""

    sop: SopRef
    needs: Annotated[
        Line, Field(description="what it needs, as “enhancement” or “the same use in every unit”")
    ]

    def apply(self, programme: Programme, on: When) -> None:
        sop = programme.sops[self.sop]
        sop.needs, sop.needs_since = self.needs, on
