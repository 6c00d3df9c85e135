"""How business processes and their changes are listed."""

from programme.registers.listing import Column, Listing

PROCESSES = Listing(
    noun="process",
    title="Business processes",
    items=lambda programme: programme.processes.values(),
    columns=(
        Column("ref", "Ref"),
        Column("name", "Process"),
        Column("owner", "Owner"),
        Column("state", "State"),
        Column("unit", "Unit", wide=True),
        Column("note", "Note", wide=True),
    ),
)

CHANGES = Listing(
    noun="change",
    title="Process changes",
    items=lambda programme: programme.changes.values(),
    columns=(
        Column("ref", "Ref"),
        Column("process", "Process", lambda change, programme, __: programme.processes[change.process].name),
        Column("title", "Change"),
        Column("phase", "Phase"),
        Column("state", "State"),
        Column("agreed", "Agreed"),
        Column("implemented", "Implemented"),
        Column(
            "implemented_before_agreed",
            "Before agreed",
            lambda change, _, __: change.implemented_before_agreed,
            wide=True,
        ),
        Column("moved", "Last step", wide=True),
    ),
)

LISTINGS = (PROCESSES, CHANGES)
