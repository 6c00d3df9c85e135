"""The lives of business processes, and of their changes, which are mapped and agreed before they are implemented."""

from domain.rules.turns.table import Instead, Life, moves, stays

PROCESS = Life(
    ("BP",),
    "process",
    (("process.defined", "in use"),),
    (
        stays("process.moved", "moved", "in use"),
        stays("change.identified", "changed", "in use"),
        moves("process.retired", "retired", {"in use": "retired"}, "retire it"),
    ),
    Instead("define the process that follows it", "process.defined"),
)
# What was implemented first may be mapped, consulted on and agreed afterwards: it stays implemented.
AFTERWARDS = {"implemented": "implemented", "reviewed": "reviewed"}
MAPPED = {state: state for state in ("mapped", "consulted", "agreed")}
BEFORE = ("identified", "mapped", "consulted", "agreed")
CHANGE = Life(
    ("PC",),
    "change",
    (("change.identified", "identified"),),
    (
        stays("change.attached", "attached to a phase", *BEFORE, *AFTERWARDS),
        moves(
            "change.mapped",
            "mapped",
            {"identified": "mapped", **MAPPED, **AFTERWARDS},
            "map it",
            when=lambda change: change.mapped is None,
        ),
        moves(
            "change.consulted",
            "consulted on",
            {**MAPPED, "mapped": ("consulted", "mapped"), **AFTERWARDS},
            "consult on it",
            when=lambda change: change.mapped is not None,
            found_from=("identified",),
        ),
        moves(
            "change.agreed",
            "agreed",
            {"mapped": "agreed", "consulted": "agreed", **AFTERWARDS},
            "agree it",
            when=lambda change: change.mapped is not None and change.agreed is None,
            found_from=("identified",),
        ),
        moves(
            "change.implemented",
            "implemented",
            dict.fromkeys(BEFORE, "implemented"),
            "implement it",
            found_from=("rejected", "withdrawn"),
        ),
        moves(
            "change.reviewed",
            "reviewed",
            {"implemented": "reviewed", "reviewed": "reviewed"},
            "review it",
        ),
        moves("change.rejected", "rejected", dict.fromkeys(BEFORE, "rejected"), "reject it"),
        moves("change.withdrawn", "withdrawn", dict.fromkeys(BEFORE, "withdrawn"), "withdraw it"),
    ),
    Instead("identify a new change", "change.identified"),
)
LIVES = (PROCESS, CHANGE)
