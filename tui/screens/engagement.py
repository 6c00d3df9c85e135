"""Engagement and decisions: whom the programme told and asked, what they said, and what was decided."""

from tui.screens.bases.register import RegisterScreen


class Engagement(RegisterScreen):
    """Stakeholder groups, messages, activities and decisions."""

    MODE = "engagement"
    TITLE = "Engagement"
    HELP_LINES = (
        "Every stakeholder group with when it was last reached and when it was last asked, not only told.",
        "v goes on to messages with whom they reached, and to activities and what was heard there;",
        "then to series, such as weekly surgeries, to decisions, and to forums with their meetings.",
        "enter shows every entry about a thing; l opens what it is linked with.",
        "n on a row records an activity, an answer to what was heard, or a decision.",
    )
    NOUNS = ("group", "message", "activity", "series", "decision", "forum")
    TABLES = ("group", "message", "reach", "activity", "series", "decision", "forum", "meeting")
