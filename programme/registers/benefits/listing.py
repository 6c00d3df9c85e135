"""How benefits and savings are listed."""

from datetime import date

from domain.state.benefits import Amount, Benefit
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing


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
        Column("ref", "Ref"),
        Column("title", "Benefit"),
        Column("kind", "Kind"),
        Column("state", "State"),
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
        Column("owner", "Owner", wide=True),
        Column("due", "Due", wide=True),
        Column("reused", "Used again for", reused, wide=True),
        Column("measured_by", "Measured by", wide=True),
        Column("validated_by", "Validated by", wide=True),
        Column(
            "targets",
            "Targets",
            lambda benefit, _, __: tuple(one.words for one in benefit.targets),
            wide=True,
        ),
        Column("not_counted", "Not counted, because", wide=True),
    ),
)

LISTINGS = (BENEFITS,)
