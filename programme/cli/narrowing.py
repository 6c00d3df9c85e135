"""Keeping and sorting the rows of a list."""

from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from programme.answer import Answer, plain
from programme.refused import Problem, Refused


def narrowed(answer: Answer, state: str | None, sort: str | None) -> Answer:
    """Keep the rows in one state and sort them by a column; Refused when there is no such column."""
    rows = answer.rows
    if state is not None:
        rows = [row for row in rows if str(row.get("state", "")).casefold() == state.casefold()]
    if sort is not None:
        key, descending = sort.lstrip("-"), sort.startswith("-")
        known = [field.key for field in answer.fields]
        if key not in known:
            raise Refused(
                [Problem(f"--sort: there is no column {key}; the columns are {', '.join(known)}", "sort")]
            )
        filled = [row for row in rows if row[key] is not None]
        empty = [row for row in rows if row[key] is None]
        rows = sorted(filled, key=lambda row: _sortable(row[key]), reverse=descending) + empty
    return replace(answer, rows=rows)


def _sortable(value: object) -> Any:  # noqa: ANN401 - numbers sort as numbers, the rest as text
    return (
        (0, value, "") if isinstance(value, int | float | Decimal) else (1, 0, str(plain(value)).casefold())
    )
