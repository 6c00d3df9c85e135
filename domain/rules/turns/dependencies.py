"""The life of a dependency: registered, agreed, and then met, late, broken or withdrawn."""

from domain.rules.turns.table import Instead, Life, moves, stays
from domain.state.dependencies import OPEN

DEPENDENCY = Life(
    ("DEP",),
    "dependency",
    (("dependency.registered", "registered"),),
    (
        stays("dependency.assigned", "assigned", *OPEN),
        stays("dependency.moved", "moved", *OPEN),
        moves("dependency.agreed", "agreed", dict.fromkeys(OPEN, "agreed"), "agree it"),
        moves("dependency.delayed", "delayed", dict.fromkeys(OPEN, "late"), "record that it comes late"),
        # What was given may be taken away again.
        moves(
            "dependency.broken", "broken", dict.fromkeys((*OPEN, "met"), "broken"), "record that it is broken"
        ),
        moves("dependency.met", "met", dict.fromkeys(OPEN, "met"), "record that it was met"),
        moves("dependency.withdrawn", "withdrawn", dict.fromkeys(OPEN, "withdrawn"), "withdraw it"),
    ),
    Instead("register a new dependency", "dependency.registered"),
)
LIVES = (DEPENDENCY,)
