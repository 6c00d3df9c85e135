"""How files kept as evidence are listed."""

from programme.registers.listing import Column, Listing

LISTINGS = (
    Listing(
        noun="evidence",
        title="Files kept as evidence",
        items=lambda programme: programme.evidence.values(),
        columns=(
            Column("ref", "Ref"),
            Column("title", "What"),
            Column("file", "File"),
            Column("state", "State"),
            Column("about", "About"),
            Column("size", "Bytes"),
            Column("kept", "Kept"),
            Column("sha256", "SHA-256", wide=True),
            Column("erased", "Erased", wide=True),
            Column("reason", "Why", wide=True, rare=True),
        ),
    ),
)
