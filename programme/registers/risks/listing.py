"""How the risk register and what hangs on it are listed."""

from datetime import date, timedelta

from domain.foundation.dates import when
from domain.rules.tolerance import comparable
from domain.state.programme import Programme
from domain.state.risks import Risk, Score
from programme.registers.listing import Column, Listing
from programme.registers.qualified import Qualified
from programme.registers.risks.reviews import review_days


def next_review(risk: Risk, programme: Programme, on: date) -> date | None:
    """Return the day by which an open risk is to be looked at again."""
    return (
        risk.looked_at.latest + timedelta(days=review_days(risk, programme)) if risk.state == "open" else None
    )


def on_its_scale(value: object, score: Score, programme: Programme) -> object:
    """Return what a score says, and on which scale it says it when that is not the present one."""
    return value if comparable(programme, score) else Qualified(value, f"on {score.scale}")


def score_column(key: str, header: str, kind: str, *, wide: bool = False) -> Column:
    """Return the column of a score's value."""

    def read(risk: Risk, programme: Programme, _: date) -> object:
        score: Score | None = getattr(risk, kind)
        return on_its_scale(score.value, score, programme) if score else None

    return Column(key, header, read, wide)


def band(risk: Risk, programme: Programme, _: date) -> object:
    """Return the band of the residual score."""
    return on_its_scale(risk.residual.band, risk.residual, programme) if risk.residual else None


def other_scale(risk: Risk, programme: Programme, _: date) -> str | None:
    """Return the scale on which a risk was scored, when it is not the present one."""
    score = risk.residual
    return None if score is None or comparable(programme, score) else score.scale


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
        score_column("score", "Score", "residual"),
        Column("band", "Band", band),
        Column("trend", "Trend", lambda risk, _, __: trend(risk), wide=True),
        Column("state", "State"),
        Column("last_review", "Last review", lambda risk, _, __: risk.looked_at, wide=True),
        Column("next_review", "Next review", next_review),
        Column("level", "Level", wide=True),
        Column("category", "Category", wide=True),
        score_column("inherent", "Inherent", "inherent", wide=True),
        score_column("target", "Target", "target", wide=True),
        Column("response", "Response", wide=True),
        Column(
            "accepted_by",
            "Accepted by",
            lambda risk, _, __: risk.tolerated and risk.tolerated.approver,
            wide=True,
        ),
        Column(
            "accepted_until",
            "Accepted until",
            lambda risk, _, __: risk.tolerated and risk.tolerated.until,
            wide=True,
        ),
        Column(
            "proximity",
            "Proximity",
            lambda risk, _, __: when(risk.proximity) if risk.proximity else None,
            wide=True,
        ),
        Column("kind", "Kind", wide=True),
        Column("other_scale", "Scored on", other_scale, wide=True),
        Column(
            "links",
            "Linked",
            lambda risk, _, __: tuple(link.words for link in risk.links),
            wide=True,
            rare=True,
        ),
        Column(
            "contingencies",
            "Contingency",
            lambda risk, _, __: tuple(risk.contingencies),
            wide=True,
            rare=True,
        ),
    ),
)

ACTIONS = Listing(
    noun="action",
    title="Actions",
    items=lambda programme: programme.actions.values(),
    columns=(
        Column("ref", "Ref"),
        Column("risk", "Risk"),
        Column("title", "Action"),
        Column("owner", "Owner"),
        Column("due", "Due"),
        Column("state", "State"),
        Column("about", "About", wide=True),
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
        Column("also", "Also against", lambda control, _, __: tuple(control.also), rare=True),
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

CONTINGENCIES = Listing(
    noun="contingency",
    title="Contingency plans",
    items=lambda programme: programme.contingencies.values(),
    columns=(
        Column("ref", "Ref"),
        Column("risk", "Risk"),
        Column("title", "What is done"),
        Column("owner", "Owner"),
        Column("state", "State"),
        Column("called_on", "Called"),
        Column("trigger", "Trigger", wide=True),
        Column("indicator", "Indicator", wide=True),
        Column("ended", "Ended", wide=True),
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

LISTINGS = (RISKS, ACTIONS, CONTROLS, INDICATORS, CONTINGENCIES, ISSUES)
