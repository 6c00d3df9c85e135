"""The claim ledger: what sources say, each at its place, and what was found for and against it."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Checked, Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.places import is_sentences
from domain.foundation.positions import EntryPosition
from domain.foundation.references import ClaimRef, NewClaim, SourceRef, ThingRef
from domain.rules.circles import leads_back_among
from domain.state.claims import Claim, Link, Stated
from domain.state.programme import Programme

ClaimKind = Literal["fact", "judgement", "figure", "intention", "recommendation"]


def as_text(value: object) -> object:
    """Return a number of a sentence as it is kept, as text."""
    return str(value) if isinstance(value, int) else value


def sentences(text: str) -> str:
    """Return which sentences are named; ValueError when they are not named by their numbers."""
    if not is_sentences(text):
        message = f"“{text[:20]}” names no sentences: write “1”, or “1 to 2”"
        raise ValueError(message)
    return " to ".join(part.strip() for part in text.replace("–", "-").replace("to", "-").split("-"))


Sentences = Annotated[Line, Checked(before=as_text, after=sentences)]


@entry("claim.stated", verb="state")
class ClaimStated(Entry):
    """State in your own words what a source claims, and where; that it is claimed does not make it so."""

    claim: NewClaim
    source: SourceRef
    paragraph: Annotated[Line, Field(description="the paragraph: “6.5”, “App. D”")]
    kind: Annotated[
        ClaimKind,
        Field(
            description="what the source does: it reports, judges, counts, says what is meant to be, or asks"
        ),
    ]
    text: Annotated[Text, Field(description="what it says, in your own words")]
    part: Annotated[Line | None, Field(description="where in the paragraph: “strength 2”, “area 7”")] = None
    sentence: Annotated[Sentences | None, Field(description="its sentences there: “1”, or “1 to 2”")] = None

    @property
    def upkeep(self) -> bool:
        return False

    def fact(self, on: When) -> Stated:
        """Return the fact that it was claimed."""
        return Stated(on, self.text)

    def apply(self, programme: Programme, on: When) -> None:
        # Guarantee: a claim is never taken for the fact.
        programme.claims[self.claim] = Claim(
            self.claim, self.source, self.paragraph, self.kind, self.text, on, self.part, self.sentence
        )


Entries = Annotated[
    tuple[EntryPosition, ...], Field(description="each entry, by its number or as “risk raise R-004”")
]
Note = Annotated[Text | None, Field(description="how, where that needs saying")]


@entry("claim.supported", verb="support")
class ClaimSupported(Entry):
    """Record what a claim rests on, or what bears it out: other claims, things or entries."""

    claim: ClaimRef
    grounds: Annotated[tuple[ThingRef, ...], Field(description="the claims or things that bear it out")] = ()
    entries: Entries = ()
    note: Note = None

    @property
    def upkeep(self) -> bool:
        return False

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        claim = programme.claims[self.claim]
        yield from _nothing_new(claim.ref, claim.supported, self.grounds, self.entries, "grounds")

        def rests_on(reference: str) -> Iterable[str]:
            links = programme.claims[reference].supported if reference in programme.claims else ()
            return (thing for link in links for thing in link.things)

        mend = "name something that does not rest on it"
        yield from leads_back_among(claim.ref, self.grounds, rests_on, "rests on", mend)

    def apply(self, programme: Programme, on: When) -> None:
        claim = programme.claims[self.claim]
        claim.supported = (*claim.supported, Link(on, self.grounds, self.entries, self.note))


@entry("claim.contradicted", verb="contradict")
class ClaimContradicted(Entry):
    """Record what says otherwise than a claim: other claims, things or entries; neither side is taken to be right."""

    claim: ClaimRef
    others: Annotated[tuple[ThingRef, ...], Field(description="the claims or things that say otherwise")] = ()
    entries: Entries = ()
    matter: Annotated[Line | None, Field(description="what it is about, on one line: “Gun crime”")] = None
    note: Annotated[Text | None, Field(description="why they cannot both be so")] = None

    @property
    def upkeep(self) -> bool:
        return False

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        claim = programme.claims[self.claim]
        if claim.ref in self.others:
            yield f"{claim.ref} cannot contradict itself: name what says otherwise"
        yield from _nothing_new(claim.ref, claim.contradicted, self.others, self.entries, "others")
        for reference in claim.contradicts:
            if reference in self.others:
                yield f"{reference} is contradicted by {claim.ref} already, which says the same: leave it out"

    def link(self, on: When) -> Link:
        """Return what says otherwise."""
        return Link(on, self.others, self.entries, self.note, self.matter)

    def apply(self, programme: Programme, on: When) -> None:
        claim = programme.claims[self.claim]
        claim.contradicted = (*claim.contradicted, self.link(on))
        for other in (programme.claims.get(reference) for reference in self.others):
            if other is not None:
                other.contradicts = (*other.contradicts, claim.ref)


def _nothing_new(
    claim: str, links: tuple[Link, ...], things: tuple[str, ...], entries: tuple[int, ...], field: str
) -> Iterator[Sentence]:
    if not things and not entries:
        yield phrase(
            f"nothing is named for {claim}: name claims or things",
            giving(field),
            ", or entries",
            giving("entries"),
        )
    known = {*(one for link in links for one in link.things)} & {*things}
    known_entries = {*(one for link in links for one in link.entries)} & {*entries}
    if named := [*sorted(known), *(f"#{position}" for position in sorted(known_entries))]:
        yield f"{', '.join(named)} is recorded for {claim} already: leave that out"
