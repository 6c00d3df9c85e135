"""How the risk register and what hangs on it are listed."""

from datetime import date, timedelta

from domain.foundation.dates import when
from domain.state.programme import Programme
from domain.state.risks import Risk
from programme.alerts.risks import review_days
from programme.listings.listing import Column, Listing


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
        Column("ref", "Ref", lambda risk, _, __: risk.ref),
        Column("title", "Risk", lambda risk, _, __: risk.title),
        Column("owner", "Owner", lambda risk, _, __: risk.owner),
        Column("score", "Score", lambda risk, _, __: risk.residual.value if risk.residual else None),
        Column("band", "Band", lambda risk, _, __: risk.residual.band if risk.residual else None),
        Column("trend", "Trend", lambda risk, _, __: trend(risk), wide=True),
        Column("state", "State", lambda risk, _, __: risk.state),
        Column("last_review", "Last review", lambda risk, _, __: risk.looked_at, wide=True),
        Column("next_review", "Next review", next_review),
        Column("level", "Level", lambda risk, _, __: risk.level, wide=True),
        Column("category", "Category", lambda risk, _, __: risk.category, wide=True),
        Column(
            "inherent",
            "Inherent",
            lambda risk, _, __: risk.inherent.value if risk.inherent else None,
            wide=True,
        ),
        Column("target", "Target", lambda risk, _, __: risk.target.value if risk.target else None, wide=True),
        Column("response", "Response", lambda risk, _, __: risk.response, wide=True),
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
        Column("ref", "Ref", lambda action, _, __: action.ref),
        Column("risk", "Risk", lambda action, _, __: action.risk),
        Column("title", "Action", lambda action, _, __: action.title),
        Column("owner", "Actionee", lambda action, _, __: action.owner),
        Column("due", "Due", lambda action, _, __: action.due),
        Column("state", "State", lambda action, _, __: action.state),
    ),
)

CONTROLS = Listing(
    noun="control",
    title="Controls in place",
    items=lambda programme: programme.controls.values(),
    columns=(
        Column("ref", "Ref", lambda control, _, __: control.ref),
        Column("risk", "Risk", lambda control, _, __: control.risk),
        Column("title", "Control", lambda control, _, __: control.title),
        Column("since", "Since", lambda control, _, __: control.since),
        Column("state", "State", lambda control, _, __: control.state),
    ),
)

INDICATORS = Listing(
    noun="indicator",
    title="Key risk indicators",
    items=lambda programme: programme.indicators.values(),
    columns=(
        Column("ref", "Ref", lambda kri, _, __: kri.ref),
        Column("risk", "Risk", lambda kri, _, __: kri.risk),
        Column("title", "Indicator", lambda kri, _, __: kri.title),
        Column("value", "Value", lambda kri, _, __: kri.value),
        Column("threshold", "Threshold", lambda kri, _, __: kri.threshold),
        Column("breached", "Breached since", lambda kri, _, __: kri.breached),
    ),
)

ISSUES = Listing(
    noun="issue",
    title="Issue register",
    items=lambda programme: programme.issues.values(),
    columns=(
        Column("ref", "Ref", lambda issue, _, __: issue.ref),
        Column("title", "Issue", lambda issue, _, __: issue.title),
        Column("severity", "Severity", lambda issue, _, __: issue.severity),
        Column("owner", "Owner", lambda issue, _, __: issue.owner),
        Column("state", "State", lambda issue, _, __: issue.state),
        Column("risk", "From risk", lambda issue, _, __: issue.risk),
        Column("updated", "Updated", lambda issue, _, __: issue.updated),
    ),
)

LISTINGS = (RISKS, ACTIONS, CONTROLS, INDICATORS, ISSUES)
