"""Performance: priorities, what is measured and what it came to, benefits, and what staff said when they were asked."""

from tui.screens.bases.register import RegisterScreen


class Performance(RegisterScreen):
    """Measures with their targets, priorities, benefits, and surveys of staff."""

    MODE = "performance"
    TITLE = "Performance"
    HELP_LINES = (
        "Every measure with its last figure, the one before, and the change worked out from the two.",
        "A stated change that the figures do not give is marked; both are kept with their sources.",
        "enter shows every figure, and what was measured before and after each go-live: never as its cause.",
        "v goes on to priorities with their leads and to benefits with what sources say they are worth,",
        "then to surveys of staff and their statements: enter shows who gave which score, and the survey before.",
        "n on a row records a figure, a target, what became of a benefit, or what was done about an answer.",
    )
    NOUNS = TABLES = ("measure", "priority", "benefit", "survey", "statement")
