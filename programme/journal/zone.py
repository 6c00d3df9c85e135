"""The time zone of a programme, in which its days are meant wherever its people and its computers are."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from domain.entries.policy import TimeZoneSet
from domain.history.corrections import amended, corrections_in_force
from domain.history.record import Record
from domain.state.policy import Policy

TOPIC = TimeZoneSet.topic


def zone_of(settings: Iterable[Record], amendments: Callable[[], Iterable[Record]]) -> tzinfo:
    """Return the zone that was set last, as corrected, or else that of the profiles; `settings` in any order.

    `amendments` are asked for only when a zone was ever set.
    """
    named = Policy().time_zone
    in_order = sorted(settings, key=lambda record: record.position)
    corrections = corrections_in_force(amendments()) if in_order else {}
    for record in in_order:
        correction = corrections.get(record.position)
        if correction is None or not correction.withdrawn:
            entry = (record if correction is None else amended(record, correction)).entry
            named = entry.zone if isinstance(entry, TimeZoneSet) else named
    return ZoneInfo(named)


def local_day(recorded_at: str, zone: tzinfo) -> date:
    """Return the day of a UTC stamp of the journal in a time zone."""
    return datetime.fromisoformat(recorded_at).astimezone(zone).date()
