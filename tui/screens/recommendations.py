"""Recommendations and the notional contract: what was asked for, by when, what is claimed and what was verified."""

from tui.screens.register import RegisterScreen


class Recommendations(RegisterScreen):
    """Recommendations with their sub-points, management considerations, targets and good practice."""

    MODE = "recommendations"
    TITLE = "Recommendations"
    HELP_LINES = (
        "Every recommendation with its lead, when it is due and how many days are left.",
        "Implemented is what its lead claims; verified is what an inspector found: two people, two entries.",
        "v goes on to sub-points, management considerations, planned actions, targets and good practice.",
        "enter shows its sub-points and evidence; programme revisit outlook says what a revisit would find today.",
        "n on a row assigns, claims, verifies, declines or voids it.",
    )
    NOUNS = (
        "recommendation",
        "consideration",
        "point",
        "planned-action",
        "target",
        "practice",
        "contract",
        "revisit",
    )
    TABLES = ("recommendation", "point", "consideration", "planned-action", "target", "practice")
