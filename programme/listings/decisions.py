"""How the decision log is listed."""

from programme.listings.listing import Column, Listing

DECISIONS = Listing(
    noun="decision",
    title="Decision log",
    items=lambda programme: programme.decisions.values(),
    columns=(
        Column("ref", "Ref", lambda decision, _, __: decision.ref),
        Column("title", "Decision", lambda decision, _, __: decision.title),
        Column("state", "State", lambda decision, _, __: decision.state),
        Column("due", "Due", lambda decision, _, __: decision.due),
        Column("taken", "Taken", lambda decision, _, __: decision.taken),
        Column("taker", "By", lambda decision, _, __: decision.taker),
        Column("affects", "Touches", lambda decision, _, __: decision.affects),
        Column("decided", "Decided", lambda decision, _, __: decision.decided, wide=True),
        Column("reason", "Reason", lambda decision, _, __: decision.reason, wide=True),
        Column("rejected", "Rejected", lambda decision, _, __: decision.rejected, wide=True),
        Column("forum", "Forum", lambda decision, _, __: decision.forum, wide=True),
        Column("needed", "Needed since", lambda decision, _, __: decision.needed, wide=True),
        Column("supersedes", "Supersedes", lambda decision, _, __: decision.supersedes, wide=True),
        Column("superseded_by", "Superseded by", lambda decision, _, __: decision.superseded_by, wide=True),
    ),
)

LISTINGS = (DECISIONS,)
