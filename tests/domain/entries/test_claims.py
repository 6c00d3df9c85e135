"""Claims: what one rests on never rests on it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.entries.claims.ledger import ClaimStated, ClaimSupported
from domain.entries.claims.sources import SourceRegistered
from domain.foundation.dates import when
from domain.state.programme import Programme

DAY = when("2009-04-30")
CLAIMS = tuple(f"CL-00{number}" for number in range(1, 6))


def programme() -> Programme:
    """A programme with a source and five claims."""
    found = Programme()
    SourceRegistered(source="SRC-001", title="Report", short="HMIC 2009", kind="report").apply(found, DAY)
    for claim in CLAIMS:
        ClaimStated(claim=claim, source="SRC-001", paragraph="1.1", kind="figure", text="So many").apply(
            found, DAY
        )
    return found


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(CLAIMS), st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=3, unique=True)
        ),
        max_size=7,
    )
)
def test_no_claim_rests_on_itself(links: list[tuple[str, list[str]]]) -> None:
    """However many grounds each has, what a claim rests on never leads back to it; what is refused would have."""
    found = programme()
    for claim, grounds in links:
        known = {thing for link in found.claims[claim].supported for thing in link.things}
        entry = ClaimSupported(
            claim=claim, grounds=tuple(one for one in grounds if one not in known) or (claim,)
        )
        leading_back = claim in below(found, entry.grounds)
        assert bool([*entry.refusals(found, DAY)]) == leading_back
        if not leading_back:
            entry.apply(found, DAY)
    assert not any(claim in below(found, grounds_of(found, claim)) for claim in CLAIMS)


def grounds_of(found: Programme, claim: str) -> tuple[str, ...]:
    """What a claim rests on."""
    return tuple(thing for link in found.claims[claim].supported for thing in link.things)


def below(found: Programme, things: tuple[str, ...]) -> set[str]:
    """These things and all that they rest on."""
    return {*things, *(one for thing in things for one in below(found, grounds_of(found, thing)))}
