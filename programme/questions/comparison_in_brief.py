"""A comparison in brief: for each register how much is new, gone or changed, and by which causes."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from programme.answers.answer import Answer, Field
from programme.questions.comparison import ALERTS, CAUSES, GONE, RECORDED

FIELDS = (
    Field("register", "Register"),
    Field("new", "New"),
    Field("gone", "Gone"),
    Field("changed", "Changed"),
    Field("cause", "Cause"),
    Field("which", "Which"),
)
# So many are named one by one; of more the first and the last.
NAMED = 3


def in_brief(compared: Answer) -> Answer:
    """Return one row for each register in which anything differs; `changed` counts things, however much of them."""
    by_register: dict[str, list[dict[str, Any]]] = {}
    for row in compared.rows:
        by_register.setdefault(row["register"], []).append(row)
    rows = [_row(register, rows) for register, rows in by_register.items()]
    return replace(compared, fields=FIELDS, rows=rows)


def _row(register: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    new = [row["ref"] for row in rows if row["what"] == RECORDED]
    gone = [row["ref"] for row in rows if row["what"] == GONE]
    changed = list(dict.fromkeys(row["ref"] for row in rows if row["what"] not in {RECORDED, GONE}))
    which = _rules if register == ALERTS else _ends
    return {
        "register": register,
        "new": len(new),
        "gone": len(gone),
        "changed": len(changed),
        "cause": tuple(cause for cause in CAUSES if any(cause in row["cause"] for row in rows)),
        "which": "; ".join(
            f"{word} {which(refs)}"
            for word, refs in (("new", new), ("gone", gone), ("changed", changed))
            if refs
        ),
    }


def _ends(refs: Sequence[str]) -> str:
    return ", ".join(refs) if len(refs) <= NAMED else f"{refs[0]} … {refs[-1]}"


def _rules(refs: Sequence[str]) -> str:
    counted = Counter(ref.split()[0] for ref in refs)
    return ", ".join(rule if count == 1 else f"{count} × {rule}" for rule, count in counted.most_common())
