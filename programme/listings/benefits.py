"""How benefits and savings are listed."""

from datetime import date

from domain.state.benefits import Amount, Benefit
from domain.state.programme import Programme
from programme.listings.listing import Column, Listing


def words(amount: Amount | None) -> str | None:
    """Return an amount as people read it."""
    return amount.words if amount else None


def reused(benefit: Benefit, _: Programme, __: date) -> tuple[str, ...]:
    """Return where what was set free is used."""
    return tuple(reuse.where for reuse in benefit.reuses)


BENEFITS = Listing(
    noun="benefit",
    title="Benefits and savings",
    items=lambda programme: programme.benefits.values(),
    columns=(
        Column("ref", "Ref", lambda benefit, _, __: benefit.ref),
        Column("title", "Benefit", lambda benefit, _, __: benefit.title),
        Column("kind", "Kind", lambda benefit, _, __: benefit.kind),
        Column("state", "State", lambda benefit, _, __: benefit.state),
        Column(
            "estimates", "Estimates", lambda benefit, _, __: tuple(one.words for one in benefit.estimates)
        ),
        Column(
            "realised",
            "Realised",
            lambda benefit, _, __: words(benefit.realised_amount),
        ),
        Column(
            "validated",
            "Validated",
            lambda benefit, _, __: words(benefit.validated_amount),
        ),
        Column("owner", "Owner", lambda benefit, _, __: benefit.owner, wide=True),
        Column("due", "Due", lambda benefit, _, __: benefit.due, wide=True),
        Column("reused", "Used again for", reused, wide=True),
        Column("measured_by", "Measured by", lambda benefit, _, __: benefit.measured_by, wide=True),
        Column("validated_by", "Validated by", lambda benefit, _, __: benefit.validated_by, wide=True),
    ),
)

LISTINGS = (BENEFITS,)
