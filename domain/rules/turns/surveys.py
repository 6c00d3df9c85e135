"""The life of a survey."""

from domain.rules.turns.table import Instead, Life, moves, stays

SURVEY = Life(
    ("SV",),
    "survey",
    (("survey.planned", "planned"), ("survey.recorded", "held")),
    (
        stays("survey.deferred", "deferred", "planned"),
        moves("survey.held", "held", {"planned": "held"}, "record that it was held"),
        stays("statement.answered", "given answers", "held"),
        moves("survey.cancelled", "cancelled", {"planned": "cancelled"}, "cancel it"),
    ),
    Instead("plan another survey", "survey.planned"),
)
LIVES = (SURVEY,)
