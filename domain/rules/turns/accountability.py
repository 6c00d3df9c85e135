"""The lives of functions, and of the responsibilities for them and for other things."""

from domain.rules.turns.table import Instead, Life, moves, stays

FUNCTION = Life(
    ("FN",),
    "function",
    (("function.named", "current"),),
    (
        stays("function.carried", "carried out by other units", "current"),
        stays("responsibility.assigned", "given to somebody", "current", field="about"),
        moves("function.ended", "ended", {"current": "ended"}, "end it"),
    ),
    Instead("name the function anew", "function.named"),
    words={"ended": "has ended"},
)
RESPONSIBILITY = Life(
    ("RS",),
    "responsibility",
    (("responsibility.assigned", "assigned"),),
    (
        stays("responsibility.passed", "passed on", "assigned"),
        moves("responsibility.ended", "ended", {"assigned": ("ended", "assigned")}, "end it"),
    ),
    Instead("assign it anew", "responsibility.assigned"),
    words={"ended": "has ended"},
)
LIVES = (FUNCTION, RESPONSIBILITY)
