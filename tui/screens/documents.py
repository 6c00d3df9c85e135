"""Controlled documents: SOPs and policies by state, the absent ones too."""

from tui.screens.bases.register import RegisterScreen


class Documents(RegisterScreen):
    """Controlled documents."""

    MODE = "documents"
    TITLE = "Documents"
    HELP_LINES = (
        "Every SOP, policy, plan and strategy with its state; absent is a state too: needed, and not there.",
        "A version goes from drafted over consultation and approval to published; In hand shows the next one.",
        "v goes on to the files that are kept as evidence.",
        "A review due that has passed has an exclamation mark.",
        "s sorts by the next column, S turns the order; → shows the columns that do not fit.",
        "n on a row drafts, consults on, approves, publishes or reviews that document.",
    )
    NOUNS = TABLES = ("sop", "evidence")
