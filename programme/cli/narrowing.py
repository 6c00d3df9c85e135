"""Keeping and sorting the rows of a list."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from programme.answers.answer import Answer, Either, Field, worded
from programme.answers.filter import SHOWN, fitting, no_column, unknown_columns
from programme.answers.late import OVERDUE, is_late
from programme.answers.search import searchable
from programme.answers.sorting import rank
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View

# What says nothing comes last, whichever way a list is sorted.
NOTHING = (None, "", ())


class _Row:
    """A row of an answer as a filter looks at it."""

    def __init__(self, row: dict[str, Any], fields: Sequence[Field], on: date) -> None:
        self.of = row
        # Who looks for what is overdue types the word.
        self.needles = [
            searchable(f"{OVERDUE if is_late(f.key, row[f.key], on, row) else ''} {worded(row[f.key])}")
            for f in fields
        ]


def where(answer: Answer, typed: str | None, on: date) -> Answer:
    """Keep the rows that fit a filter, as the app does; Refused when it names a column that there is not."""
    if not typed:
        return answer
    fields = answer.fields
    if names := unknown_columns(typed, fields):
        raise Refused([Problem(f"--where: {no_column(names, fields)}", "where")])

    def kept(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [one.of for one in fitting([_Row(row, fields, on) for row in rows], fields, typed, on)]

    empty = f"none of {len(answer.shown)} fits “{typed[:SHOWN]}”" if answer.shown else answer.empty
    possible = None if answer.possible is None else kept(answer.possible)
    return replace(answer, rows=kept(answer.rows), possible=possible, empty=empty)


def narrowed(answer: Answer, state: str | None, sort: str | None) -> Answer:
    """Keep the rows in one state and sort them by a column; Refused when there is no such column."""
    rows = answer.rows
    if state is not None:
        if all(field.key != "state" for field in answer.fields):
            raise Refused([Problem("--state: these have no state; leave it out", "state")])
        kept = [row for row in answer.shown if state.casefold() in _states(row)]
        if answer.shown:
            answer = replace(answer, empty=_none_so(answer.shown, state))
        # What is only possibly in the state is shown, and is not among what is certainly so.
        rows = [row for row in kept if row in answer.rows and len(_states(row)) == 1]
        if answer.possible is not None:
            answer = replace(answer, possible=[row for row in kept if row not in rows])
    if sort is not None:
        key, descending = sort.lstrip("-"), sort.startswith("-")
        known = [field.key for field in answer.fields]
        if key not in known:
            raise Refused(
                [Problem(f"--sort: there is no column {key}; the columns are {', '.join(known)}", "sort")]
            )
        filled = [row for row in rows if row[key] not in NOTHING]
        empty = [row for row in rows if row[key] in NOTHING]
        rows = sorted(filled, key=lambda row: rank(row[key]), reverse=descending) + empty
    return replace(answer, rows=rows)


def pointing_ahead(answer: Answer, view: View, register: str) -> Answer:
    """Let an empty list name the day from which it is not: who asks too early would take it for the whole story."""
    if answer.rows or not view.known:
        return answer
    later = (
        record.on
        for record in view.recorded()
        if record.entry.register == register
        and record.on.latest > view.on
        and record.position not in view.corrections
    )
    first = min(later, key=lambda on: on.latest, default=None)
    if first is None:
        return answer
    day = first.latest.isoformat()
    return replace(
        answer, empty=f"{answer.empty}; the first entry is dated {first.words}: ask with --as-of {day}"
    )


def _none_so(rows: list[dict[str, Any]], state: str) -> str:
    """Say that none is in a state and which states there are: a register that holds others is not empty."""
    states = " or ".join(sorted({state for row in rows for state in _states(row)}))
    return f"none of {len(rows)} is “{state[:40]}”: they are {states}"


def _states(row: dict[str, Any]) -> set[str]:
    """Return the state of a thing in small letters, or the two in which it may be."""
    state = row["state"]
    both = (state.sure, state.possible) if isinstance(state, Either) else (state,)
    return {str(one).casefold() for one in both if one}
