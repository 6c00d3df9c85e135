"""How sources and their claims are listed."""

from datetime import date

from domain.state.claims import Claim, Link, Publication
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing


def where(claim: Claim, programme: Programme, on: date) -> str:
    """Say where a claim stands, as evidence does: `HMIC 2009, 6.5, strength 3, sentence 1`."""
    return f"{programme.publications[claim.source].short}, {claim.where}"


def standing(claim: Claim, programme: Programme, on: date) -> str:
    """Say what was found for and against a claim; that nothing was found says nothing of whether it is so."""
    against = bool(claim.contradicted or claim.contradicts)
    if claim.supported and against:
        return "supported and contradicted"
    return "contradicted" if against else "supported" if claim.supported else "unsupported"


def named(links: tuple[Link, ...]) -> tuple[str, ...]:
    """Return what links name, things by their references and entries by their positions."""
    return tuple(
        one for link in links for one in (*link.things, *(f"#{position}" for position in link.entries))
    )


def _opened(source: Publication, programme: Programme, on: date) -> tuple[str, ...]:
    return tuple(f"{opened.audience}: {opened.on.words}" for opened in source.opened)


def _claims(source: Publication, programme: Programme, on: date) -> int:
    return sum(claim.source == source.ref for claim in programme.claims.values())


SOURCES = Listing(
    noun="source",
    title="Sources",
    items=lambda programme: programme.publications.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Source"),
        Column("short", "In evidence"),
        Column("kind", "Kind"),
        Column("author", "By"),
        Column("opened", "Who could read it since", _opened),
        Column("claims", "Claims", _claims),
        Column("places", "Places", lambda source, _programme, _on: len(source.places), wide=True),
        Column("registered", "Of", wide=True),
    ),
)
CLAIMS = Listing(
    noun="claim",
    title="Claim ledger",
    items=lambda programme: programme.claims.values(),
    columns=(
        Column("ref", "Ref"),
        Column("where", "Where", where),
        Column("kind", "Kind"),
        Column("text", "What it says"),
        Column("state", "Standing", standing),
        Column("supported", "Rests on", lambda claim, _programme, _on: named(claim.supported), wide=True),
        Column(
            "contradicted",
            "Contradicted by",
            lambda claim, _programme, _on: (*named(claim.contradicted), *claim.contradicts),
            wide=True,
        ),
        Column("source", "Source", wide=True),
        Column("stated", "Stated", wide=True),
    ),
)
LISTINGS = (SOURCES, CLAIMS)
