"""What is shown of one claim beside how it is kept: where it stands, and what was found for and against it."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from domain.foundation.references import kind_of
from domain.state.claims import Claim, Link
from domain.state.programme import Programme
from programme.questions.claims.citations import where
from programme.registers.claims.listing import standing


class Named(msgspec.Struct, frozen=True):
    """Something that bears a claim out or says otherwise: what it is, what it says, and where if a source says so."""

    ref: str
    says: str | None = None
    where: str | None = None
    note: str | None = None


def claim_fields(programme: Programme, claim: Claim, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a claim with both sides in words, who could read it, and what rests on it."""
    resting = [
        other.ref
        for other in programme.claims.values()
        if any(claim.ref in link.things for link in other.supported)
    ]
    opened = programme.publications[claim.source].opened
    kept = {
        name: value
        for name, value in fields.items()
        if name not in {"supported", "contradicted", "contradicts"}
    }
    return {
        "where": where(programme, claim),
        **kept,
        "state": standing(claim, programme, claim.stated.latest),
        "readable": list(opened),
        "rests_on": list(_linked(programme, claim.supported)),
        "contradicted_by": [
            *_linked(programme, claim.contradicted),
            *(
                named(programme, reference, link.note)
                for reference in claim.contradicts
                for link in programme.claims[reference].contradicted
                if claim.ref in link.things
            ),
        ],
        "bears_out": [named(programme, reference) for reference in resting],
    }


def named(programme: Programme, reference: str, note: str | None = None) -> Named:
    """Return what a reference names."""
    if other := programme.claims.get(reference):
        return Named(reference, other.title, where(programme, other), note)
    thing = getattr(programme, kind_of(reference).register).get(reference)
    return Named(reference, getattr(thing, "title", None) or getattr(thing, "name", None), None, note)


def _linked(programme: Programme, links: Iterable[Link]) -> Iterator[Named]:
    for link in links:
        yield from (named(programme, reference, link.note) for reference in link.things)
        yield from (Named(f"#{position}", None, None, link.note) for position in link.entries)
