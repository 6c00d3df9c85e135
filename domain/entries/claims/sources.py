"""Sources: reports, plans, minutes and interviews that claim something, who could read them, and what is in them."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Checked, Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Text
from domain.foundation.phrases import Sentence
from domain.foundation.places import parts_of, run, same_source
from domain.foundation.references import NewSource, SourceRef
from domain.state.claims import Opened, PassedOver, Publication
from domain.state.programme import Programme

SourceKind = Literal["report", "plan", "minutes", "interview", "other"]


def short_name(text: str) -> str:
    """Return a short name as evidence can begin with it; ValueError when it has a comma."""
    if "," in text:
        message = "a short name has no comma: in evidence what follows a comma says where in the source it is"
        raise ValueError(message)
    return text


Short = Annotated[
    Line,
    Field(description="the short name with which evidence begins: “HMIC 2009”"),
    Checked(after=short_name),
]
Places = Annotated[
    tuple[Line, ...],
    Field(min_length=1, description="each place, or a run of them: “1.1 to 1.13”, “6.5, strength 1 to 6”"),
]


@entry("source.registered", verb="register")
class SourceRegistered(Entry):
    """Register a source: a report, a plan, minutes or an interview that claims something."""

    source: NewSource
    title: Line
    short: Short
    kind: SourceKind
    author: Annotated[Line | None, Field(description="the body that wrote it, or whose view it is")] = None

    @property
    def upkeep(self) -> bool:
        return False

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        for known in programme.publications.values():
            if same_source(known.short, self.short):
                yield f"evidence that begins with “{self.short}” means {known.called} already: give another short name"

    def apply(self, programme: Programme, on: When) -> None:
        programme.publications[self.source] = Publication(
            self.source, self.title, self.short, self.kind, on, self.author
        )


@entry("source.opened", verb="open")
class SourceOpened(Entry):
    """Record since when somebody could read a source; that they had read it is for each entry to show."""

    source: SourceRef
    audience: Annotated[Line, Field(description="who could read it: “Senior management team”, “the public”")]

    @property
    def upkeep(self) -> bool:
        return False

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        source = programme.publications[self.source]
        for opened in source.opened:
            if opened.audience.casefold() == self.audience.casefold():
                yield (
                    f"{self.source} could be read by “{opened.audience}” from {opened.on.words} already: correct "
                    "that entry if the date is wrong"
                )

    def apply(self, programme: Programme, on: When) -> None:
        source = programme.publications[self.source]
        source.opened = (*source.opened, Opened(self.audience, on))


@entry("source.outlined", verb="outline")
class SourceOutlined(Entry):
    """List the places of a source in their order, such as its paragraphs, so that coverage can be counted."""

    source: SourceRef
    places: Places

    @property
    def upkeep(self) -> bool:
        return False

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        known = {parts_of(place) for place in programme.publications[self.source].places}
        for place in (one for said in self.places for one in run(said)):
            if parts_of(place) in known:
                yield f"{place[:60]} is in the outline of {self.source} already: leave it out here"
            known.add(parts_of(place))

    def apply(self, programme: Programme, on: When) -> None:
        source = programme.publications[self.source]
        source.outline = (*source.outline, *self.places)


@entry("source.passed-over", verb="pass-over")
class PlacesPassedOver(Entry):
    """Record in which places of a source there is nothing to claim, and why, such as a table of contents."""

    source: SourceRef
    places: Places
    reason: Annotated[Text, Field(description="why nothing is to be claimed there")]

    @property
    def upkeep(self) -> bool:
        return False

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        source = programme.publications[self.source]
        known = {parts_of(place) for place in source.places}
        passed = {parts_of(place) for over in source.passed_over for place in over.places}
        for place in (one for said in self.places for one in run(said)):
            if parts_of(place) not in known:
                yield f"{place[:60]} is not in the outline of {self.source}: outline it first"
            elif parts_of(place) in passed:
                yield f"{place[:60]} of {self.source} is passed over already: leave it out here"

    def apply(self, programme: Programme, on: When) -> None:
        source = programme.publications[self.source]
        source.passed_over = (*source.passed_over, PassedOver(self.places, self.reason))
