"""Read days as registers write them; a day that can be read in two ways is not read."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from importlib.resources import files
from typing import Any

from programme.spreadsheets.headings import visible
from programme.spreadsheets.values.reading import (
    BOTH_ORDERS,
    EITHER_WAY,
    LEAP_1900,
    NO_CENTURY,
    NO_DAY,
    NO_SUCH_DAY,
    NO_SUCH_MONTH_DAY_FIRST,
    NO_SUCH_MONTH_MONTH_FIRST,
    SPAN,
    Value,
    read,
    refused,
)

_WORDS: dict[str, Any] = tomllib.loads(
    files("programme.spreadsheets.values").joinpath("months.toml").read_text(encoding="utf-8")
)
MONTHS = {name: number for number, names in enumerate(_WORDS["months"], start=1) for name in names}
_ANY_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ANY = {
    key: "|".join(re.escape(word) for word in sorted(_WORDS[key], key=len, reverse=True))
    for key in _WORDS
    if key != "months"
}

_TIME = r"(?:[T ,]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}$", re.IGNORECASE)
_BASIC = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}}){_TIME}$")
NUMERIC = re.compile(rf"(\d{{1,2}})[/.\-](\d{{1,2}})[/.\-](\d{{4}}|\d{{2}}){_TIME}$", re.IGNORECASE)
_DAY_NAMED = re.compile(
    rf"(?:\w+,? )?(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ \-]*(?:de )?({_ANY_MONTH})\.?[ ,\-]*(?:de )?(\d{{4}}|\d{{2}})$"
)
_NAMED_DAY = re.compile(rf"({_ANY_MONTH})\.?[ \-]*(\d{{1,2}})(?:st|nd|rd|th)?[ ,]+(\d{{4}})$")
_SERIAL = re.compile(r"(\d{1,6})(?:[.,](\d+))?$")
_SPANS = (
    re.compile(rf"(?:(?:{_ANY['parts']}) )*(?:{_ANY_MONTH})\.?(?:[ \-/]*(?:\d{{4}}|\d{{2}}|'\d{{2}}))?$"),
    re.compile(
        rf"(?:(?:{_ANY['parts']}) )*(?:{_ANY['seasons']})(?:[ \-/]*(?:\d{{4}}|\d{{2}})(?:/\d{{2,4}})?)?$"
    ),
    re.compile(rf"(?:{_ANY['quarters']}) ?[1-4](?:[ \-/]*(?:fy)? ?(?:\d{{4}}|\d{{2}})(?:/\d{{2,4}})?)?$"),
    re.compile(
        rf"(?:\d{{4}}|\d{{2}})[ \-/]*(?:{_ANY['quarters']})[1-4]$|[1-4]\. ?(?:{_ANY['quarters']})\b.*$"
    ),
    re.compile(rf"(?:{_ANY['weeks']})\.? ?\d{{1,2}}(?:[ \-/]*(?:\d{{4}}|\d{{2}}))?$"),
    re.compile(rf"(?:(?:{_ANY['parts']}) )*(?:fy ?)?(?:19|20)\d{{2}}(?: ?[/\-–] ?(?:\d{{2}}|\d{{4}}))?$"),
    re.compile(r"(?:0?[1-9]|1[0-2])[/\-](?:19|20)\d{2}$|(?:19|20)\d{2}-(?:0?[1-9]|1[0-2])$"),
)
_WEEK_FROM = re.compile(rf"(?:{_ANY['week_commencing']})\.? (.+)$")
_QUARTER = re.compile(rf"(?:{_ANY['quarters']}) ?([1-4])[ \-/]*(\d{{4}})$")
_MONTH_YEAR = re.compile(rf"({_ANY_MONTH})\.?[ \-/]*(\d{{4}})$")
_EARLIEST, _LATEST = 1900, 2199
_EPOCH = dt.date(1899, 12, 30)  # the serial numbers of 1900 count from here, from 1 March 1900 on
_LEAP_BUG, _HIGHEST_SERIAL, _LOWEST_SERIAL = 60, 109_575, 10_000
_MONTHS_IN_YEAR = 12

DAY_FIRST, MONTH_FIRST, BOTH, UNDECIDED = "day first", "month first", "both", "undecided"


class DateReader:
    """Read the days of one column, whose order is declared or inferred from the whole of it."""

    def __init__(self, order: str, *, serials: bool = False, century: int | None = None) -> None:
        self.order, self.serials, self.century = order, serials, century

    def __call__(self, raw: object) -> Value:
        """Give the day as ISO 8601 writes it, with the time beside it where the cell has one."""
        if isinstance(raw, dt.datetime):
            return read(raw.date().isoformat(), **_time(raw.hour, raw.minute))
        if isinstance(raw, dt.date):
            return read(raw.isoformat())
        if isinstance(raw, bool):
            return refused(NO_DAY)
        if isinstance(raw, int | float):
            return self._serial(float(raw))
        text = " ".join(visible(str(raw)).split()).strip(" .,;")
        return self._text(text)

    def _text(self, text: str) -> Value:
        if found := (_ISO.match(text) or _BASIC.match(text)):
            return _made(int(found[1]), int(found[2]), int(found[3]), found)
        if found := NUMERIC.match(text):
            return self._numeric(found)
        low = text.casefold()
        if found := _DAY_NAMED.match(low):
            return self._year(found[3], lambda year: _made(year, MONTHS[found[2]], int(found[1])))
        if found := _NAMED_DAY.match(low):
            return _made(int(found[3]), MONTHS[found[1]], int(found[2]))
        if found := _WEEK_FROM.match(low):
            return self._week(found[1])
        if any(span.match(low) for span in _SPANS):
            return refused(SPAN, **_edtf(low))
        if self.serials and (found := _SERIAL.match(text)):
            return self._serial(float(text.replace(",", ".")))
        return refused(NO_DAY)

    def _week(self, text: str) -> Value:
        first = self(text)
        if first.outcome != "read":
            return refused(SPAN)
        monday = dt.date.fromisoformat(first.value)
        return refused(SPAN, span=f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}")

    def _serial(self, number: float) -> Value:
        whole = int(number)
        if whole == _LEAP_BUG:
            return refused(LEAP_1900)
        if _EARLIEST <= number <= _LATEST:
            return refused(SPAN)
        if not _LOWEST_SERIAL <= number <= _HIGHEST_SERIAL:
            return refused(NO_DAY)
        minutes = round((number - whole) * 24 * 60)
        return read(
            (_EPOCH + dt.timedelta(days=whole)).isoformat(), serial=True, **_time(*divmod(minutes, 60))
        )

    def _year(self, text: str, make: Any) -> Value:  # noqa: ANN401 - a function of the year
        if len(text) == 4:
            return make(int(text))  # type: ignore[no-any-return]
        if self.century is not None:
            return make(self.century + int(text))  # type: ignore[no-any-return]
        declared = make(2000 + int(text))
        if declared.outcome == "refused" and declared.reason is not NO_SUCH_DAY:
            return refused(NO_CENTURY)
        return refused(
            NO_CENTURY,
            **(
                {"if declared": {"two-digit years are of 2000 to 2099": declared.value}}
                if declared.value
                else {}
            ),
        )

    def _numeric(self, found: re.Match[str]) -> Value:
        first, second = int(found[1]), int(found[2])
        return self._year(found[3], lambda year: self._ordered(year, first, second, found))

    def _ordered(self, year: int, first: int, second: int, found: re.Match[str]) -> Value:
        if self.order == DAY_FIRST:
            if second > _MONTHS_IN_YEAR >= first:
                return refused(NO_SUCH_MONTH_DAY_FIRST)
            return _made(year, second, first, found)
        if self.order == MONTH_FIRST:
            if first > _MONTHS_IN_YEAR >= second:
                return refused(NO_SUCH_MONTH_MONTH_FIRST)
            return _made(year, first, second, found)
        if first == second or second > _MONTHS_IN_YEAR:
            return _made(year, first, second, found)
        if first > _MONTHS_IN_YEAR:
            return _made(year, second, first, found)
        readings = {
            MONTH_FIRST: _made(year, first, second).value,
            DAY_FIRST: _made(year, second, first).value,
        }
        return refused(BOTH_ORDERS if self.order == BOTH else EITHER_WAY, **{"if declared": readings})


def _made(year: int, month: int, day: int, found: re.Match[str] | None = None) -> Value:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return refused(NO_SUCH_DAY)
    time = {}
    if found is not None and found.lastindex and found.lastindex > 3 and found[4]:
        hour = int(found[4]) % 12 + 12 * (found[7][0].casefold() == "p") if found[7] else int(found[4])
        time = _time(hour, int(found[5]))
    return read(date.isoformat(), **time)


def _time(hour: int, minute: int) -> dict[str, str]:
    return {"time": f"{hour:02}:{minute:02}"} if hour or minute else {}


def _edtf(text: str) -> dict[str, str]:
    if found := _QUARTER.match(text):
        return {"edtf": f"{found[2]}-{32 + int(found[1])}"}
    if found := _MONTH_YEAR.match(text):
        return {"edtf": f"{found[2]}-{MONTHS[found[1]]:02}"}
    return {}


def order_of(cells: list[object]) -> str:
    """Infer from a whole column whether days or months come first: one part above 12 decides, unless two contradict."""
    day = month = False
    for raw in cells:
        if isinstance(raw, str) and (found := NUMERIC.match(raw.strip())):
            first, second = int(found[1]), int(found[2])
            day = day or first > _MONTHS_IN_YEAR >= second
            month = month or second > _MONTHS_IN_YEAR >= first
    if day and month:
        return BOTH
    return DAY_FIRST if day else MONTH_FIRST if month else UNDECIDED


def looks_like_day(raw: object) -> bool:
    """Say whether a cell holds a day, or a text with the shape of one."""
    if isinstance(raw, dt.date):
        return True
    if not isinstance(raw, str):
        return False
    text = raw.strip()
    return bool(
        _ISO.match(text)
        or NUMERIC.match(text)
        or _BASIC.match(text)
        or _DAY_NAMED.match(text.casefold())
        or _NAMED_DAY.match(text.casefold())
    )
