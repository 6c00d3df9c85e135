"""The lives of forums and of their meetings."""

from domain.rules.turns.table import Instead, Life, moves, stays

FORUM = Life(
    ("FO",),
    "forum",
    (("forum.set-up", "running"), ("forum.registered", "running"), ("forum.found-missing", "missing")),
    (
        moves("forum.convened", "convened", {"missing": "running"}, "convene it"),
        stays("forum.terms-given", "given terms of reference", "running"),
        stays("forum.chaired", "chaired", "running"),
        stays("forum.changed", "changed", "running"),
        stays("meeting.held", "held", "running"),
        stays("meeting.missed", "missed", "running"),
        stays("meeting.cancelled", "cancelled", "running"),
        moves("forum.ended", "ended", {"missing": "ended", "running": "ended"}, "end it"),
    ),
    Instead("set up a new forum if it was taken up again", "forum.set-up"),
    words={"ended": "has ended"},
)
MEETING = Life(
    ("MT",),
    "meeting",
    (
        ("meeting.held", "held"),
        ("meeting.missed", "missed"),
        ("meeting.cancelled", "cancelled"),
    ),
    (stays("meeting.minuted", "minuted", "held"),),
    Instead("record the meeting that was held", "meeting.held"),
)
LIVES = (FORUM, MEETING)
