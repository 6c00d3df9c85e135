"""Dates of a line, which a word or two name: `fri`, `3/12`, `3 dec`. The day stands before the month."""

import re
from datetime import date

from domain.foundation.typed_dates import WEEKDAYS, understand
from programme.recording.field_shapes import Shape

# Of these the day is to come; of every other date that an entry takes it is past.
AHEAD = frozenset({"expected", "planned", "planned_start", "planned_live", "proximity"})
_NO_YEAR = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)? ?(?:[/.-] ?[0-9]{1,2}|[a-z]{3,9})", re.IGNORECASE)
YEARS = 8  # within which every day of the calendar comes round


def dated(text: str, shape: Shape, today: date) -> str:
    """Return a date with what goes without saying: the next or the last such day, as the field wants it.

    What is no such date is returned as it is, and refused at the door if it is none at all.
    """
    said = " ".join(text.split())
    ahead = shape.holds == "date" or shape.name in AHEAD
    if len(said) > 2 and any(day.casefold().startswith(said.casefold()) for day in WEEKDAYS):  # noqa: PLR2004 - as where dates are typed
        return _read(f"{'next' if ahead else 'last'} {said}", today) or text
    if _NO_YEAR.fullmatch(said):
        mark = "/" if "/" in said else "." if "." in said else "-" if "-" in said else " "
        years = range(today.year, today.year + YEARS) if ahead else range(today.year, today.year - YEARS, -1)
        found = (_read(f"{said}{mark}{year}", today) for year in years)
        fits = (
            one for one in found if one and (one >= today.isoformat() if ahead else one <= today.isoformat())
        )
        return next(fits, text)
    return text


def _read(text: str, today: date) -> str | None:
    try:
        return understand(text, today).edtf
    except ValueError:
        return None
