"""How the decision log is listed."""

from programme.registers.listing import Column, Listing

DECISIONS = Listing(
    noun="decision",
    title="Decision log",
    items=lambda programme: programme.decisions.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Decision"),
        Column("state", "State"),
        Column("due", "Due"),
        Column("taken", "Taken"),
        Column("taker", "By"),
        Column("affects", "Touches"),
        Column("decided", "Decided", wide=True),
        Column("reason", "Reason", wide=True),
        Column("rejected", "Rejected", wide=True),
        Column("forum", "Forum", wide=True),
        Column("needed", "Needed since", wide=True),
        Column("supersedes", "Supersedes", wide=True),
        Column("superseded_by", "Superseded by", wide=True),
    ),
)

LISTINGS = (DECISIONS,)
