"""The lives of priorities and measures."""

from domain.rules.turns.table import Instead, Life, moves, stays

PRIORITY = Life(
    ("PR",),
    "priority",
    (("priority.set", "current"),),
    (
        stays("priority.led", "given a lead", "current"),
        stays("priority.planned", "given a plan", "current"),
        moves("priority.ended", "ended", {"current": "ended"}, "end it"),
    ),
    Instead("set a new priority", "priority.set"),
    words={"ended": "has ended"},
)
MEASURE = Life(
    ("M",),
    "measure",
    (("measure.set", "current"),),
    (
        stays("measure.composed", "made of others", "current"),
        stays("measure.target-set", "given a target", "current"),
        stays("measure.observed", "observed", "current"),
        stays("programme.outcome-chosen", "the outcome measure", "current"),
        moves("measure.retired", "retired", {"current": "retired"}, "retire it"),
    ),
    Instead("set a new measure", "measure.set"),
)
LIVES = (PRIORITY, MEASURE)
