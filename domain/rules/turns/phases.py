"""The life of a phase, from its plan to its end, and of what else it needs."""

from domain.rules.turns.table import Instead, Life, moves, stays

PHASE = Life(
    ("PH",),
    "phase",
    (("phase.planned", "planned"),),
    (
        stays("phase.replanned", "planned anew", "planned", "under way"),
        moves("phase.started", "started", {"planned": "under way"}, "start it"),
        stays("phase.forecast", "forecast", "planned", "under way"),
        moves(
            "phase.went-live",
            "taken live",
            {"under way": "live"},
            "take it live",
            found_from=("planned", "abandoned"),
        ),
        *(
            stays(topic, "waited for", "planned", "under way", "live", "closed", field="phase")
            for topic in ("responsibility.assigned", "responsibility.ended")
        ),
        stays("phase.gaps-accepted", "accepted with its gaps", "live"),
        moves("phase.closed", "closed", {"live": "closed"}, "close it"),
        moves(
            "phase.abandoned", "abandoned", {"planned": "abandoned", "under way": "abandoned"}, "abandon it"
        ),
    ),
    Instead("plan the phase that follows it", "phase.planned"),
    {"phase.abandoned": Instead("close it instead", "phase.closed")},
)
NEED = Life(
    ("N",),
    "need",
    (("need.identified", "open"),),
    (
        stays("need.assigned", "assigned", "open"),
        moves("need.met", "met", {"open": "met"}, "meet it"),
        moves("need.dropped", "dropped", {"open": "dropped"}, "drop it"),
        moves("need.reopened", "reopened", {"met": "open", "dropped": "open"}, "reopen it", back=True),
    ),
)
LIVES = (PHASE, NEED)
