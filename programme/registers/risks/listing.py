"""How the risk register and what hangs on it are listed."""

from datetime import date, timedelta

from domain.foundation.dates import when
from domain.state.programme import Programme
from domain.state.risks import Risk
from programme.registers.listing import Column, Listing
from programme.registers.risks.reviews import review_days


def next_review(risk: Risk, programme: Programme, on: date) -> date | None:
    """Return the day by which an open risk is to be looked at again."""
    return (
        risk.looked_at.latest + timedelta(days=review_days(risk, programme)) if risk.state == "open" else None
    )


def trend(risk: Risk) -> str:
    """Return whether the residual score rose, fell or stayed; empty before there are two scores."""
    if risk.residual is None or risk.previous is None:
        return ""
    return "↑" if risk.residual.value > risk.previous else "↓" if risk.residual.value < risk.previous else "→"


RISKS = Listing(
    noun="risk",
    title="Risk register",
    items=lambda programme: programme.risks.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Risk"),
        Column("owner", "Owner"),
        Column("score", "Score", lambda risk, _, __: risk.residual.value if risk.residual else None),
        Column("band", "Band", lambda risk, _, __: risk.residual.band if risk.residual else None),
        Column("trend", "Trend", lambda risk, _, __: trend(risk), wide=True),
        Column("state", "State"),
        Column("last_review", "Last review", lambda risk, _, __: risk.looked_at, wide=True),
        Column("next_review", "Next review", next_review),
        Column("level", "Level", wide=True),
        Column("category", "Category", wide=True),
        Column(
            "inherent",
            "Inherent",
            lambda risk, _, __: risk.inherent.value if risk.inherent else None,
            wide=True,
        ),
        Column("target", "Target", lambda risk, _, __: risk.target.value if risk.target else None, wide=True),
        Column("response", "Response", wide=True),
        Column("accepted_by", "Accepted by", wide=True),
        Column("accepted_until", "Accepted until", wide=True),
        Column(
            "proximity",
            "Proximity",
            lambda risk, _, __: when(risk.proximity) if risk.proximity else None,
            wide=True,
        ),
    ),
)

ACTIONS = Listing(
    noun="action",
    title="Risk actions",
    items=lambda programme: programme.actions.values(),
    columns=(
        Column("ref", "Ref"),
        Column("risk", "Risk"),
        Column("title", "Action"),
        Column("owner", "Actionee"),
        Column("due", "Due"),
        Column("state", "State"),
    ),
)

CONTROLS = Listing(
    noun="control",
    title="Controls in place",
    items=lambda programme: programme.controls.values(),
    columns=(
        Column("ref", "Ref"),
        Column("risk", "Risk"),
        Column("title", "Control"),
        Column("since", "Since"),
        Column("state", "State"),
    ),
)

INDICATORS = Listing(
    noun="indicator",
    title="Key risk indicators",
    items=lambda programme: programme.indicators.values(),
    columns=(
        Column("ref", "Ref"),
        Column("risk", "Risk"),
        Column("title", "Indicator"),
        Column("value", "Value"),
        Column("threshold", "Threshold"),
        Column("breached", "Breached since"),
    ),
)

ISSUES = Listing(
    noun="issue",
    title="Issue register",
    items=lambda programme: programme.issues.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Issue"),
        Column("severity", "Severity"),
        Column("owner", "Owner"),
        Column("state", "State"),
        Column("risk", "From risk"),
        Column("updated", "Updated"),
    ),
)

LISTINGS = (RISKS, ACTIONS, CONTROLS, INDICATORS, ISSUES)
