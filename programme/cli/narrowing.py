"""Keeping and sorting the rows of a list."""

from typing import Any

from msgspec.structs import replace

from programme.answers.answer import Answer, Either
from programme.answers.sorting import rank
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View

# What says nothing comes last, whichever way a list is sorted.
NOTHING = (None, "", ())


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
