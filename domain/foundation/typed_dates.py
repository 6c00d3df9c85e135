"""Dates as people type them: EDTF, or English with the day before the month."""

import re
from datetime import date, timedelta
from functools import lru_cache

from domain.foundation.dates import (
    MONTHS,
    QUALIFIERS,
    When,
    day_words,
    months_later,
    refused_date,
    shown,
    when,
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_LONGEST = 60
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


@lru_cache(maxsize=4096)
def understand(text: str, today: date) -> When:
    """Read a date as people type it, EDTF or English, the day before the month; ValueError gives examples."""
    edtf = _read(" ".join(text.casefold().split()), today) if len(text) <= _LONGEST else None
    if edtf is None:
        raise refused_date(text, "is not a date that can be read: write 27 Jan 2009, 2009-01 or last friday")
    return when(edtf)


def understand_day(text: str, today: date) -> date:
    """Read one exact day, as a due date must be; ValueError says how to name one."""
    if _index(WEEKDAYS, text.strip().casefold()) is not None:
        raise refused_date(text, f"could be past or to come: write last {shown(text)} or next {shown(text)}")
    day = understand(text, today)
    if not day.precise:
        raise refused_date(
            text, f"is not one exact day: write {day_words(day.latest)} if you mean its last day"
        )
    return day.latest


def understand_span(text: str, today: date) -> int:
    """Read how many days ahead somebody looks: `14d`, `2w`, `3 months`, or up to a day; ValueError says how.

    Never less than 0: what is past is not looked ahead to.
    """
    said = " ".join(text.casefold().split())
    short = re.fullmatch(r"([0-9]{1,4}) ?(d|w|m|y)?", said)
    if short:
        said = f"in {int(short[1])} {_UNITS[short[2] or 'd']}"
    elif re.fullmatch(r"[0-9]{1,4} [a-z]+", said):
        said = f"in {said}"
    edtf = _read(said, today) if len(said) <= _LONGEST else None
    if edtf is None:
        raise refused_date(text, "does not say how far ahead: write 14d, 2w, 3m or a day such as 27 Jan 2009")
    days = (when(edtf).latest - today).days
    if days < 0:
        raise refused_date(text, "is past: write how far ahead, as in 14d")
    return days


def _index(names: tuple[str, ...], word: str) -> int | None:
    """Find a name by its first three letters or more."""
    found = (place for place, name in enumerate(names) if len(word) > 2 and name.casefold().startswith(word))  # noqa: PLR2004 - "ma" and "ju" would be two months each
    return next(found, None)


def _read(said: str, today: date) -> str | None:
    """Turn what was said, in small letters and single spaces, into EDTF; None when it is not understood."""
    approximate = said.endswith(" (approximate)")
    said = said.removesuffix(" (approximate)")
    if said.startswith("by "):
        end = _read_one(said.removeprefix("by "), today)
        edtf = end and f"../{end.split('/')[-1]}"
    elif " to " in said:
        first, _, last = said.removeprefix("from ").partition(" to ")
        end = _read_one(last, today)
        start = end and (_read_one(first, today) or _read_one(f"{first} {end[:4]}", today))
        edtf = start and end and f"{start.split('/')[0]}/{end.split('/')[-1]}"
    else:
        edtf = _read_one(said, today)
    return _qualified(edtf) if edtf and approximate else edtf


def _read_one(said: str, today: date) -> str | None:
    about = re.fullmatch(r"(?:about|around|circa) (.+)", said)
    readers = (_read_edtf, _read_relative, _read_weekday, _read_calendar, _read_part)
    edtf = next((edtf for reader in readers if (edtf := reader(about[1] if about else said, today))), None)
    return _qualified(edtf) if edtf and about else edtf


def _qualified(edtf: str) -> str:
    return "/".join(part if part[-1:] in {*QUALIFIERS, "", "."} else f"{part}~" for part in edtf.split("/"))


def _read_edtf(said: str, today: date) -> str | None:
    return said if re.fullmatch(r"(?:[0-9]{4}|\.\.|/)[0-9/~?%.-]*", said) else None


def _read_relative(said: str, today: date) -> str | None:
    days = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(said)
    if days is not None:
        return _moved(today, days=days)
    match = re.fullmatch(r"(in )?(an?|[0-9]{1,4}) (day|week|month|year)s?( ago)?", said)
    if match is None or bool(match[1]) == bool(match[4]):
        return None
    count = (1 if match[1] else -1) * (int(match[2]) if match[2].isdigit() else 1)
    return _moved(today, **{f"{match[3]}s": count})


def _moved(today: date, days: int = 0, weeks: int = 0, months: int = 0, years: int = 0) -> str | None:
    try:
        return (months_later(today, months + 12 * years) + timedelta(days=days, weeks=weeks)).isoformat()
    except (ValueError, OverflowError):
        return None


def _read_weekday(said: str, today: date) -> str | None:
    which, _, name = said.rpartition(" ")
    weekday = _index(WEEKDAYS, name)
    if weekday is None or which not in {"", "last", "next"}:
        return None
    ahead = (weekday - today.weekday()) % 7
    if not which and not ahead:
        raise refused_date(said, f"could be today or a week ago: write today or last {said}")
    return _moved(today, days=(ahead or 7) if which == "next" else ahead - 7)


def _read_calendar(said: str, today: date) -> str | None:
    if match := re.fullmatch(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})", said):
        if not 1 <= int(match[3]) <= 12:  # noqa: PLR2004 - the months of a year
            raise refused_date(said, f"has no month {int(match[3])}: the day comes first, as in 27/01/2009")
        return f"{match[4]}-{int(match[3]):02}-{int(match[1]):02}"
    match = re.fullmatch(r"(?:([0-9]{1,2})(?:st|nd|rd|th)? )?([a-z]+),? ([0-9]{4})", said)
    month = _index(MONTHS, match[2]) if match else None
    if match is None or month is None:
        return None
    return f"{match[3]}-{month + 1:02}" + (f"-{int(match[1]):02}" if match[1] else "")


def _read_part(said: str, today: date) -> str | None:
    """Read `early`, `mid`, `late`: first quarter, middle half, last quarter of a year; thirds of a month."""
    match = re.fullmatch(r"(early|mid|late)[ -](.+)", said)
    whole = _read_calendar(match[2], today) or match[2] if match else ""
    if match is None or not re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", whole):
        return None
    if "-" in whole:
        first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, when(whole).latest.day)}[match[1]]
        return f"{whole}-{first:02}~/{whole}-{last:02}~"
    first, last = {"early": (1, 3), "mid": (4, 9), "late": (10, 12)}[match[1]]
    return f"{whole}-{first:02}-01~/{when(f'{whole}-{last:02}').latest}~"
