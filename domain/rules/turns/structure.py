"""The lives of command units, and of appeals against posting changes."""

from domain.rules.turns.table import Instead, Life, moves, stays

UNIT = Life(
    ("U",),
    "unit",
    (("unit.opened", "open"),),
    (
        moves("unit.merged", "merged", {"open": "merged"}, "merge it", field="unit"),
        stays("unit.merged", "merged into", "open", field="into"),
        moves("unit.closed", "closed", {"open": "closed"}, "close it"),
    ),
    Instead("open a new unit instead", "unit.opened"),
)
APPEAL = Life(
    ("AP",),
    "appeal",
    (("appeal.lodged", "lodged"),),
    (moves("appeal.decided", "decided", {"lodged": ("upheld", "dismissed", "withdrawn")}, "decide it"),),
    Instead("lodge a new appeal if there is one", "appeal.lodged"),
)
LIVES = (UNIT, APPEAL)
