"""Recommendations and the contract, the reviews they came of, what was learnt, and what sources claim."""

from tui.screens.bases.register import RegisterScreen


class Recommendations(RegisterScreen):
    """Recommendations and sub-points, considerations, targets, good practice, reviews, lessons, claims and sources."""

    MODE = "recommendations"
    TITLE = "Recommendations"
    HELP_LINES = (
        "Every recommendation with its lead, when it is due and how many days are left.",
        "Implemented is what its lead claims; verified is what an inspector found: two people, two entries.",
        "v goes on to sub-points, considerations, actions, targets, practice, reviews, findings, lessons, claims …",
        "enter shows evidence, and of a lesson its entries; :revisit outlook says what a revisit would find.",
        "n on a row records the next step: a claim, a verification, a response to a finding, a lesson.",
    )
    NOUNS = (
        "recommendation",
        "consideration",
        "point",
        "planned-action",
        "target",
        "practice",
        "review",
        "review-finding",
        "lesson",
        "claim",
        "source",
        "contract",
        "revisit",
    )
    TABLES = (
        "recommendation",
        "point",
        "consideration",
        "planned-action",
        "target",
        "practice",
        "review",
        "review-finding",
        "lesson",
        "claim",
        "source",
    )
