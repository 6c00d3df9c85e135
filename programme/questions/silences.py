"""Silence: stretches in which nothing was recorded to have happened, of everything or of one register."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec

from domain.entries.programme import RegisterReviewed
from domain.foundation.dates import When, counted_days, day_words
from domain.history.record import Record
from programme.answers.answer import Answer, Field, about, unknown
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View
from programme.registers.all_listings import LISTINGS

# A register in which nothing happens for so long is stale by default.
SILENT_DAYS = 30
DAY = timedelta(days=1)
# These are missed when nobody ever kept them; others begin with their first entry.
KEPT_FROM_THE_START = ("risk", "staff-issue")
FIELDS = (
    Field("register", "Register"),
    Field("days", "Days, at least"),
    Field("first", "From"),
    Field("last", "To"),
    Field("silent", "Still silent"),
    Field("kept", "Last kept before"),
    Field("resumed", "Kept again"),
    Field("entry", "Last entry before", wide=True),
    Field("evidence", "Its evidence", wide=True),
)
Bounds = tuple[date, date]


@cache
def registers() -> tuple[str, ...]:
    """Return the registers that entries are about, in the order in which they are listed."""
    from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - not needed for the first paint of the app

    about_one = {entry.register for entry in ENTRIES.values()}
    return tuple(noun for noun in LISTINGS if noun in about_one)


class Silence(msgspec.Struct, frozen=True):
    """The first and the last day of a stretch without an entry."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def words(self) -> str:
        """Say how long nothing was recorded to have happened."""
        return (
            f"Nothing for {counted_days(self.days)}, from {day_words(self.first)} to {day_words(self.last)}."
        )


def silences(days: Mapping[date, int], today: date) -> Iterator[Silence]:
    """Yield every silence between entries and up to today, in order."""
    return quiet(((day, day) for day in days if day <= today), today, SILENT_DAYS)


def quiet(kept: Iterable[Bounds], until: date, least: int) -> Iterator[Silence]:
    """Yield stretches of at least so many days, up to a last one, on none of which anything can have been so.

    Each fact is given by the first and the last day that it can have been so.
    """
    busy: date | None = None
    for first, last in (*sorted(kept), (until + DAY, until + DAY)):
        if busy is not None and (first - busy).days > least:
            yield Silence(busy + DAY, first - DAY)
        busy = last if busy is None else max(busy, last)


def silences_of(view: View, *, register: str | None = None, least: int | None = None) -> Answer:
    """Answer with the silences of each register, those that last first and then the longest first.

    `least` is how many days make a silence, as the programme's policy has it if not given; what the programme's own
    people did not record, such as a finding of an inspection, breaks none. Refused when there is no such register.
    """
    if register is not None and register not in registers():
        sentence = f"there is no register “{register[:40]}”: choose one of {', '.join(registers())}"
        raise Refused([Problem(sentence, "register")])
    days = least or view.programme.policy.register_stale_days
    rows = [
        row
        for noun, records in kept_by_register(view).items()
        if register in {None, noun}
        for row in _rows(view, noun, records, days)
    ]
    rows.sort(key=lambda row: (not row["silent"], -row["days"]))
    nothing = (
        f"no register was silent for {counted_days(days)} {view.moment.words}"
        if view.known
        else unknown(view)
    )
    return Answer("Silences", FIELDS, rows, about(view), nothing)


def kept_by_register(view: View) -> dict[str, list[Record]]:
    """Return for each register the entries by which it was kept, in the order in which they were so."""
    found: dict[str, list[Record]] = {}
    for record in view.records():
        entry = record.entry
        noun = entry.kept if isinstance(entry, RegisterReviewed) else entry.register
        records = found.setdefault(noun, [])
        if entry.upkeep:
            records.append(record)
    return {noun: found[noun] for noun in registers() if noun in found}


def never_kept(noun: str, records: Collection[Record]) -> bool:
    """Tell whether a register should have been kept from the start of the programme, and never was."""
    return not records and noun in KEPT_FROM_THE_START


def _rows(view: View, noun: str, records: list[Record], days: int) -> Iterator[dict[str, Any]]:
    started = view.programme.started
    starts = [(started.latest, started.latest)] if started and never_kept(noun, records) else []
    for found in quiet([*starts, *((one.on.earliest, one.on.latest) for one in records)], view.on, days):
        before = [one for one in records if one.on.latest < found.first]
        last = max(before, key=lambda one: one.on.latest, default=None)
        yield {
            "register": LISTINGS[noun].title,
            "days": found.days,
            "first": found.first,
            "last": found.last,
            "silent": found.last == view.on,
            "kept": last.on if last else None,
            "resumed": _resumed(records, found),
            "entry": last.position if last else None,
            "evidence": last.evidence_list if last else (),
        }


def _resumed(records: Iterable[Record], silence: Silence) -> When | None:
    return next((one.on for one in records if one.on.earliest > silence.last), None)
