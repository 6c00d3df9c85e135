"""How command units, posting changes and appeals are listed."""

from programme.registers.listing import Column, Listing

UNITS = Listing(
    noun="unit",
    title="Command units",
    items=lambda programme: programme.units.values(),
    columns=(
        Column("ref", "Ref"),
        Column("name", "Command unit"),
        Column("kind", "Kind"),
        Column("state", "State"),
        Column("opened", "Opened"),
        Column("ended", "Ended"),
        Column("into", "Merged into", wide=True),
    ),
)

POSTINGS = Listing(
    noun="posting",
    title="Posting changes",
    items=lambda programme: programme.postings.values(),
    columns=(
        Column("ref", "Ref"),
        Column("description", "Posting change"),
        Column("phase", "Phase"),
        Column("staff", "Staff"),
        Column(
            "appeals",
            "Appeals",
            lambda posting, programme, _: sum(programme.appeals[ref].appellants for ref in posting.appeals),
        ),
        Column("changed", "Changed"),
    ),
)

APPEALS = Listing(
    noun="appeal",
    title="Appeals",
    items=lambda programme: programme.appeals.values(),
    columns=(
        Column("ref", "Ref"),
        Column("posting", "Against"),
        Column("appellants", "Appellants"),
        Column("state", "State"),
        Column("lodged", "Lodged"),
        Column("ended", "Decided"),
    ),
)

LISTINGS = (UNITS, POSTINGS, APPEALS)
