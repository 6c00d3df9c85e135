"""Controlled documents (SOPs, policies, strategies, plans): what is needed, in hand, in force and out of use."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Checked, Field
from domain.foundation.dates import When, day_words, next_review
from domain.foundation.fields import Day, Line, Person, Stated
from domain.foundation.found import FoundOn, Since, by_then
from domain.foundation.phrases import Sentence
from domain.foundation.references import ChangeRef, NewSop, PhaseRef, ProcessRef, SopRef
from domain.state.documents import Draft, Edition, Kind, Sop
from domain.state.programme import Programme


def _version(text: str) -> str:
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}", text):
        message = f"“{text[:20]}” is not a version number: write 1, 1.1 or 2"
        raise ValueError(message)
    return text


Version = Annotated[str, Checked(after=_version)]


def due_too_late(due: date | None, expires: date | None) -> Iterator[Sentence]:
    """Yield why a day is no review of a document that says itself that it ends before."""
    if due is not None and expires is not None and expires < due:
        yield (
            f"the document says that it ends {day_words(expires)}, before that review ({day_words(due)}): "
            "give an earlier day, or leave it out"
        )


@entry("sop.required", verb="require")
class SopRequired(Entry):
    """Record that a document is needed and not yet written."""

    sop: NewSop
    title: Line
    reason: Annotated[Stated, Field(description="why it is needed")]
    kind: Kind = "SOP"
    owner: Annotated[Person | None, Field(description="the post that is to provide it")] = None
    process: Annotated[ProcessRef | None, Field(description="the process it is to serve")] = None
    change: Annotated[ChangeRef | None, Field(description="the process change that makes it necessary")] = (
        None
    )
    phase: Annotated[PhaseRef | None, Field(description="the phase that depends on it")] = None
    since: Since = None
    found: FoundOn = None

    def apply(self, programme: Programme, on: When) -> None:
        programme.sops[self.sop] = sop = _new(self, on if self.since else by_then(on))
        sop.reason = self.reason


@entry("sop.drafted", verb="draft")
class SopDrafted(Entry):
    """Begin the first draft of a new document; `sop begin` is for one that is on the register already."""

    sop: NewSop
    title: Line
    kind: Kind = "SOP"
    version: Annotated[Version, Field(description="the version it will be when published")] = "1"
    authors: Annotated[
        tuple[Person, ...], Field(description="who writes it; a sole author cannot approve it")
    ] = ()
    owner: Annotated[Person | None, Field(description="the post that answers for it")] = None
    process: Annotated[ProcessRef | None, Field(description="the process it serves")] = None
    change: Annotated[ChangeRef | None, Field(description="the process change that makes it necessary")] = (
        None
    )
    phase: Annotated[PhaseRef | None, Field(description="the phase that depends on it")] = None

    def apply(self, programme: Programme, on: When) -> None:
        programme.sops[self.sop] = sop = _new(self, on)
        sop.draft = Draft(self.version, on, self.authors)
        sop.settle(on)


@entry("sop.registered", verb="register")
class SopRegistered(Entry):
    """Register a document found in draft, in consultation or published; how it came to be so is not claimed."""

    sop: NewSop
    title: Line
    state: Literal["draft", "in consultation", "published"]
    kind: Kind = "SOP"
    version: Annotated[Version | None, Field(description="the version found, if it shows one")] = None
    owner: Annotated[Person | None, Field(description="the post that answers for it")] = None
    process: Annotated[ProcessRef | None, Field(description="the process it serves")] = None
    change: Annotated[ChangeRef | None, Field(description="the process change that makes it necessary")] = (
        None
    )
    phase: Annotated[PhaseRef | None, Field(description="the phase that depends on it")] = None
    channel: Annotated[Line | None, Field(description="where it is published")] = None
    review_due: Annotated[
        Day | None, Field(description="the review date it shows; reckoned if not given")
    ] = None
    expires: Annotated[
        Day | None, Field(description="the last day for which it says that it holds, if it says so")
    ] = None
    since: Since = None
    found: FoundOn = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.state != "published" and (self.channel or self.review_due):
            found = "in draft" if self.state == "draft" else self.state
            yield f"a document {found} has no channel and no review date yet: leave them out"
        if self.state != "published" and self.expires:
            yield "only a published document says until when it holds: leave expires out"
        yield from due_too_late(self.review_due, self.expires)

    def apply(self, programme: Programme, on: When) -> None:
        so = on if self.since else by_then(on)
        programme.sops[self.sop] = sop = _new(self, so)
        if self.state == "published":
            months = programme.policy.sop_review_months
            due, at_latest = next_review(self.review_due, so, months, self.expires)
            sop.edition = Edition(self.version, so, self.channel, due, at_latest, expires=self.expires)
            sop.first_published = so
        else:
            sop.draft = Draft(self.version, on, state=self.state, found=True)
        sop.settle(so)


def _new(entry: SopRequired | SopDrafted | SopRegistered, on: When) -> Sop:
    return Sop(
        ref=entry.sop,
        title=entry.title,
        kind=entry.kind,
        noted=on,
        since=on,
        owner=entry.owner,
        process=entry.process,
        change=entry.change,
        phase=entry.phase,
    )


@entry("sop.linked", verb="link")
class SopLinked(Entry):
    """Link a document to the process it serves, or to the change or phase that needs it."""

    sop: SopRef
    process: ProcessRef | None = None
    change: ChangeRef | None = None
    phase: PhaseRef | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if not (self.process or self.change or self.phase):
            yield "nothing would change: give a process, a process change or a phase"

    def apply(self, programme: Programme, on: When) -> None:
        sop = programme.sops[self.sop]
        sop.process = self.process or sop.process
        sop.change = self.change or sop.change
        sop.phase = self.phase or sop.phase


@entry("sop.assigned", verb="assign")
class SopAssigned(Entry):
    """Name the owner of a document: the one post that answers for it."""

    sop: SopRef
    owner: Person

    def apply(self, programme: Programme, on: When) -> None:
        programme.sops[self.sop].owner = self.owner
