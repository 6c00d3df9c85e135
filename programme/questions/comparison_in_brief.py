"""A comparison in brief: each register on one line, or only the reviews of risks put together."""

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
REVIEWS = frozenset({"Last review", "Next review"})
REVIEWED = "reviewed"


def in_brief(compared: Answer) -> Answer:
    """Return one row for each register in which anything differs; `changed` counts things, however much of them."""
    by_register: dict[str, list[dict[str, Any]]] = {}
    for row in compared.rows:
        by_register.setdefault(row["register"], []).append(row)
    rows = [_row(register, rows) for register, rows in by_register.items()]
    return replace(compared, fields=FIELDS, rows=rows)


def reviews_together(compared: Answer) -> Answer:
    """Return one row for all risks whose review dates differ by the same cause, recorded by the same people.

    It stands in the place of the first of them; `refs` names them all, and `entries` all that did it.
    """
    reviews: dict[tuple[object, ...], list[dict[str, Any]]] = {}
    rows: list[dict[str, Any]] = []
    for row in compared.rows:
        if row["what"] not in REVIEWS:
            rows.append(row)
            continue
        alike = reviews.setdefault((row["register"], row["cause"], row["by"]), [])
        if not alike:
            # Filled when all are known.
            rows.append({"reviews": alike})
        alike.append(row)
    return replace(compared, rows=[_reviewed(row["reviews"]) if "reviews" in row else row for row in rows])


def _reviewed(alike: list[dict[str, Any]]) -> dict[str, Any]:
    refs = tuple(dict.fromkeys(row["ref"] for row in alike))
    more = f" and {len(refs) - NAMED} more" if len(refs) > NAMED else ""
    return {
        **alike[0],
        "ref": f"{', '.join(refs[:NAMED])}{more}",
        "refs": refs,
        "what": REVIEWED,
        "before": _dates(alike, "before"),
        "after": _dates(alike, "after"),
        "entries": tuple(dict.fromkeys(place for row in alike for place in row["entries"])),
    }


def _dates(alike: list[dict[str, Any]], side: str) -> str:
    """Say the dates that all of them share: of one risk both, of several mostly none."""
    said = (
        (row["what"].casefold(), dict.fromkeys(each[side] for each in alike if each["what"] == row["what"]))
        for row in {row["what"]: row for row in alike}.values()
    )
    return ", ".join(f"{what} {next(iter(values)) or 'none'}" for what, values in said if len(values) == 1)


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
