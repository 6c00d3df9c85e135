"""The lives of stakeholder groups, messages, activities and series of them."""

from domain.rules.turns.table import Instead, Life, moves, stays

GROUP = Life(
    ("SG",),
    "group",
    (("group.identified", "current"),),
    (
        stays("series.begun", "reached", "current"),
        stays("activity.held", "reached", "current"),
        stays("series.held", "reached", "current"),
        moves("group.ended", "ended", {"current": "ended"}, "end it"),
    ),
    Instead("leave it out, or identify the group anew", "group.identified"),
    words={"ended": "has ended"},
)
MESSAGE = Life(
    ("MSG",),
    "message",
    (("message.worded", "current"),),
    (
        stays("message.reworded", "reworded", "current"),
        stays("activity.held", "carried", "current"),
        stays("series.held", "carried", "current"),
        moves("message.withdrawn", "withdrawn", {"current": "withdrawn"}, "withdraw it"),
    ),
    Instead("word a new message", "message.worded"),
)
ACTIVITY = Life(
    ("EA",),
    "activity",
    (
        ("activity.held", "held"),
        ("activity.held", "heard"),
        ("series.held", "held"),
        ("series.held", "heard"),
    ),
    (
        moves("activity.heard", "heard", {"held": "heard", "heard": "heard"}, "record what was heard"),
        moves("activity.answered", "answered", {"heard": "answered"}, "answer it"),
    ),
    Instead("record what was said since then with an activity of its own", "activity.held"),
)
SERIES = Life(
    ("ES",),
    "series",
    (("series.begun", "running"),),
    (
        stays("series.held", "held", "running"),
        moves("series.ended", "ended", {"running": "ended"}, "end it"),
    ),
    Instead("begin a new series if it was taken up again", "series.begun"),
    words={"ended": "has ended"},
)
LIVES = (GROUP, MESSAGE, ACTIVITY, SERIES)
