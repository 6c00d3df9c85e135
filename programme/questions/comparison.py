"""What differs between two moments, and why: time passed, there were new facts, or old ones were corrected."""

from collections.abc import Generator, Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal

import msgspec

from domain.entries.journal.amendments import Amendment
from domain.history.record import Record
from domain.history.replay import fold
from domain.state.programme import Programme
from programme.answers.answer import Answer, Field, about, plain, worded
from programme.foundation.refusal import Refused
from programme.journal.view import View
from programme.registers.all_alerts import alerts
from programme.registers.all_listings import LISTINGS

Cause = Literal["time passed", "new fact", "correction"]
CAUSES: tuple[Cause, ...] = ("time passed", "new fact", "correction")
FIELDS = (
    Field("register", "Register"),
    Field("ref", "Ref"),
    Field("what", "What"),
    Field("before", "Before"),
    Field("after", "After"),
    Field("cause", "Cause"),
    Field("entries", "Entries"),
    Field("by", "Recorded by"),
)
ALERTS = "alerts"
# By what a thing is called, which is the same whatever is said of it; an alert counts days in its sentence.
NAME, CALLED = "", ("title", "name", "summary", "description", "wording", "characteristic", "process")
RECORDED, GONE = "is new", "is gone"

Key = tuple[str, str]
Values = dict[str, tuple[Any, str]]


class Step(msgspec.Struct, frozen=True):
    """A state on the way from one moment to the other: its things and their values, and the entries that led to it."""

    things: dict[Key, Values]
    entries: dict[str, list[int]]


def compare(before: View, after: View, register: str | None = None, cause: Cause | None = None) -> Answer:
    """Answer with every difference between two moments of one programme, register by register.

    On the way from the first to the second only the clock moves, then facts are added that were not known or not yet
    so, then those that were corrected or withdrawn take their present content; a difference has the cause of the step
    on which it arose. `register` keeps one of them, such as `risk` or `alerts`, `cause` what arose by it, alone or
    with another. Refused when the second moment is before the first on either axis.
    """
    comparing = Comparing(before, after, register, cause)
    for _ in comparing.work():
        pass
    return comparing.answer()


class Comparing:
    """A comparison that is made piece by piece; Refused as `compare` refuses."""

    def __init__(
        self, before: View, after: View, register: str | None = None, cause: Cause | None = None
    ) -> None:
        _check(before, after, register)
        self.before, self.after, self.register, self.cause = before, after, register, cause
        self._rows: list[dict[str, Any]] = []

    def work(self) -> Iterator[str]:
        """Do one piece after the other, and say before each what is done in it."""
        steps = yield from _steps(self.before, self.after)
        yield "sorting out why each difference arose"
        recorded_by = {record.position: record.by for record in self.after.recorded()}
        self._rows = [
            {**row, "by": tuple(dict.fromkeys(recorded_by[place] for place in row["entries"]))}
            for row in _rows(steps)
            if self.register in {None, row["register"]} and (self.cause is None or self.cause in row["cause"])
        ]

    def answer(self) -> Answer:
        """Return every difference that was found."""
        before, after = self.before, self.after
        said = {**about(after), "from": about(before)}
        title = f"Changes since {before.moment.words.removeprefix('as of ')}"
        where = f" in the register {self.register}" if self.register else ""
        why = f" by cause of {self.cause}" if self.cause else ""
        return Answer(title, FIELDS, self._rows, said, f"nothing differs{where} between the two moments{why}")


def _check(before: View, after: View, register: str | None) -> None:
    if after.on < before.on or after.moment.position < before.moment.position:
        raise Refused(
            [
                f"the second moment ({after.moment.words}) is before the first ({before.moment.words}): turn them round"
            ]
        )
    if register is not None and register not in {*LISTINGS, ALERTS}:
        raise Refused(
            [f"there is no register “{register[:40]}”: choose one of {', '.join((*LISTINGS, ALERTS))}"]
        )


def _steps(before: View, after: View) -> Generator[str, None, Sequence[Step]]:
    yield "reading the entries of both moments"
    old, new = list(before.records()), list(after.records())
    there = {record.position for record in old}
    added = [record for record in new if record.position not in there]
    said_then = {record.position: record for record in old}
    says_now = {record.position: record for record in new}
    changed = {
        position: correction.by
        for position, correction in after.corrections.items()
        if position in said_then and said_then[position] != says_now.get(position)
    }
    # A correction casts doubt on the lessons its entry shows: that is a difference which it made, like the others.
    as_first_said = _in_order(
        [*old, *(record for record in added if not isinstance(record.entry, Amendment))]
    )
    corrected = _about(new + old, changed)
    for lesson in after.programme.lessons.values():
        by = [
            after.corrections[doubt.entry].by for doubt in lesson.doubts if doubt.entry in after.corrections
        ]
        corrected.setdefault(lesson.ref, []).extend(by)
    first = yield from _things(before.programme, before, "the first moment")
    later = yield from _things(before.programme, after, "what time changed")
    yield "replaying the new facts"
    facts = fold(record.fact for record in as_first_said)
    told = yield from _things(facts, after, "what new facts changed")
    last = yield from _things(after.programme, after, "the second moment")
    return (
        Step(first, {}),
        Step(later, {}),
        Step(told, _about(added)),
        Step(last, corrected),
    )


def _in_order(records: list[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (record.on.latest, record.position))


def _about(records: Sequence[Record], by: dict[int, int] | None = None) -> dict[str, list[int]]:
    """Return the positions of entries by what they are about; of corrected ones (`by`) those of their corrections."""
    found: dict[str, list[int]] = {}
    for record in records:
        if by is not None and record.position not in by:
            continue
        position = record.position if by is None else by[record.position]
        for reference in {*record.entry.references(), *record.entry.allotted()}:
            if position not in (entries := found.setdefault(reference, [])):
                entries.append(position)
    return found


def _things(programme: Programme, view: View, what: str) -> Generator[str, None, dict[Key, Values]]:
    """Return everything the registers list on the day of a view, each with its values plain and in words."""
    found: dict[Key, Values] = {}
    for noun, listing in LISTINGS.items():
        yield f"{what}: {listing.title.casefold()}"
        for item in listing.items(programme):
            values = {column.key: column.value(item, programme, view.on) for column in listing.columns}
            key = str(values.get("ref") or " ".join(worded(value) for value in list(values.values())[:2]))
            called = next((values[name] for name in CALLED if values.get(name)), "")
            found[noun, key] = {
                column.header: (plain(values[column.key]), worded(values[column.key]))
                for column in listing.columns
            }
            found[noun, key][NAME] = (None, worded(called))
    yield f"{what}: alerts"
    for alert in alerts(programme, view.on) if programme.name else ():
        severity = (alert.severity, alert.severity)
        found[ALERTS, f"{alert.rule} {alert.subject}"] = {"Severity": severity, NAME: (None, alert.sentence)}
    return found


def _rows(steps: Sequence[Step]) -> Iterator[dict[str, Any]]:
    first, last = steps[0].things, steps[-1].things
    for key in sorted({*first, *last}, key=_place):
        was, now = first.get(key), last.get(key)
        if was is None or now is None:
            called = (now or was or {})[NAME][1]
            yield _row(steps, key, *((RECORDED, "", called) if now else (GONE, called, "")))
        else:
            for header in now:
                if was[header][0] != now[header][0]:
                    yield _row(steps, key, header, was[header][1], now[header][1])


def _row(steps: Sequence[Step], key: Key, what: str, before: str, after: str) -> dict[str, Any]:
    arose = [
        (cause, step)
        for cause, (earlier, step) in zip(CAUSES, pairwise(steps), strict=True)
        if _said(earlier, key, what) != _said(step, key, what)
    ]
    register, ref = key
    named = ref.split()[-1 if register == ALERTS else 0]
    return {
        "register": register,
        "ref": ref,
        "what": what,
        "before": before,
        "after": after,
        "cause": tuple(cause for cause, _ in arose),
        "entries": tuple(dict.fromkeys(place for _, step in arose for place in step.entries.get(named, ()))),
    }


def _said(step: Step, key: Key, what: str) -> Any:  # noqa: ANN401 - any value that a register lists
    """Return what a step says of a thing: one value, or whether it is there at all."""
    values = step.things.get(key)
    if values is None or what in {RECORDED, GONE}:
        return values is not None
    return values[what][0]


def _place(key: Key) -> tuple[int, Key]:
    nouns = [*LISTINGS, ALERTS]
    return nouns.index(key[0]), key
