"""What is due as a calendar that any calendar program subscribes to or imports (RFC 5545)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from domain.foundation.safe_text import on_one_line
from programme.answers.answer import worded
from programme.foundation.extras import needing
from programme.registers.all_due import Due

if TYPE_CHECKING:
    from icalendar import Event

MAKER = "-//programme-register//what is due//EN"
# So long somebody's calendar is told that something is due no more; a program that never looked by then keeps it.
TOLD_FOR = timedelta(days=90)


class Edition(msgspec.Struct, frozen=True):
    """Of which moment of which programme a calendar is; `recorded` is when its last entry was, in UTC."""

    programme_id: UUID
    on: date
    position: int
    recorded: datetime
    persons: bool


def feed(found: Iterable[Due], name: str, edition: Edition, before: bytes | None = None) -> bytes:
    """Return a calendar of what is due, an event of a whole day for each.

    An event keeps its number while it is of the same thing, so that a day that moves moves it; the position of the
    edition counts the changes. What was in the calendar `before` and is due no more is cancelled. The same journal
    gives the same bytes.
    """
    with needing("calendar"):
        from icalendar import Calendar  # noqa: PLC0415 - few make calendars
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", on_one_line(name))
    events = {_number(one, edition.programme_id): one for one in found}
    for number, one in events.items():
        calendar.add_component(_event(number, one, edition))
    for gone in _events(before) if before is not None else ():
        if str(gone.get("uid")) not in events and _day(gone) + TOLD_FOR > edition.on:
            calendar.add_component(_cancelled(gone, edition))
    content: bytes = calendar.to_ical()
    return content


def is_feed(content: bytes) -> bool:
    """Tell whether a file is a calendar that was made here, which may be replaced by a later one."""
    return content.startswith(b"BEGIN:VCALENDAR") and f"PRODID:{MAKER}".encode() in content[:300]


def _event(number: str, one: Due, edition: Edition) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - as above

    title = f": {one.title}" if one.title else ""
    event = Event()
    event.add("uid", number)
    event.add("dtstamp", edition.recorded)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("sequence", edition.position)
    event.add("summary", on_one_line(f"{one.what[:1].upper()}{one.what[1:]} of {one.ref}{title}"))
    said = [f"Owner: {one.owner}"] if one.owner and edition.persons else []
    said += [f"When done: {worded(one.clears)}"] if worded(one.clears) else []
    said += ["At the latest: its day follows from an imprecise date."] if one.at_latest else []
    if said:
        event.add("description", "\n".join(map(on_one_line, said)))
    event.add("categories", [one.what])
    event.add("status", "CONFIRMED")
    # It takes nobody's time on that day.
    event.add("transp", "TRANSPARENT")
    return event


def _cancelled(gone: "Event", edition: Edition) -> "Event":
    if str(gone.get("status")) != "CANCELLED":
        changed = {"dtstamp": edition.recorded, "sequence": edition.position, "status": "CANCELLED"}
        for key, value in changed.items():
            gone.pop(key, None)
            gone.add(key, value)
    return gone


def _number(one: Due, programme_id: UUID) -> str:
    named = sha256(f"{programme_id}\n{one.ref}\n{one.what}".encode()).hexdigest()[:32]
    return f"{named}@programme-register"


def _events(content: bytes) -> "list[Event]":
    from icalendar import Calendar, Event  # noqa: PLC0415 - as above

    return [found for found in Calendar.from_ical(content).walk("VEVENT") if isinstance(found, Event)]


def _day(event: "Event") -> date:
    day: date = event.decoded("dtstart")
    return day
