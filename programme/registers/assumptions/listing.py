"""How assumptions are listed."""

from programme.registers.listing import Column, Listing

LISTINGS = (
    Listing(
        noun="assumption",
        title="Assumptions",
        items=lambda programme: programme.assumptions.values(),
        columns=(
            Column("ref", "Ref"),
            Column("title", "Assumption"),
            Column("state", "State"),
            Column("owner", "Owner"),
            Column("due", "Test by"),
            Column("about", "About"),
            Column("became", "Became"),
            Column("basis", "Basis", wide=True),
            Column("recorded", "Recorded", wide=True),
            Column("tested", "Tested", wide=True),
            Column("finding", "What was found", wide=True),
        ),
    ),
)
