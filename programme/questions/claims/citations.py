"""What was recorded from which place of a source, read off the evidence of entries; the one place that looks it up."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Generic, TypeVar

from domain.foundation.places import Parts, Place, places_of
from domain.foundation.registers import REGISTERS
from domain.history.record import Record
from domain.state.claims import Claim
from domain.state.programme import Programme
from programme.journal.view import View

# That something is claimed there, or was known, shows that it was read, and not what was made of it.
_NOTHING_MADE = frozenset({*REGISTERS["claims"], "entry"})
Item = TypeVar("Item")


class ByPlace(Generic[Item]):
    """What stands at the places of sources, to be found by place."""

    def __init__(self, placed: Iterable[tuple[Place, Item]]) -> None:
        self._held: dict[tuple[str, Parts], list[tuple[Place, Item]]] = {}
        for place, item in placed:
            self._held.setdefault((place.source, place.parts), []).append((place, item))

    def at(self, place: Place) -> list[Item]:
        """Return what stands at a place, each once; where both name sentences, what shares one with it."""
        named = self._held.get((place.source, place.parts), ())
        return list({id(item): item for at, item in named if at.meets(place)}.values())

    def within(self, short: str) -> Iterator[tuple[Parts, list[Item]]]:
        """Yield what leads to each place of a source, with what stands there."""
        for (source, parts), named in self._held.items():
            if source == short:
                yield parts, list({id(item): item for _, item in named}.values())


def place_of(programme: Programme, claim: Claim) -> Place:
    """Return the place of a claim."""
    return claim.place(programme.publications[claim.source].short)


def where(programme: Programme, claim: Claim) -> str:
    """Say where a claim stands, as evidence does."""
    return f"{programme.publications[claim.source].short}, {claim.where}"


def claims_by_place(programme: Programme) -> ByPlace[Claim]:
    """Return every claim by where it stands."""
    return ByPlace((place_of(programme, claim), claim) for claim in programme.claims.values())


def records_by_place(view: View) -> ByPlace[Record]:
    """Return the entries by the places of registered sources that their evidence names."""
    programme = view.programme
    return ByPlace(
        (place, record)
        for record in (view.records() if programme.publications else ())
        if record.entry.noun not in _NOTHING_MADE
        for place in _places(programme, record.evidence_list)
    )


def claimed_in(programme: Programme, evidence: Iterable[str]) -> list[Claim]:
    """Return the claims that stand where evidence points, each once, in the order of the evidence."""
    if not programme.claims:
        return []
    held = claims_by_place(programme)
    found = chain.from_iterable(held.at(place) for place in _places(programme, evidence))
    return list({claim.ref: claim for claim in found}.values())


def _places(programme: Programme, evidence: Iterable[str]) -> Iterator[Place]:
    return places_of(evidence, (source.short for source in programme.publications.values()))
