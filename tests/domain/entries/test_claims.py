"""Sources and claims: what recording them changes, and what it never does."""

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.entries.claims.ledger import ClaimContradicted, ClaimStated, ClaimSupported
from domain.entries.claims.sources import SourceRegistered
from domain.entries.risks.scoring import RiskRaised
from domain.foundation.dates import when
from domain.state.programme import Programme

DAY = when("2009-04-30")
CLAIMS = tuple(f"CL-00{number}" for number in range(1, 6))


def programme() -> Programme:
    """A programme with a risk, a source and five claims about it."""
    found = Programme()
    RiskRaised(risk="R-001", title="T", cause="c", event="e", effect="f", owner="Ann Wren").apply(found, DAY)
    SourceRegistered(source="SRC-001", title="Report", short="HMIC 2009", kind="report").apply(found, DAY)
    for claim in CLAIMS:
        ClaimStated(
            claim=claim, source="SRC-001", paragraph="1.1", kind="figure", text="R-001 is closed"
        ).apply(found, DAY)
    return found


def test_a_claim_is_never_taken_for_the_fact() -> None:
    """A claim is never taken for the fact."""
    found, without = programme(), Programme()
    RiskRaised(risk="R-001", title="T", cause="c", event="e", effect="f", owner="Ann Wren").apply(
        without, DAY
    )
    ClaimSupported(claim="CL-001", grounds=("R-001", "CL-002")).apply(found, DAY)
    ClaimContradicted(claim="CL-003", others=("CL-004", "R-001")).apply(found, DAY)
    changed = {name for name in found.__struct_fields__ if getattr(found, name) != getattr(without, name)}
    assert changed == {"publications", "claims"}


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
