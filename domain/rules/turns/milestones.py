"""The life of a milestone, until it is reached or dropped."""

from domain.rules.turns.table import Instead, Life, moves, stays

MILESTONE = Life(
    ("MS",),
    "milestone",
    (("milestone.planned", "planned"),),
    (
        stays("milestone.assigned", "assigned", "planned"),
        stays("milestone.attached", "attached to another phase", "planned"),
        stays("milestone.forecast", "forecast", "planned"),
        stays("milestone.replanned", "planned anew", "planned"),
        moves("milestone.reached", "reached", {"planned": "reached"}, "reach it"),
        moves("milestone.dropped", "dropped", {"planned": "dropped"}, "drop it"),
    ),
    Instead("plan a new milestone", "milestone.planned"),
)
LIVES = (MILESTONE,)
