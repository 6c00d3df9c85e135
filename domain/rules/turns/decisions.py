"""The life of a decision, from the question to what takes its place."""

from domain.rules.turns.table import Instead, Life, moves, stays

DECISION = Life(
    ("D",),
    "decision",
    (("decision.asked", "needed"), ("decision.recorded", "in force")),
    (
        stays("decision.deferred", "deferred", "needed"),
        moves("decision.taken", "taken", {"needed": "in force"}, "take it"),
        moves(
            "decision.superseded",
            "superseded",
            {"in force": "superseded"},
            "record what supersedes it",
            field="decision",
        ),
        stays("decision.superseded", "put in the place of another", "in force", field="successor"),
        moves(
            "decision.withdrawn", "withdrawn", {"needed": "withdrawn", "in force": "withdrawn"}, "withdraw it"
        ),
    ),
    Instead("ask anew", "decision.asked"),
    {"in force": Instead("record the new decision, and that it supersedes this one", "decision.recorded")},
)
LIVES = (DECISION,)
