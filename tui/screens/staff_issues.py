"""The staff issues log: what groups of staff raised, and whether anyone answered them."""

from tui.screens.bases.register import RegisterScreen


class StaffIssues(RegisterScreen):
    """The staff issues log."""

    MODE = "staff_issues"
    TITLE = "Staff issues"
    HELP_LINES = (
        "What groups of staff raised about the change, and whether anyone answered them.",
        "Last update to staff says when those who raised an issue could last have heard anything.",
        "Acknowledged within 7 days, heard of every 30: the alerts on the overview say what is late.",
        "Groups are named and never people: names are personal data.",
        "n on a row acknowledges, updates, refers, resolves or closes that issue.",
    )
    NOUNS = TABLES = ("staff-issue",)
