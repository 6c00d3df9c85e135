"""The life of a file kept as evidence: until it is erased."""

from domain.rules.turns.table import Instead, Life, moves

EVIDENCE = Life(
    ("EV",),
    "evidence",
    (("evidence.kept", "kept"),),
    (moves("evidence.erased", "erased", {"kept": "erased"}, "erase it"),),
    Instead("keep the file again", "evidence.kept"),
)
LIVES = (EVIDENCE,)
