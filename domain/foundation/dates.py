"""When a fact was so: a day, or as much of one as is honestly known, in EDTF, and how people say it."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

import msgspec

FIRST_YEAR, LAST_YEAR = 1900, 2199
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_QUALIFIERS = "~?%"
_APPROXIMATE = frozenset(_QUALIFIERS)
_PART = r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?[~?%]?"
_PLAIN = re.compile(_PART)
_INTERVAL = re.compile(rf"(?:\.\.|{_PART})/{_PART}")
_LONGEST = 60


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
    return When(edtf, date.fromisoformat(earliest), date.fromisoformat(latest))


@lru_cache(maxsize=4096)
def when(edtf: str) -> When:
    """Read an EDTF day, month, year or interval of years 1900 to 2199; ValueError says how to mend it."""
    if any(not FIRST_YEAR <= int(year) <= LAST_YEAR for year in re.findall(r"\b[0-9]{4}\b", edtf)):
        raise _refused(edtf, f"is outside the years {FIRST_YEAR} to {LAST_YEAR}: check the year")
    if plain := _PLAIN.fullmatch(edtf):
        earliest, latest = _plain(plain)
    elif _INTERVAL.fullmatch(edtf):
        earliest, latest = _interval(edtf)
    elif edtf.endswith(("/", "/..")):
        raise _refused(edtf, "has no end: a fact needs a latest day, as in 2008-04/2008-06")
    elif edtf.startswith("/"):
        raise _refused(edtf, f"has no start: write ..{_shown(edtf)} when only the end is known")
    else:
        raise _refused(
            edtf, "is not an EDTF date: write 2008-12-01, 2008-12, 2008, 2007-12~ or 2008-04/2008-06"
        )
    return When(edtf, earliest, latest)


def _plain(match: re.Match[str]) -> tuple[date, date]:
    """Bound what nearly every date is, without the time it takes to import the EDTF library."""
    year, month, day = match.groups()
    try:
        earliest = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise _refused(match[0], "is not in the calendar: check the day") from None
    if day:
        return earliest, earliest
    return earliest, months_later(earliest, 1 if month else 12) - timedelta(days=1)


def _interval(edtf: str) -> tuple[date, date]:
    start, end = map(_PLAIN.fullmatch, edtf.split("/"))
    if start and end:
        earliest, latest = _plain(start)[0], _plain(end)[1]
        if earliest > latest:
            raise _refused(edtf, "ends before it starts: swap the two dates")
        return earliest, latest
    from edtf import EDTFParseException, parse_edtf  # noqa: PLC0415 - costs more than a whole command may take

    try:
        return date.min, date(*parse_edtf(edtf).upper.upper_strict()[:3])
    except EDTFParseException:
        raise _refused(edtf, "is not in the calendar: check the day") from None


def understand(text: str, today: date) -> When:
    """Read a date as people type it, EDTF or English, the day before the month; ValueError gives examples."""
    edtf = _read(" ".join(text.casefold().split()), today) if len(text) <= _LONGEST else None
    if edtf is None:
        raise _refused(text, "is not a date that can be read: write 27 Jan 2009, 2009-01 or last friday")
    return when(edtf)


def understand_day(text: str, today: date) -> date:
    """Read one exact day, as a due date must be; ValueError says how to name one."""
    if _index(WEEKDAYS, text.strip().casefold()) is not None:
        raise _refused(text, f"could be past or to come: write last {_shown(text)} or next {_shown(text)}")
    day = understand(text, today)
    if not day.precise:
        raise _refused(text, f"is not one exact day: write {day_words(day.latest)} if you mean its last day")
    return day.latest


def day_words(day: date) -> str:
    """Write a day as people read it: `27 Jan 2009`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def months_later(day: date, months: int) -> date:
    """Move a day by months, forwards or back; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


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
    approximate = any(mark in edtf for mark in _QUALIFIERS)
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
    year, *rest = part.rstrip(_QUALIFIERS).split("-")
    month, day = (*map(int, rest), 0, 0)[:2]
    return " ".join(filter(None, (str(day or ""), MONTHS[month - 1][:3] if month else "", year)))


def _refused(text: str, why: str) -> ValueError:
    return ValueError(f"“{_shown(text)}” {why}")


def _shown(text: str) -> str:
    """Cut what was typed to what a sentence can hold, without characters a terminal would obey."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text.strip()[:40])


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
    return "/".join(part if part[-1:] in {*_QUALIFIERS, "", "."} else f"{part}~" for part in edtf.split("/"))


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
        raise _refused(said, f"could be today or a week ago: write today or last {said}")
    return _moved(today, days=(ahead or 7) if which == "next" else ahead - 7)


def _read_calendar(said: str, today: date) -> str | None:
    if match := re.fullmatch(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})", said):
        if not 1 <= int(match[3]) <= 12:  # noqa: PLR2004 - the months of a year
            raise _refused(said, f"has no month {int(match[3])}: the day comes first, as in 27/01/2009")
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
