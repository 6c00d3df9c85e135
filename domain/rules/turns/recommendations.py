"""The lives of recommendations, management considerations and sub-points, of planned actions and of targets."""

from domain.rules.turns.table import Instead, Life, moves, stays
from domain.state.recommendations import Provision

OWED = ("open", "in progress")


def _undivided(one: Provision) -> bool:
    """Tell whether one is claimed and verified by itself: what has sub-points stands as they do."""
    return not one.points


PROVISION = Life(
    ("REC", "MC", "SP"),
    "provision",
    (("recommendation.made", "open"), ("consideration.made", "open"), ("recommendation.divided", "open")),
    (
        stays("recommendation.divided", "given a sub-point", *OWED),
        stays("recommendation.action-planned", "acted on", *OWED),
        moves(
            "recommendation.progressed",
            "progressed",
            dict.fromkeys(OWED, "in progress"),
            "record its progress",
        ),
        moves(
            "recommendation.implemented",
            "claimed as implemented",
            dict.fromkeys(OWED, "implemented"),
            "record that it is implemented",
            applies=_undivided,
        ),
        moves(
            "recommendation.verified",
            "verified",
            {"implemented": "verified"},
            "have it verified",
            applies=_undivided,
            found_from=OWED,
        ),
        moves(
            "recommendation.returned",
            "sent back",
            {"implemented": "in progress", "verified": "in progress"},
            "send it back",
            back=True,
            applies=_undivided,
        ),
        moves(
            "recommendation.declined",
            "declined",
            dict.fromkeys((*OWED, "implemented"), "declined"),
            "decline it",
        ),
        moves("recommendation.voided", "voided", dict.fromkeys((*OWED, "implemented"), "voided"), "void it"),
        moves(
            "recommendation.reopened",
            "taken up again",
            {"declined": "in progress", "voided": "in progress"},
            "take it up again",
            back=True,
        ),
    ),
)
PLANNED_ACTION = Life(
    ("RA",),
    "action",
    (("recommendation.action-planned", "open"),),
    (
        stays("recommendation.action-assigned", "assigned", "open"),
        moves("recommendation.action-completed", "completed", {"open": "done"}, "complete it"),
        moves("recommendation.action-dropped", "dropped", {"open": "dropped"}, "drop it"),
    ),
    Instead("plan a new action for what is left to do", "recommendation.action-planned"),
)
MEASURED = ("not observed", "not met yet", "met")
TARGET = Life(
    ("TG",),
    "target",
    (("target.set", "not observed"),),
    (
        moves("target.observed", "observed", dict.fromkeys(MEASURED, ("not met yet", "met")), "observe it"),
        moves("target.voided", "voided", dict.fromkeys(MEASURED, "voided"), "void it"),
    ),
    Instead("set a new target", "target.set"),
)
LIVES = (PROVISION, PLANNED_ACTION, TARGET)
