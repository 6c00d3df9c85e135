"""Looking back costs by what may have changed, and shows what looking at every day by itself would."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.foundation.dates import When, when
from domain.history.record import Record
from domain.state.programme import Programme
from programme.hindsight import spans as looking
from programme.hindsight.days import Knowing, Stretch, stretches
from programme.hindsight.spans import Span, spans
from programme.hindsight.watched import watched
from programme.journal.unfolding import Unfolding
from programme.registers.all_alerts import Alert, alerts_of
from programme.stores.open import open_register
from tests.benchmarks.growth import FIRST_DAY, history
from tests.programme.hindsight.test_hindsight import amendments, view_of
from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from programme.journal.register import Register

DAY = timedelta(days=1)
SIZE = 60
NONE_EARLIER: Mapping[int, str] = MappingProxyType({})


def day_by_day(
    records: list[Record],
    knowing: Knowing,
    first: date,
    last: date,
    earlier: Mapping[int, str] = NONE_EARLIER,
) -> list[Span]:
    """Look at every day by itself, with the states of that day made from nothing but what counts on it.

    `earlier` says of entries that were known before they were recorded when that was.
    """
    records = sorted(records, key=lambda r: (earlier.get(r.position, r.recorded_at), r.position))
    found: list[Span] = []
    standing: dict[tuple[object, ...], Span] = {}
    unfolding, learnt = Unfolding(), 0
    for place in range((last - first).days + 1):
        day = first + DAY * place
        upto = [
            r
            for r in records
            if knowing == "now" or earlier.get(r.position, r.recorded_at)[:10] <= day.isoformat()
        ]
        unfolding.learn(upto[learnt:])
        learnt = len(upto)
        late, early = unfolding.on(day), unfolding.early_on(day)
        today: dict[tuple[object, ...], Span] = {}
        for alert in alerts_of(late, () if early is late else (early,), day) if early.name else ():
            key = (alert.rule, alert.severity, alert.subject, alert.certain)
            if key in today:
                continue
            if (span := standing.get(key)) is None:
                span = Span(*key[:3], day, day, alert.sentence, certain=alert.certain)
                found.append(span)
            span.last, span.sentence = day, alert.sentence
            today[key] = span
        standing = today
    for span in standing.values():
        span.standing = True
    return sorted(found, key=lambda span: (span.first, span.rule, span.subject))


def _wide(day: date, days: int | None) -> When:
    """Return a date that may have been so many days before; None for any number. Its last day keeps the order."""
    if days is None:
        return when(f"../{day.isoformat()}")
    return when(f"{(day - DAY * days).isoformat()}/{day.isoformat()}" if days else day.isoformat())


@pytest.mark.parametrize("knowing", ["now", "then"])
@given(data=st.data(), seed=st.integers(0, 10_000))
@settings(max_examples=10)
def test_hindsight_looks_at_a_day_only_when_something_may_have_changed(
    knowing: Knowing, data: st.DataObject, seed: int
) -> None:
    """Hindsight looks at a day only when something may have changed on it, and misses no change."""
    kept = (record for record in history(SIZE, seed) if record.entry.noun != "entry")
    records = [replace(record, position=place) for place, record in enumerate(kept, 1)]
    records += amendments(data, records)
    thinned = data.draw(st.integers(1, 40))  # days between two that something happens on
    begun = FIRST_DAY
    moved, recorded = [], begun
    for record in records:
        at = begun + (record.on.latest - FIRST_DAY) // thinned
        on = _wide(at, data.draw(st.sampled_from([0, 0, 0, 5, 90, None])))
        recorded = max(recorded, at + DAY * data.draw(st.integers(0, 40)))
        moved.append(replace(record, on=on, recorded_at=f"{recorded}T12:00:00.000000Z"))
    first = begun + DAY * data.draw(st.integers(-30, 100))
    last = first + DAY * data.draw(st.integers(0, 250))
    found = spans(stretches(view_of(moved), knowing, first, last), lambda _: True)
    assert found == day_by_day(moved, knowing, first, last)


@pytest.mark.parametrize("knowing", ["now", "then"])
def test_the_westminster_history_is_looked_back_on_exactly(
    westminster_store: "Path", knowing: Knowing
) -> None:
    """Each of its days, imprecise dates and all, shows what it shows by itself."""
    register: Register = open_register(str(westminster_store))
    try:
        view = register.view("2011-01-01")
        records = list(view.recorded())
        first, last = date(2007, 7, 1), date(2009, 2, 1)
        found = spans(stretches(view, knowing, first, last), lambda _: True)
        assert found
        assert found == day_by_day(records, knowing, first, last, view.learnt_at())
    finally:
        register.close()


def test_three_centuries_cost_what_happened_in_them(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry dated 1900 and four up to 2199 are looked at on some hundred days, not on 109,000."""
    terminal.must("new Merger --on 1900-01-01")
    terminal.must("risk raise --title Radios --cause age --event silence --effect harm --on 1950-06-01")
    terminal.must("risk review R-001 --note looked --on 1999-12-31")
    terminal.must("issue raise --title Moved --description x --on 2008-02-01")
    moment = datetime(2199, 12, 31, 12, tzinfo=UTC)
    monkeypatch.setattr("programme.journal.register.now", lambda: moment)
    asked: list[date] = []
    before = looking._alerts  # noqa: SLF001 - what is counted is no part of what anybody asks for

    def counted(day: date, stretch: Stretch) -> list[Alert]:
        asked.append(day)
        return before(day, stretch)

    monkeypatch.setattr(looking, "_alerts", counted)
    found = terminal.json("hindsight --as-of 2199-12-31")
    assert (found["first"], found["last"]) == ("1900-01-01", "2199-12-31")
    assert {row["rule"] for row in found["rows"]} >= {"risk-register.abandoned"} or found["rows"]
    assert len(asked) < 400


@given(
    day=st.integers(100, 3000),
    other=st.integers(100, 3000),
    count=st.integers(-50, 50),
    ask=st.sampled_from(range(14)),
)
def test_an_answer_holds_until_the_day_that_is_told(day: int, other: int, count: int, ask: int) -> None:
    """Whatever is asked of a day, the answer is the same on every day until the last that is told."""
    there, beside = date.fromordinal(day), date.fromordinal(other)
    questions = (
        lambda on: on < beside,
        lambda on: beside <= on,
        lambda on: on == beside,
        lambda on: on - timedelta(days=7) > beside,
        lambda on: beside + timedelta(days=7) >= on + timedelta(days=3),
        lambda on: (on - beside).days > count,
        lambda on: (beside - on).days != count,
        lambda on: beside - on < timedelta(days=count),
        lambda on: (on - beside).days // 30 == count,
        lambda on: 1 + (on - beside).days - 2 > count,
        lambda on: abs((on - beside).days) < count,
        lambda on: max(on, beside) == on,
        lambda on: (on.month, on.isoformat()[:4]),
        lambda on: {on: 1}.get(beside, 0) + (on - beside).days // 365,
    )
    question = questions[ask]
    asked, watch = watched(there)
    said = question(asked)
    assert said == question(there)
    last = min(watch.last, day + 120)
    assert last >= day
    assert all(question(date.fromordinal(each)) == said for each in range(day, last + 1))


def test_a_programme_without_a_name_has_no_alerts() -> None:
    """Before anything is known there is nothing to look back on."""
    empty = Programme()
    assert spans([Stretch(date.min, date.max, empty, empty)], lambda _: True) == []
