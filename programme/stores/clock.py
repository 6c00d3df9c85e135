"""A clock that was set ahead: every later entry is stamped with its time, because stamps never go back."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

from domain.entries.journal.stamps import StampsBounded
from domain.foundation.phrases import by, phrase
from domain.history.record import Record
from programme.journal.journal import Journal
from programme.journal.register import Register
from programme.journal.stamps import JUMP, Jump, Stamps
from programme.journal.view import View
from programme.registers.alert import Alert


def ahead(journal: Journal, programme_id: UUID, now: datetime | None = None) -> str:
    """Say that entries are stamped later than it is on this machine; nothing when none is."""
    stamps = Stamps(journal, programme_id)
    # Guarantee: a stamp that lies ahead of the clock is said by every command, and by the doctor.
    return _ahead(stamps, stamps.ahead(now or datetime.now(UTC)))


def _ahead(stamps: Stamps, first: int | None) -> str:
    if first is None:
        return ""
    return (
        f"entry #{first} is stamped {stamps.stamped(first):%Y-%m-%d %H:%M} UTC, which has not come yet: a clock was "
        "set ahead, here or where it was recorded; until then every entry gets that stamp, and what was known when is "
        "told by the numbers of entries alone"
    )


def jumped(register: Register, recorded: Record) -> str:
    """Say that what was just recorded is stamped long after the entry before it; nothing when it is not."""
    stamps = Stamps(register.journal, register.programme_id)
    if recorded.position == 1 or not recorded.recorded_at:
        return ""
    stamped, before = (stamps.stamped(place) for place in (recorded.position, recorded.position - 1))
    # Guarantee: what is stamped long after the entry before it is said when it is recorded.
    return _jumped(Jump(recorded.position, before, stamped)) if stamped - before > JUMP else ""


def _jumped(jump: Jump) -> str:
    days = (jump.stamped - jump.before).days
    return (
        f"entry #{jump.position} is stamped {jump.stamped:%Y-%m-%d %H:%M} UTC, {days} days after "
        "the one before it: nobody recorded anything in between, or a clock was set ahead"
    )


def alerts(view: View) -> Iterator[Alert]:
    """Yield what is amiss with the stamps of a journal, as this machine sees it now."""
    if not view.moment.live:
        return
    # Guarantee: stamps that lie ahead of the clock, or jumped, are an alert until it is recorded when they were made.
    stamps = view.stamps
    if (first := stamps.ahead(datetime.now(UTC))) is not None:
        yield _alert(view, "journal.stamped-ahead", first, _ahead(stamps, first))
    elif (jump := stamps.jump()) is not None:
        yield _alert(view, "journal.stamps-jumped", jump.position, _jumped(jump))


def _alert(view: View, rule: str, first: int, sentence: str) -> Alert:
    return Alert(
        rule=rule,
        severity="attend" if rule.endswith("ahead") else "note",
        subject="journal",
        since=view.on,
        at_latest=True,
        sentence=sentence,
        clears=phrase(
            "saying when they were recorded (",
            by(StampsBounded.topic, first=str(first), recorded="", reason=""),
            ")",
        ),
    )
