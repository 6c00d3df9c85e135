"""Check cells that follow from others: scores, expected values, levels, bands, days open."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from programme.spreadsheets.headings import visible
from programme.spreadsheets.mapping import ScaleMapping
from programme.spreadsheets.values.levels import plain_word
from programme.spreadsheets.values.numbers import Sum, plain_amount, sum_of

if TYPE_CHECKING:
    from programme.spreadsheets.rows.reading import CellReading

_TOGETHER = re.compile(r"([^\W_]{1,5})\s*[-/×]\s*([^\W_]{1,5})$")
_UNITS = {"k": 3, "m": 6}


class Derivation:
    """What a derived cell is compared with: the likelihood and the impact beside it, the scale, the matrix."""

    def __init__(
        self, scale: ScaleMapping | None, levels: dict[str, dict[str, str]], thousands: str | None
    ) -> None:
        self.thousands = thousands
        self.scale = scale or ScaleMapping()
        self.levels = {
            plain_word(a): {plain_word(b): level for b, level in row.items()} for a, row in levels.items()
        }

    def check(self, cell: CellReading, likelihood: CellReading | None, impact: CellReading | None) -> None:
        """Say whether the cell agrees with the two; None where that cannot be told."""
        cell.outcome = "derived"
        if likelihood is None or impact is None:
            return
        if isinstance(cell.raw, str) and (found := _TOGETHER.match(cell.raw.strip())):
            self._together(cell, found, likelihood, impact)
            return
        stated = sum_of(cell.raw, self.thousands)
        if isinstance(stated, Sum):
            self._product(cell, stated, likelihood, impact)
            return
        level = self.level_of(likelihood, impact)
        if level is not None:
            cell.value = "level"
            cell.agrees = plain_word(cell.raw) == plain_word(level)
            if not cell.agrees:
                cell.facts = {"counted": level}

    def never_counted(self, likelihood: CellReading | None, impact: CellReading | None) -> bool:
        """Say whether a formula without a value has what it counts."""
        return (
            likelihood is not None and impact is not None and likelihood.outcome == impact.outcome == "read"
        )

    def level_of(self, likelihood: CellReading, impact: CellReading) -> str | None:
        """Give the level of a pair, by the matrix or by the bands of the scale."""
        if self.levels:
            return self.levels.get(plain_word(likelihood.raw), {}).get(plain_word(impact.raw))
        if likelihood.value is None or impact.value is None:
            return None
        score = likelihood.value * impact.value
        bands = (
            (self.scale.very_high, "very high"),
            (self.scale.high, "high"),
            (self.scale.medium, "medium"),
        )
        return next((name for least, name in bands if score >= least), "low")

    @staticmethod
    def _together(
        cell: CellReading, found: re.Match[str], likelihood: CellReading, impact: CellReading
    ) -> None:
        if likelihood.outcome != "read" or impact.outcome != "read":
            return
        pair = {plain_word(found[1]), plain_word(found[2])}
        cell.agrees = pair == {plain_word(likelihood.raw), plain_word(impact.raw)}

    @staticmethod
    def _product(cell: CellReading, stated: Sum, likelihood: CellReading, impact: CellReading) -> None:
        first: Any = likelihood.facts.get("probability", likelihood.value)
        second: Any = impact.facts.get("amount", impact.value)
        if first is None or second is None:
            return
        counted = Decimal(str(first)) * Decimal(str(second))
        cell.agrees = abs(counted - stated.amount) <= _last_digit(cell.raw)
        if not cell.agrees:
            cell.facts = {"counted": plain_amount(counted)}


def _last_digit(raw: object) -> Decimal:
    """Give half of the last digit that is shown, by which a rounded number may differ."""
    if not isinstance(raw, str):
        return Decimal("0.000001")
    text = visible(raw).strip().rstrip(")% ").casefold()
    power = next((power for unit, power in _UNITS.items() if text.endswith(unit)), 0)
    found = re.search(r"[.,](\d{1,2})$", text.rstrip("km"))
    return (
        Decimal("0.5") * Decimal(10) ** (power - (len(found[1]) if found else 0))
        if found or power
        else Decimal("0.5")
    )


def check_days(cell: CellReading, start: CellReading | None, end: CellReading | None) -> None:
    """Check a number of days against the two days it is counted between; an open end cannot be checked."""
    cell.outcome = "derived"
    if start is None or end is None or start.outcome != "read" or end.outcome != "read":
        return
    days = (dt.date.fromisoformat(end.value) - dt.date.fromisoformat(start.value)).days
    cell.agrees = str(cell.raw).strip() in {str(days), f"{days}.0"}
    if not cell.agrees:
        cell.facts = {"counted": days}
