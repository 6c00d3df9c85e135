"""The life of an assumption: untested, found to hold or to be false, and planned on no more."""

from domain.rules.turns.table import Instead, Life, moves, stays
from domain.state.assumptions import LIVE

_NOT_FALSE = dict.fromkeys((*LIVE, "retired"), "falsified")
_FALSE = {**_NOT_FALSE, "falsified": "falsified"}
ASSUMPTION = Life(
    ("AS",),
    "assumption",
    (("assumption.recorded", "untested"),),
    (
        stays("assumption.assigned", "assigned", *LIVE),
        stays("assumption.moved", "moved", *LIVE),
        moves("assumption.tested", "found to hold", dict.fromkeys(LIVE, "holds"), "test it"),
        moves("assumption.falsified", "falsified", _NOT_FALSE, "record that it is false"),
        # What is false may become a risk or an issue at once or afterwards, and one of them.
        moves(
            "assumption.became-risk",
            "made a risk",
            _FALSE,
            "raise the risk",
            when=lambda one: one.became is None,
        ),
        moves(
            "assumption.became-issue",
            "made an issue",
            _FALSE,
            "raise the issue",
            when=lambda one: one.became is None,
        ),
        stays("assumption.linked", "linked", "falsified", field="assumption"),
        moves("assumption.retired", "retired", dict.fromkeys(LIVE, "retired"), "retire it"),
    ),
    Instead("record a new assumption", "assumption.recorded"),
)
LIVES = (ASSUMPTION,)
