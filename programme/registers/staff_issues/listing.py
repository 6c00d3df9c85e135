"""How the staff issues log is listed."""

from programme.registers.listing import Column, Listing

STAFF_ISSUES = Listing(
    noun="staff-issue",
    title="Staff issues log",
    items=lambda programme: programme.staff_issues.values(),
    columns=(
        Column("ref", "Ref"),
        Column("theme", "Theme"),
        Column("summary", "Issue"),
        Column("raised_by", "Raised by"),
        Column("state", "State"),
        Column("updated", "Last update to staff"),
        Column("channel", "Channel", wide=True),
        Column("unit", "Unit", wide=True),
        Column("raised", "Raised", wide=True),
        Column("acknowledged", "Acknowledged", wide=True),
        Column("owner", "Dealt with by", wide=True),
        Column("referred_to", "Referred to", wide=True),
        Column("answered", "Answered", wide=True),
    ),
)

LISTINGS = (STAFF_ISSUES,)
