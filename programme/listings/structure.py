"""How command units, phases, posting changes and appeals are listed."""

from domain.foundation.dates import When, when
from domain.rules.readiness import gaps
from programme.listings.listing import Column, Listing


def planned(edtf: str | None) -> When | None:
    """Return a planned date as it is read."""
    return when(edtf) if edtf else None


UNITS = Listing(
    noun="unit",
    title="Command units",
    items=lambda programme: programme.units.values(),
    columns=(
        Column("ref", "Ref", lambda unit, _, __: unit.ref),
        Column("name", "Command unit", lambda unit, _, __: unit.name),
        Column("kind", "Kind", lambda unit, _, __: unit.kind),
        Column("state", "State", lambda unit, _, __: unit.state),
        Column("opened", "Opened", lambda unit, _, __: unit.opened),
        Column("ended", "Ended", lambda unit, _, __: unit.ended),
        Column("into", "Merged into", lambda unit, _, __: unit.into, wide=True),
    ),
)

PHASES = Listing(
    noun="phase",
    title="Phases",
    items=lambda programme: programme.phases.values(),
    columns=(
        Column("ref", "Ref", lambda phase, _, __: phase.ref),
        Column("title", "Phase", lambda phase, _, __: phase.title),
        Column("state", "State", lambda phase, _, __: phase.state),
        Column("planned_live", "Planned live", lambda phase, _, __: planned(phase.planned_live)),
        Column("live", "Live", lambda phase, _, __: phase.live),
        Column(
            "gaps",
            "Gaps",
            lambda phase, programme, _: (
                len(gaps(programme, phase)) if phase.state in {"planned", "under way", "live"} else 0
            ),
        ),
        Column("lead", "Lead", lambda phase, _, __: phase.lead, wide=True),
        Column("started", "Started", lambda phase, _, __: phase.started, wide=True),
        Column("ended", "Ended", lambda phase, _, __: phase.ended, wide=True),
        Column("interim", "Interim", lambda phase, _, __: phase.interim, wide=True),
        Column("ended_by", "Ended by", lambda phase, _, __: phase.ended_by, wide=True),
    ),
)

POSTINGS = Listing(
    noun="posting",
    title="Posting changes",
    items=lambda programme: programme.postings.values(),
    columns=(
        Column("ref", "Ref", lambda posting, _, __: posting.ref),
        Column("description", "Posting change", lambda posting, _, __: posting.description),
        Column("phase", "Phase", lambda posting, _, __: posting.phase),
        Column("staff", "Staff", lambda posting, _, __: posting.staff),
        Column(
            "appeals",
            "Appeals",
            lambda posting, programme, _: sum(programme.appeals[ref].appellants for ref in posting.appeals),
        ),
        Column("changed", "Changed", lambda posting, _, __: posting.changed),
    ),
)

APPEALS = Listing(
    noun="appeal",
    title="Appeals",
    items=lambda programme: programme.appeals.values(),
    columns=(
        Column("ref", "Ref", lambda appeal, _, __: appeal.ref),
        Column("posting", "Against", lambda appeal, _, __: appeal.posting),
        Column("appellants", "Appellants", lambda appeal, _, __: appeal.appellants),
        Column("state", "State", lambda appeal, _, __: appeal.state),
        Column("lodged", "Lodged", lambda appeal, _, __: appeal.lodged),
        Column("ended", "Decided", lambda appeal, _, __: appeal.ended),
    ),
)

LISTINGS = (PHASES, UNITS, POSTINGS, APPEALS)
