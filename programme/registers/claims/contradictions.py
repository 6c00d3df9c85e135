"""Where what is claimed contradicts another claim, a thing of a register, or an entry: as somebody recorded."""

from collections.abc import Iterator

from domain.foundation.references import kind_of
from domain.state.claims import Claim, Link
from domain.state.programme import Programme
from programme.registers.contradiction import Contradiction, Side

# Of what is said in words nobody can work out what it is about, unless whoever recorded the contradiction says so.
IN_WORDS = "In words"


def claims_contradicting(programme: Programme) -> Iterator[Contradiction]:
    """Yield each two sides of which somebody recorded that they cannot both be so; neither is taken to be right."""
    for claim in programme.claims.values():
        for link in claim.contradicted:
            one = _claimed(programme, claim)
            for other in _others(programme, claim, link):
                sides = f"{one.source}: “{one.said}” against {other.source}: “{other.said}”"
                yield Contradiction(
                    "claims differ",
                    claim.ref,
                    link.matter or IN_WORDS,
                    None,
                    one,
                    other,
                    f"{sides}; {link.note}" if link.note else sides,
                )


def _claimed(programme: Programme, claim: Claim) -> Side:
    source = f"{programme.publications[claim.source].short}, {claim.where}"
    return Side(claim.text, source, (claim.fact,), (claim.ref,))


def _others(programme: Programme, claim: Claim, link: Link) -> Iterator[Side]:
    for reference in link.things:
        other = programme.claims.get(reference)
        yield _claimed(programme, other) if other else _thing(programme, claim, link, reference)
    for position in link.entries:
        yield Side(f"#{position}", "the journal", (link,), (claim.ref,), position)


def _thing(programme: Programme, claim: Claim, link: Link, reference: str) -> Side:
    thing = getattr(programme, kind_of(reference).register).get(reference)
    title = str(getattr(thing, "title", None) or getattr(thing, "name", None) or "")
    return Side(
        f"{reference} {title}".strip(), f"the {kind_of(reference).noun} register", (link,), (claim.ref,)
    )


FINDERS = (claims_contradicting,)
