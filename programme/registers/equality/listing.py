"""How Equality Impact Assessments, their findings and the figures behind them are listed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

import msgspec

from domain.figures.observations import rounded
from domain.rules.adverse_impact import FLAGGED_BELOW, Impact, fared_well, impacts
from domain.rules.assessments import may_be, needing_one, status, title_of
from domain.state.equality import Eia, Finding, Share
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing

FOUR_FIFTHS = Decimal(FLAGGED_BELOW.numerator) / FLAGGED_BELOW.denominator
# No two ratios of counts of ten millions are nearer to each other.
MOST_PLACES = 15


class Unassessed(msgspec.Struct, frozen=True):
    """A change that needs an assessment and has none: it has its row among them, under its own reference."""

    ref: str
    title: str
    state: str

    @property
    def assesses(self) -> str:
        """What would have to be assessed."""
        return self.ref


class Row(msgspec.Struct, frozen=True):
    """A figure with the assessment that it belongs to."""

    eia: str
    of: Share | Impact


def assessments(programme: Programme) -> Iterator[Eia | Unassessed]:
    """Yield every assessment, and every change that is without one."""
    yield from programme.eias.values()
    # While it is not known what a completed assessment had assessed, it is not certain that a change has none.
    state = may_be(programme) or "missing"
    for reference in needing_one(programme):
        yield Unassessed(reference, title_of(programme, reference), state)


def unmitigated(item: Eia | Unassessed, programme: Programme, _: date) -> int | None:
    """Return how many adverse findings of an assessment have no mitigation agreed."""
    if isinstance(item, Unassessed):
        return None
    findings = (programme.findings[reference] for reference in item.findings)
    return sum(finding.effect == "adverse" and finding.mitigation is None for finding in findings)


def mitigation_state(finding: Finding, _: Programme, on: date) -> str | None:
    """Return how the mitigation of an adverse effect stands."""
    if finding.effect != "adverse":
        return None
    if finding.due is None:
        return "none agreed"
    return "done" if finding.mitigated else "overdue" if finding.due < on else "agreed"


def rounded_ratio(ratio: Fraction | Decimal | None, places: int = 2) -> Decimal | None:
    """Round a ratio for reading, halves to even and never down; one below 0.8 that would read 0.80 gets more places."""
    if ratio is None:
        return None
    whole = ratio if isinstance(ratio, Decimal) else Decimal(ratio.numerator) / Decimal(ratio.denominator)
    while (read := rounded(whole, places)) == FOUR_FIFTHS != whole and places < MOST_PLACES:
        places += 1
    return read


EIAS = Listing(
    noun="eia",
    title="Equality Impact Assessments",
    items=assessments,
    columns=(
        Column("ref", "Ref"),
        Column("assesses", "Assesses"),
        Column("title", "Title"),
        Column("status", "Status", lambda eia, programme, on: status(programme, eia.ref, on)),
        Column("review_due", "Review due", lambda eia, _, __: getattr(eia, "review_due", None)),
        Column("unmitigated", "Unmitigated adverse impacts", unmitigated),
        Column("state", "State", wide=True),
        Column("lead", "Lead", lambda eia, _, __: getattr(eia, "lead", None), wide=True),
        Column("settled", "Signed off", lambda eia, _, __: getattr(eia, "settled", None), wide=True),
        Column("approver", "Approver", lambda eia, _, __: getattr(eia, "approver", None), wide=True),
        Column("outcome", "Outcome", lambda eia, _, __: getattr(eia, "outcome", None), wide=True),
        Column("published", "Published", lambda eia, _, __: getattr(eia, "published", None), wide=True),
        Column("consulted", "Consulted", lambda eia, _, __: tuple(getattr(eia, "consulted", ())), wide=True),
    ),
)

FINDINGS = Listing(
    noun="finding",
    title="Equality findings",
    items=lambda programme: programme.findings.values(),
    columns=(
        Column("ref", "Ref"),
        Column("eia", "EIA"),
        Column("characteristic", "Characteristic"),
        Column("group", "Group"),
        Column("effect", "Effect"),
        Column("mitigated", "Mitigation", mitigation_state),
        Column("due", "Due"),
        Column("owner", "Owner"),
        Column("basis", "Basis", wide=True),
        Column("mitigation", "What is agreed", wide=True),
    ),
)

PROFILES = Listing(
    noun="profile",
    title="Baseline profiles",
    items=lambda programme: [Row(eia.ref, share) for eia in programme.eias.values() for share in eia.profile],
    columns=(
        Column("eia", "EIA"),
        Column("population", "Of", lambda row, _, __: row.of.population),
        Column("characteristic", "Characteristic", lambda row, _, __: row.of.characteristic),
        Column("group", "Group", lambda row, _, __: row.of.group),
        Column("percent", "%", lambda row, _, __: row.of.percent),
        Column("reference", "Compared with", lambda row, _, __: row.of.reference),
        Column("reference_percent", "% there", lambda row, _, __: row.of.reference_percent),
        Column("representation", "Ratio", lambda row, _, __: rounded_ratio(row.of.representation)),
        Column("source", "Source", lambda row, _, __: row.of.source, wide=True),
        Column("count", "Count", lambda row, _, __: row.of.count, wide=True),
        Column("total", "Total", lambda row, _, __: row.of.total, wide=True),
    ),
)

IMPACTS = Listing(
    noun="impact",
    title="Adverse impact ratios",
    items=lambda programme: [
        Row(eia.ref, impact) for eia in programme.eias.values() for impact in impacts(eia.counts)
    ],
    columns=(
        Column("eia", "EIA"),
        Column("selection", "Selection", lambda row, _, __: row.of.counted.selection),
        Column("group", "Group", lambda row, _, __: row.of.counted.group),
        Column("fared_well", "Fared well", lambda row, _, __: fared_well(row.of.counted)),
        Column("total", "Of", lambda row, _, __: row.of.counted.total),
        Column("favoured", "Most favoured", lambda row, _, __: row.of.favoured.group),
        Column("ratio", "Ratio", lambda row, _, __: rounded_ratio(row.of.ratio)),
        Column("flagged", "Below 0.8", lambda row, _, __: row.of.flagged),
        Column("small", "Small sample", lambda row, _, __: row.of.small),
        Column("p", "p by chance", lambda row, _, __: round(row.of.p, 4), wide=True),
        Column(
            "characteristic", "Characteristic", lambda row, _, __: row.of.counted.characteristic, wide=True
        ),
    ),
)

LISTINGS = (EIAS, FINDINGS, PROFILES, IMPACTS)
