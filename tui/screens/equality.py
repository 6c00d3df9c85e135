"""Equality: each change against its Equality Impact Assessment, what was found, and the figures behind it."""

from tui.screens.bases.register import RegisterScreen


class Equality(RegisterScreen):
    """Equality Impact Assessments, and the changes that have none."""

    MODE = "equality"
    TITLE = "Equality"
    HELP_LINES = (
        "Each assessment with what it assesses; a phase or change that needs one and has none is missing.",
        "Status: not started, in progress, awaiting approval, approved, review due, overdue, screened out.",
        "Unmitigated adverse impacts: adverse findings for which nothing was agreed.",
        "v goes on to findings, baseline profiles and adverse impact ratios (below 0.8 is flagged).",
        "n on a row requires, screens, assesses, approves or reviews.",
    )
    NOUNS = ("eia", "finding")
    TABLES = ("eia", "finding", "profile", "impact")
