"""How phases are listed."""

from domain.foundation.dates import When, when
from domain.rules.readiness import gaps
from programme.registers.listing import Column, Listing


def planned(edtf: str | None) -> When | None:
    """Return a planned date as it is read."""
    return when(edtf) if edtf else None


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
            lambda phase, programme, _: (
                len(gaps(programme, phase)) if phase.state in {"planned", "under way", "live"} else 0
            ),
        ),
        Column("lead", "Lead", wide=True),
        Column("started", "Started", wide=True),
        Column("ended", "Ended", wide=True),
        Column("interim", "Interim", wide=True),
        Column("ended_by", "Ended by", wide=True),
    ),
)


LISTINGS = (PHASES,)
