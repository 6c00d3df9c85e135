"""When the day in a column has passed and something was to be done by it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.rules.holding import ENDED

# By the key of the column.
DEADLINES = frozenset({"next_review", "review_due", "due"})
OVERDUE = "overdue"


def is_late(key: str, value: object, on: date, row: Mapping[str, Any]) -> bool:
    """Tell whether a value is a day that has passed, of something on whose row nothing says that it is done."""
    return (
        key in DEADLINES
        and isinstance(value, date)
        and value < on
        and not (ENDED & {str(row.get("state")), str(row.get("mitigated"))})
    )
