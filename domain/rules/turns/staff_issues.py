"""The life of a staff issue, until those who raised it have their answer."""

from domain.rules.turns.table import Life, moves

ACKNOWLEDGED = ("acknowledged", "under action", "referred", "resolved", "closed")
OPEN = ("raised", "acknowledged", "under action")
STAFF_ISSUE = Life(
    ("SI",),
    "staff_issue",
    (("staff-issue.raised", "raised"),),
    (
        # One that was referred at once may be acknowledged afterwards; whether it was, its state does not say.
        moves(
            "staff-issue.acknowledged",
            "acknowledged",
            {"raised": "acknowledged", **{state: state for state in ACKNOWLEDGED}},
            "acknowledge it",
            when=lambda issue: issue.acknowledged is None,
        ),
        moves(
            "staff-issue.updated",
            "updated",
            {"acknowledged": "under action", "under action": "under action", "referred": "referred"},
            "update it",
        ),
        moves("staff-issue.referred", "referred", dict.fromkeys(OPEN, "referred"), "refer it"),
        moves(
            "staff-issue.resolved",
            "resolved",
            dict.fromkeys((*OPEN, "referred"), "resolved"),
            "give its answer",
        ),
        moves(
            "staff-issue.closed",
            "closed",
            {"resolved": "closed"},
            "close it",
            found_from=(*OPEN, "referred"),
        ),
        moves(
            "staff-issue.reopened",
            "reopened",
            {
                "referred": ("under action", "raised"),
                "resolved": "under action",
                "closed": "under action",
            },
            "reopen it",
            back=True,
        ),
    ),
)
LIVES = (STAFF_ISSUE,)
