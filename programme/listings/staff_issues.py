"""How the staff issues log is listed."""

from programme.listings.listing import Column, Listing

STAFF_ISSUES = Listing(
    noun="staff-issue",
    title="Staff issues log",
    items=lambda programme: programme.staff_issues.values(),
    columns=(
        Column("ref", "Ref", lambda issue, _, __: issue.ref),
        Column("theme", "Theme", lambda issue, _, __: issue.theme),
        Column("summary", "Issue", lambda issue, _, __: issue.summary),
        Column("raised_by", "Raised by", lambda issue, _, __: issue.raised_by),
        Column("state", "State", lambda issue, _, __: issue.state),
        Column("updated", "Last heard of", lambda issue, _, __: issue.updated),
        Column("channel", "Channel", lambda issue, _, __: issue.channel, wide=True),
        Column("unit", "Unit", lambda issue, _, __: issue.unit, wide=True),
        Column("raised", "Raised", lambda issue, _, __: issue.raised, wide=True),
        Column("acknowledged", "Acknowledged", lambda issue, _, __: issue.acknowledged, wide=True),
        Column("owner", "Dealt with by", lambda issue, _, __: issue.owner, wide=True),
        Column("referred_to", "Referred to", lambda issue, _, __: issue.referred_to, wide=True),
        Column("answered", "Answered", lambda issue, _, __: issue.answered, wide=True),
    ),
)

LISTINGS = (STAFF_ISSUES,)
