"""How phases are listed."""

from domain.foundation.dates import When, when
from domain.rules.readiness import gaps, is_known, passed_with
from domain.state.phases import Phase
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing


def planned(edtf: str | None) -> When | None:
    """Return a planned date as it is read."""
    return when(edtf) if edtf else None


def gap_count(programme: Programme, phase: Phase) -> int | str:
    """Return how many gaps a phase has; `unknown` while nobody said which processes it changes."""
    if phase.state not in {"planned", "under way", "live"}:
        return 0
    return len(gaps(programme, phase)) if is_known(programme, phase) else "unknown"


def passed_count(programme: Programme, phase: Phase) -> int | None:
    """Return how many of its open gaps a live phase went live with; the others have come to light since."""
    return len(passed_with(phase, gaps(programme, phase))) if phase.state == "live" else None


PHASES = Listing(
    noun="phase",
    title="Phases",
    items=lambda programme: programme.phases.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Phase"),
        Column("state", "State"),
        Column("planned_live", "Planned live", lambda phase, _, __: planned(phase.planned_live)),
        Column("live", "Live"),
        Column(
            "gaps",
            "Gaps",
            lambda phase, programme, _: gap_count(programme, phase),
        ),
        Column(
            "gaps_open_since_go_live",
            "Open since go-live",
            lambda phase, programme, _: passed_count(programme, phase),
            rare=True,
        ),
        Column("lead", "Lead", wide=True),
        Column("started", "Started", wide=True),
        Column("ended", "Ended", wide=True),
        Column("interim", "Interim", wide=True),
        Column("ended_by", "Ended by", wide=True),
        Column("unaccepted", "Unaccepted", lambda phase, _, __: len(phase.unaccepted), wide=True),
        Column("reported_by", "Found live by", wide=True),
        Column(
            "forecast",
            "Forecast live",
            lambda phase, _, __: phase.forecasts[-1].date if phase.forecasts else None,
            wide=True,
            rare=True,
        ),
    ),
)

NEEDS = Listing(
    noun="need",
    title="Readiness needs",
    items=lambda programme: programme.needs.values(),
    columns=(
        Column("ref", "Ref"),
        Column("phase", "Phase"),
        Column("kind", "Kind"),
        Column("title", "Need"),
        Column("owner", "Owner"),
        Column("due", "Due"),
        Column("state", "State"),
        Column("unit", "Unit", wide=True),
        Column("shown_by", "Shown by", wide=True),
        Column("confirmed_by", "Confirmed by", wide=True),
        Column("ended", "Ended", wide=True),
    ),
)


LISTINGS = (PHASES, NEEDS)
