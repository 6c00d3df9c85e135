"""Which moment of a programme is asked for: what was so on a date, by what was known at a time."""

import re
from datetime import UTC, date, datetime, time, tzinfo

import msgspec

from domain.foundation.dates import day_words
from domain.foundation.phrases import Fields, phrase
from domain.foundation.typed_dates import understand_day
from programme.foundation.refusal import Problem, Refused


class Moment(msgspec.Struct, frozen=True):
    """A resolved moment; with the journal it reproduces an answer for ever.

    `as_of` is the date asked about; `known` the time up to which records count (None: all there are), `position`
    the last record that counts; `today` the date on which it was asked. `known` is empty before the first entry.
    `by_evidence` are records after `position` that were known by then, as evidence shows.
    `remark` says what is amiss with the stamps that `known` goes by.
    """

    as_of: date
    position: int
    today: date
    known: str | None = None
    remark: str = ""
    by_evidence: frozenset[int] = frozenset()

    def counts(self, position: int) -> bool:
        """Tell whether a record counts."""
        return position <= self.position or position in self.by_evidence

    @property
    def live(self) -> bool:
        """Whether it is today's state by all that is known."""
        return self.as_of == self.today and self.known is None

    @property
    def words(self) -> str:
        """The moment as people read it: `as of 27 Jan 2009 · as known now · #187`."""
        to_come = ", still to come" if self.as_of > self.today else ""
        return f"as of {day_words(self.as_of)}{to_come} · {self.known_words}"

    @property
    def known_words(self) -> str:
        """By what was known, as people read it: `as known now · #187`."""
        if self.known is None:
            known = "now"
        else:
            # Before the first entry nothing was stamped.
            known = self.known[:16].replace("T", " ") + " UTC" if self.known else "before the first entry"
        remark = f" ({self.remark})" if self.remark else ""
        return f"as known {known} · {self.counted}{remark}"

    @property
    def counted(self) -> str:
        """What counts, as people read it: `#187`, `#0 and 143 by evidence`."""
        more = f" and {len(self.by_evidence)} by evidence" if self.by_evidence else ""
        return f"#{self.position}{more}"


AS_OF, AS_KNOWN = Fields(("as_of",), "", ": "), Fields(("as_known",), "", ": ")
_ISO = r"[0-9]{4}-?[0-9W][0-9-]*[Tt]"
_AS_ANSWERED = r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}) UTC"
_POSITION = r"#?([0-9]{1,9})"


def understand_as_of(text: str | None, today: date) -> date:
    """Return the date asked about, today if nothing is said; Refused says how to write one."""
    if not text:
        return today
    try:
        return understand_day(text, today)
    except ValueError as error:
        raise Refused([Problem(phrase(AS_OF, str(error)), "as_of")]) from None


def understand_as_known(text: str, today: date, zone: tzinfo | None = None) -> str | int:
    """Return the UTC stamp up to which records count, or a position when the text is one (`#187`).

    A day means its end in the local time zone, and a minute that is written as answers write it (`2026-11-28 19:40
    UTC`) its end. Refused says how to write one.
    """
    if text.startswith("#") and (match := re.fullmatch(_POSITION, text)):
        return int(match[1])
    try:
        if said := re.fullmatch(_AS_ANSWERED, text.strip()):
            return stamp(datetime.fromisoformat(f"{said[1]}T{said[2]}:59.999999+00:00"))
        moment = datetime.fromisoformat(text) if re.match(_ISO, text) else None
        if moment is None:
            return end_of_day(understand_day(text, today), zone)
    except ValueError:
        sentence = phrase(
            AS_KNOWN,
            f"“{text[:40]}” cannot be read as a time: write 2009-01-27, 2009-01-27 14:00 UTC or #187",
        )
        raise Refused([Problem(sentence, "as_known")]) from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone) if zone else moment.astimezone()
    return stamp(moment)


def end_of_day(day: date, zone: tzinfo | None = None) -> str:
    """Return the UTC stamp of the last moment of a day in a time zone, the local one by default."""
    end = datetime.combine(day, time.max)
    return stamp(end.replace(tzinfo=zone) if zone else end.astimezone())


def stamp(moment: datetime) -> str:
    """Write a time as the journal stamps it: UTC, to the microsecond, in an order that sorts as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
