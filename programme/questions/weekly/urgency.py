"""The order of urgency: what is open before what has ended, the highest score first, then what is due soonest."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from domain.foundation.references import KINDS
from domain.rules.holding import ENDED
from domain.rules.tolerance import comparable
from domain.state.programme import Programme
from programme.registers.all_due import due

Row = TypeVar("Row")
# What is needed and not there waits for nobody's day.
LACKING = frozenset({"absent", "missing"})

# Of a longer register nobody waits for every day of it to be looked up.
MOST_DUE = 1_000


def by_urgency(programme: Programme, on: date, rows: Iterable[tuple[str, Row]]) -> list[tuple[str, Row]]:
    """Return rows of things by their references, the most urgent first; those that are alike stay as they came.

    Of more than 1,000 things the days are left out.
    """
    things = list(rows)
    soonest: dict[str, date] = {}
    for one in due(programme, on) if 1 < len(things) <= MOST_DUE else ():
        soonest.setdefault(one.ref, one.day)

    def place(row: tuple[str, Row]) -> tuple[bool, int, bool, date]:
        ref = row[0]
        thing = _thing(programme, ref)
        state = getattr(thing, "state", "")
        return state in ENDED, -_score(programme, ref), state not in LACKING, soonest.get(ref, date.max)

    return sorted(things, key=place)


def _thing(programme: Programme, ref: str) -> Any:  # noqa: ANN401 - things of any register
    kind = KINDS.get(ref.partition("-")[0])
    return getattr(programme, kind.register).get(ref) if kind else None


def _score(programme: Programme, ref: str) -> int:
    """Return the residual score of a risk on the present scale; 0 for everything else."""
    risk = programme.risks.get(ref)
    return risk.residual.value if risk and risk.residual and comparable(programme, risk.residual) else 0
