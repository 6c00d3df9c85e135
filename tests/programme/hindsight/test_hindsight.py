"""Hindsight: the days of a programme folded once show what each would show by itself."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple, Self, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.entries.journal.amendments import EntryCorrected, EntryWithdrawn
from domain.entries.programme import ProgrammeStarted
from domain.entries.risks.scoring import RiskRaised, RiskReviewed
from domain.foundation.dates import when
from domain.history.corrections import amended, corrections_in_force, order
from domain.history.record import Record
from domain.history.replay import fold
from domain.state.programme import Programme
from programme.foundation.moment import Moment
from programme.hindsight.days import Knowing, Stretch, first_day, stretches
from programme.hindsight.spans import Span, merged, spans
from programme.hindsight.strip import strip
from programme.journal.register import Register
from programme.journal.unfolding import Unfolding
from programme.registers.all_alerts import Alert, alerts
from programme.stores.open import open_journal
from tests.benchmarks.growth import FIRST_DAY, history, write

if TYPE_CHECKING:
    from programme.journal.view import View

SIZE = 300
DAY = timedelta(days=1)


def naive(records: list[Record], day: date) -> Programme:
    """Return the state on a day by all records given, folded from nothing."""
    corrections = corrections_in_force(record for record in records if record.entry.noun == "entry")
    said = [
        amended(record, corrections[record.position]) if record.position in corrections else record
        for record in records
        if record.position not in corrections or not corrections[record.position].withdrawn
    ]
    return fold(record.fact for record in sorted(said, key=order) if record.on.latest <= day)


def amendments(data: st.DataObject, records: list[Record]) -> list[Record]:
    """Return corrections of dates, withdrawals of reviews, and withdrawals of either, recorded last."""
    reviews = [record.position for record in records if record.entry.verb == "review"]
    found: list[Record] = []
    for position in range(len(records) + 1, len(records) + 6):
        named = data.draw(st.sampled_from([*reviews, *(record.position for record in found)]))
        is_review = named <= len(records)
        moved = records[named - 1].on.latest if is_review else FIRST_DAY
        moved += timedelta(days=data.draw(st.integers(0, 300)))
        entry = (
            EntryCorrected(entry=named, reason="found on review", effective=moved.isoformat())
            if is_review and data.draw(st.booleans())
            else EntryWithdrawn(entry=named, reason="never so")
        )
        on = when(date(2022, 1, 1).isoformat())
        found.append(Record(position, entry, on, "Sam Reed", "", "[]", ""))
    return found


class Listed(NamedTuple):
    """As much of a view as looking back asks for: records whose stamps stand, and none that was known before."""

    records: list[Record]

    zone: tzinfo = UTC

    @property
    def stamps(self) -> Self:
        return self

    def recorded(self) -> Iterator[Record]:
        return iter(self.records)

    def known_from(self, records: list[Record]) -> list[str]:
        return [record.recorded_at for record in records]

    def learnt_at(self) -> dict[int, str]:
        return {}


def view_of(records: list[Record]) -> "View":
    """Return a view of nothing but these records."""
    return cast("View", Listed(records))


@given(data=st.data(), seed=st.integers(0, 10_000))
@settings(max_examples=40)
def test_days_folded_once_are_the_days_folded_one_by_one(data: st.DataObject, seed: int) -> None:
    """Whatever was learnt on which day, late or corrected, the state is that of a replay from nothing."""
    records = [record for record in history(SIZE, seed) if record.entry.noun != "entry"]
    records += amendments(data, records)
    unfolding = Unfolding(rung_facts=20)
    learnt = 0
    day = FIRST_DAY
    for _ in range(8):
        upto = min(len(records), learnt + data.draw(st.integers(0, 120)))
        unfolding.learn(records[learnt:upto])
        learnt = upto
        day += timedelta(days=data.draw(st.integers(0, 900)))
        assert unfolding.on(day) == naive(records[:learnt], day)


@given(data=st.data(), seed=st.integers(0, 10_000))
@settings(max_examples=40)
def test_any_day_gone_to_in_any_order_is_that_day_folded_alone(data: st.DataObject, seed: int) -> None:
    """Forwards and back, while more is learnt, a state is that of a replay from nothing, and stays as it was."""
    records = [record for record in history(SIZE, seed) if record.entry.noun != "entry"]
    records += amendments(data, records)
    unfolding = Unfolding(rung_facts=5)
    learnt = 0
    seen: list[tuple[Programme, Programme]] = []
    for _ in range(8):
        upto = min(len(records), learnt + data.draw(st.integers(0, 120)))
        unfolding.learn(records[learnt:upto])
        learnt = upto
        day = FIRST_DAY + timedelta(days=data.draw(st.integers(0, 4000)))
        seen.append((unfolding.at(day), naive(records[:learnt], day)))
        assert seen[-1][0] == seen[-1][1]
    assert all(kept == known for kept, known in seen)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A programme of ten years, some of it late and some corrected."""
    journal = open_journal(str(tmp_path_factory.mktemp("hindsight") / "store.sqlite"), create=True)
    return Register(journal, write(journal, history(SIZE)))


def test_the_alerts_of_hindsight_are_those_of_each_day(register: Register) -> None:
    """On any day the stretches that stood are the alerts that `alerts --as-of` that day lists."""
    view = register.view("2021-12-31")
    first, last = FIRST_DAY, FIRST_DAY + timedelta(days=900)
    found = spans(stretches(view, "now", first, last), lambda _: True)
    assert found
    for past in range(0, 901, 37):
        day = first + timedelta(days=past)
        moment = Moment(day, view.moment.position, date.max, "now")
        there = {(a.rule, a.severity, a.subject) for a in alerts(register.at(moment).programme, day)}
        assert {(s.rule, s.severity, s.subject) for s in found if s.stood(day)} == there


def test_what_was_recorded_late_was_not_known_then() -> None:
    """By what was known then, a fact counts from the day it was recorded on; by what is known now, from its own."""
    started, raised, reviewed = (
        (ProgrammeStarted(name="Merger"), "2008-01-02", "2008-01-02"),
        (
            RiskRaised(
                risk="R-001", title="Cells close first", cause="a", event="b", effect="c", category="people"
            ),
            "2008-01-10",
            "2008-03-01",
        ),
        (RiskReviewed(risk="R-001", note="looked"), "2008-03-02", "2008-03-03"),
    )
    records = [
        Record(place, entry, when(on), "Sam Reed", f"{recorded}T12:00:00.000000Z", "[]", "")
        for place, (entry, on, recorded) in enumerate((started, raised, reviewed), 1)
    ]
    view = view_of(records)
    first, last = date(2008, 1, 1), date(2008, 3, 4)

    def changed(knowing: Knowing) -> list[date]:
        """Return the days on which the number of risks known, or the day they were looked at, changed."""
        found: list[date] = []
        before = None
        for day, _, programme, _ in stretches(view, knowing, first, last):
            now = [risk.looked_at.latest for risk in programme.risks.values()]
            if now != before:
                found.append(day)
            before = now
        return found

    assert changed("now") == [first, date(2008, 1, 10), date(2008, 3, 2)]
    assert changed("then") == [first, date(2008, 3, 1), date(2008, 3, 3)]
    assert first_day(view, "now") == first_day(view, "then") == date(2008, 1, 2)


def test_a_stretch_ends_when_its_alert_does() -> None:
    """Two stretches of one alert stay apart, and what stood on the last day still stands."""
    day, programme = date(2008, 1, 1), Programme()
    programme.name = "Merger"

    def looked_at(there: str) -> list[Span]:
        def rule(place: int) -> list[Alert]:
            what = ("a.rule", "attend", "R-001", day, False, "it is so", "look")
            stands = any(place == at for at, letter in enumerate(there) if letter == "x")
            return [Alert(*what)] if stands else []  # type: ignore[arg-type]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("programme.hindsight.spans.alerts", lambda _, on: rule((on - day).days))
            return spans([Stretch(day, day + DAY * (len(there) - 1), programme, programme)], lambda _: True)

    found = looked_at("xx..x.xxx")
    assert [(span.first.day, span.last.day, span.standing) for span in found] == [
        (1, 2, False), (5, 5, False), (7, 9, True),
    ]  # fmt: skip
    assert list(merged(found)) == [(span.first, span.last) for span in found]
    assert list(merged([*found, Span("b", "note", "R", day, day + DAY * 5, "")])) == [(day, day + DAY * 8)]


@pytest.mark.parametrize("width", [40, 80, 160, 1000])
def test_a_strip_shows_every_stretch_whatever_its_width(width: int) -> None:
    """A day of alert is seen in the narrowest chart, and no line is wider than asked for unless it cannot be."""
    first, last = date(2007, 7, 31), date(2009, 1, 27)
    short = Span("risk.stale", "attend", "risk register", date(2008, 6, 1), date(2008, 6, 1), "stale")
    grave = Span("risk.abandoned", "act now", "risk register", date(2009, 1, 27), last, "abandoned")
    chart = strip([short, grave], first, last, width).splitlines()
    assert (chart[1].split()[0], chart[1][-1]) == ("risk.stale", "▒")
    assert (chart[2].split()[0], chart[2][-1]) == ("risk.abandoned", "█")
    assert "1 d" in chart[1]
    assert all(len(line) <= max(width, 38) for line in chart[:3])
    assert [word for word in chart[0].split() if word.isdecimal()][:2] == ["2007", "2008"]
