"""How business processes and their changes are listed."""

from programme.listings.listing import Column, Listing

PROCESSES = Listing(
    noun="process",
    title="Business processes",
    items=lambda programme: programme.processes.values(),
    columns=(
        Column("ref", "Ref", lambda process, _, __: process.ref),
        Column("name", "Process", lambda process, _, __: process.name),
        Column("owner", "Owner", lambda process, _, __: process.owner),
        Column("state", "State", lambda process, _, __: process.state),
        Column("unit", "Unit", lambda process, _, __: process.unit, wide=True),
        Column("note", "Note", lambda process, _, __: process.note, wide=True),
    ),
)

CHANGES = Listing(
    noun="change",
    title="Process changes",
    items=lambda programme: programme.changes.values(),
    columns=(
        Column("ref", "Ref", lambda change, _, __: change.ref),
        Column("process", "Process", lambda change, programme, __: programme.processes[change.process].name),
        Column("title", "Change", lambda change, _, __: change.title),
        Column("phase", "Phase", lambda change, _, __: change.phase),
        Column("state", "State", lambda change, _, __: change.state),
        Column("agreed", "Agreed", lambda change, _, __: change.agreed),
        Column("implemented", "Implemented", lambda change, _, __: change.implemented),
        Column(
            "implemented_before_agreed",
            "Before agreed",
            lambda change, _, __: change.implemented_before_agreed,
            wide=True,
        ),
        Column("moved", "Last step", lambda change, _, __: change.moved, wide=True),
    ),
)

LISTINGS = (PROCESSES, CHANGES)
