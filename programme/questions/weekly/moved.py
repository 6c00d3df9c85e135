"""What moved between two moments: one row a thing, without reviews and without what only time changed."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from domain.state.programme import Programme
from domain.state.risks import Risk
from programme.answers.answer import Answer, Field
from programme.questions.comparison import ALERTS, GONE, RECORDED
from programme.questions.comparison_in_brief import REVIEWS
from programme.registers.all_listings import LISTINGS
from programme.registers.called import title_of

FIELDS = (
    Field("moved", "Moved"),
    Field("ref", "Ref"),
    Field("title", "What"),
    Field("how", "How"),
    Field("by", "Recorded by"),
    Field("register", "Register", wide=True),
    Field("entries", "Entries", wide=True),
)
UP, DOWN, NEW, LEFT, CHANGED = "up", "down", "new", "gone", "changed"
FIRST = (UP, NEW, DOWN)
RISK = "risk"
# What a column says again of the scores, or counts of other things that have rows of their own.
REPEATED = frozenset({"Trend", "Band", "Scored on"})


def moved(compared: Answer, before: Programme, after: Programme, since: str) -> Answer:
    """Answer with a row for each thing that differs by new facts or corrections, how it moved, and by whom.

    Risks come first: those that went up, new ones, those that went down, and then what became of the others.
    `reviewed` in what is true of all rows counts the risks whose review changed nothing.
    """
    rows, reviewed = [], 0
    for (register, ref), differences in groupby(compared.rows, key=lambda row: (row["register"], row["ref"])):
        if register == ALERTS:
            continue
        told = [row for row in differences if row["cause"] != ("time passed",)]
        said = [row for row in told if row["what"] not in REVIEWS | REPEATED]
        if said:
            rows.append(_row(register, ref, said, before, after))
        elif told and register == RISK:
            reviewed += 1
    rows.sort(key=_place)
    return Answer(
        f"Moved since {since}",
        FIELDS,
        rows,
        {**compared.about, "reviewed": reviewed},
        f"nothing moved since {since}{only_reviewed(reviewed)}",
    )


def only_reviewed(count: int) -> str:
    """Say how many risks were reviewed and did not change, if any."""
    return (
        f"; {count} {'risk was' if count == 1 else 'risks were'} reviewed and did not move" if count else ""
    )


def _row(
    register: str, ref: str, said: list[dict[str, Any]], before: Programme, after: Programme
) -> dict[str, Any]:
    return {
        "moved": _moved(register, ref, said, before, after),
        "ref": ref,
        "title": title_of(after, ref) or title_of(before, ref),
        "how": "; ".join(_how(said)),
        "by": tuple(dict.fromkeys(name for row in said for name in row["by"])),
        "register": register,
        "entries": tuple(dict.fromkeys(place for row in said for place in row["entries"])),
    }


def _moved(register: str, ref: str, said: list[dict[str, Any]], before: Programme, after: Programme) -> str:
    column = LISTINGS[register].state_column
    for row in said:
        if row["what"] in {RECORDED, GONE}:
            return NEW if row["what"] == RECORDED else LEFT
        if column and row["what"] == column.header:
            return str(row["after"]) or CHANGED
    return _rose(before.risks.get(ref), after.risks.get(ref)) or CHANGED


def _rose(then: Risk | None, now: Risk | None) -> str:
    """Say whether the residual score of a risk went up or down; only scores on one scale are compared."""
    was, value = (risk.residual if risk else None for risk in (then, now))
    if was is None or value is None or was.scale != value.scale or was.value == value.value:
        return ""
    return UP if value.value > was.value else DOWN


def _how(said: list[dict[str, Any]]) -> Iterator[str]:
    for row in said:
        if row["what"] not in {RECORDED, GONE}:
            yield f"{row['what'].casefold()} {row['before'] or 'none'} → {row['after'] or 'none'}"


def _place(row: dict[str, Any]) -> tuple[int, int]:
    """Sort by register; the sort keeps the order of references."""
    first = FIRST.index(row["moved"]) if row["moved"] in FIRST else len(FIRST) + (row["moved"] == CHANGED)
    return list(LISTINGS).index(row["register"]) if row["register"] != RISK else -1, first
