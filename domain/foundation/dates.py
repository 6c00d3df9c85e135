"""When a fact was so: a day, or as much of one as is honestly known, in EDTF, and how it is written."""

import re
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from domain.foundation.safe_text import safe

FIRST_YEAR, LAST_YEAR = 1900, 2199
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

QUALIFIERS = "~?%"
_APPROXIMATE = frozenset(QUALIFIERS)
_PART = r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?[~?%]?"
_INTERVAL = rf"(?:\.\.|{_PART})/{_PART}"


class When(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An EDTF date with the first and the last day it can mean; `date.min` stands for an open start."""

    edtf: str
    earliest: date
    latest: date

    @property
    def approximate(self) -> bool:
        """Whether the date is marked `~` (about), `?` (uncertain) or `%` (both)."""
        return not _APPROXIMATE.isdisjoint(self.edtf)

    @property
    def precise(self) -> bool:
        """Whether exactly one day is meant."""
        return self.earliest == self.latest and not self.approximate

    @property
    def words(self) -> str:
        """The date as people read it; `understand` reads it back to the same bounds."""
        return _words(self.edtf)


@lru_cache(maxsize=65_536)
def bounds(edtf: str, earliest: str, latest: str) -> When:
    """Rebuild a date from the journal's columns; its EDTF was parsed when it was recorded."""
    return When(safe(edtf), date.fromisoformat(earliest), date.fromisoformat(latest))


@lru_cache(maxsize=65_536)
def on_day(day: str) -> When:
    """Return the date of a fact that was so on one day, written in full."""
    return bounds(day, day, day)


@lru_cache(maxsize=4096)
def when(edtf: str) -> When:
    """Read an EDTF day, month, year or interval of years 1900 to 2199; ValueError says how to mend it."""
    if any(not FIRST_YEAR <= int(year) <= LAST_YEAR for year in re.findall(r"\b[0-9]{4}\b", edtf)):
        raise refused_date(edtf, f"is outside the years {FIRST_YEAR} to {LAST_YEAR}: check the year")
    if re.fullmatch(_PART, edtf):
        earliest, latest = _plain(edtf)
    elif re.fullmatch(_INTERVAL, edtf):
        earliest, latest = _interval(edtf)
    elif edtf.endswith(("/", "/..")):
        raise refused_date(edtf, "has no end: a fact needs a latest day, as in 2008-04/2008-06")
    elif edtf.startswith("/"):
        raise refused_date(edtf, f"has no start: write ..{shown(edtf)} when only the end is known")
    else:
        raise refused_date(
            edtf, "is not an EDTF date: write 2008-12-01, 2008-12, 2008, 2007-12~ or 2008-04/2008-06"
        )
    return When(edtf, earliest, latest)


def _plain(edtf: str) -> tuple[date, date]:
    year, month, day = (*edtf.rstrip(QUALIFIERS).split("-"), "", "")[:3]
    try:
        earliest = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise refused_date(edtf, "is not in the calendar: check the day") from None
    if day:
        return earliest, earliest
    return earliest, months_later(earliest, 1 if month else 12) - timedelta(days=1)


def _interval(edtf: str) -> tuple[date, date]:
    start, end = edtf.split("/")
    earliest = date.min if start == ".." else _plain(start)[0]
    latest = _plain(end)[1]
    if earliest > latest:
        raise refused_date(edtf, "ends before it starts: swap the two dates")
    return earliest, latest


def counted_days(count: int) -> str:
    """Return a number of days in words: `1 day`, `12 days`."""
    return "1 day" if count == 1 else f"{count} days"


def due_words(day: date, on: date) -> str:
    """Say whether a deadline is to come or has passed: `is due on 5 Mar 2008, in 1 day`, `is 2 days overdue (due …)`.

    `on` may itself be a day to come, of which nothing “was”.
    """
    days = (day - on).days
    if days < 0:
        return f"is {counted_days(-days)} overdue (due on {day_words(day)})"
    return f"is due on {day_words(day)}, {f'in {counted_days(days)}' if days else 'today'}"


def day_words(day: date) -> str:
    """Write a day as people read it: `27 Jan 2009`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def months_later(day: date, months: int) -> date:
    """Move a day by months, forwards or back; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    after = date(year, month + 1, 28) + timedelta(days=4)
    return date(year, month + 1, min(day.day, (after - timedelta(days=after.day)).day))


def next_review(given: date | None, on: When, months: int, expires: date | None = None) -> tuple[date, bool]:
    """Return when the next review is due: the given day, or `months` after the last look and no later than `expires`.

    The second value tells whether the day is the latest of several, because the last look has no exact day.
    """
    due = given or months_later(on.latest, months)
    if expires is not None and expires < due:
        return expires, False
    return due, given is None and not on.precise


@lru_cache(maxsize=4096)
def _words(edtf: str) -> str:
    start, _, end = edtf.partition("/")
    approximate = any(mark in edtf for mark in QUALIFIERS)
    if start == "..":
        return f"by {_words(end)}"
    if end in {"", start}:
        return f"about {_part_words(start)}" if approximate else _part_words(start)
    first, last = _part_words(start), _part_words(end)
    start, _, year = first.rpartition(" ")
    if start and last.endswith(f" {year}"):
        first = start
    return f"{first} to {last} (approximate)" if approximate else f"{first} to {last}"


def _part_words(part: str) -> str:
    year, *rest = part.rstrip(QUALIFIERS).split("-")
    month, day = (*map(int, rest), 0, 0)[:2]
    return " ".join(filter(None, (str(day or ""), MONTHS[month - 1][:3] if month else "", year)))


def refused_date(text: str, why: str) -> ValueError:
    """Return what says in one sentence why a text is no date, and how to mend it."""
    return ValueError(f"“{shown(text)}” {why}")


def shown(text: str) -> str:
    """Cut what was typed to what a sentence can hold, without characters a terminal would obey."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text.strip()[:40])
