"""The life of a benefit: identified, planned, realised and validated, or lost."""

from domain.rules.turns.table import Instead, Life, moves, stays

BENEFIT = Life(
    ("B",),
    "benefit",
    (("benefit.identified", "identified"),),
    (
        stays("benefit.estimated", "estimated", "identified", "planned", "realised"),
        moves("benefit.planned", "planned", {"identified": "planned", "planned": "planned"}, "plan it"),
        stays("benefit.assigned", "assigned", "identified", "planned", "realised"),
        moves(
            "benefit.realised",
            "realised",
            {"identified": "realised", "planned": "realised", "realised": "realised"},
            "record that it was realised",
        ),
        moves(
            "benefit.validated",
            "validated",
            {"realised": "validated"},
            "have it validated",
            found_from=("identified", "planned"),
        ),
        stays("benefit.reused", "used again", "realised", "validated"),
        moves(
            "benefit.lost",
            "lost",
            dict.fromkeys(("identified", "planned", "realised", "validated"), "lost"),
            "record that it was lost",
        ),
    ),
    Instead("identify a new benefit", "benefit.identified"),
)
LIVES = (BENEFIT,)
