"""Calendars of what is due, read back by another library than the one that writes them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject

from tests.terminal import Terminal, the_day_is


def events(file: Path) -> dict[str, Any]:
    """Read the events of a calendar by what they are about."""
    read = vobject.readOne(file.read_text(encoding="utf-8"))
    return {event.summary.value: event for event in read.contents.get("vevent", [])}


@pytest.fixture
def begun(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Somebody whose programme has an action of each of two posts."""
    the_day_is(monkeypatch, "2009-01-27")
    terminal.must('new "North division merger" --on 2008-01-07')
    terminal.must("action plan --title 'Ask; the, board\\' --owner 'Supt South' --due 2009-02-03")
    terminal.must("action plan --title 'Tell staff' --owner 'Supt North' --due 2009-03-02")
    return terminal


def test_a_calendar_is_the_same_to_the_byte_and_moves_and_cancels_what_changed(
    begun: Terminal, tmp_path: Path
) -> None:
    """An event keeps its number while its day moves, and is cancelled when it is done."""
    file = tmp_path / "due.ics"
    begun.must(f"calendar {file}")
    first = file.read_bytes()
    begun.must(f"calendar {file}")
    assert file.read_bytes() == first
    found = events(file)
    asked = found["Action of ACT-001: Ask; the, board\\"]
    assert (asked.dtstart.value, asked.dtend.value) == (date(2009, 2, 3), date(2009, 2, 4))
    assert "When done: programme action done ACT-001" in asked.description.value
    begun.must("action move ACT-001 --due 2009-02-10 --reason 'no meeting'")
    begun.must("action done ACT-002 --on 2009-01-27")
    begun.must(f"calendar {file}")
    moved = events(file)
    again = moved["Action of ACT-001: Ask; the, board\\"]
    assert (again.uid.value, again.dtstart.value) == (asked.uid.value, date(2009, 2, 10))
    assert int(again.sequence.value) > int(asked.sequence.value)
    gone = moved["Action of ACT-002: Tell staff"]
    assert (gone.status.value, gone.uid.value) == (
        "CANCELLED",
        found["Action of ACT-002: Tell staff"].uid.value,
    )


def test_each_owner_has_a_calendar(begun: Terminal, tmp_path: Path) -> None:
    """One feed a person: of what is due from them, and nothing of others."""
    begun.must(f"calendar {tmp_path / 'feeds'} --each")
    assert {file.name for file in (tmp_path / "feeds").iterdir()} == {"supt-north.ics", "supt-south.ics"}
    assert list(events(tmp_path / "feeds/supt-north.ics")) == ["Action of ACT-002: Tell staff"]


def test_a_calendar_takes_the_place_of_no_other_file(begun: Terminal, tmp_path: Path) -> None:
    """What this program did not make stays as it is."""
    file = tmp_path / "mine.ics"
    file.write_text("BEGIN:VCALENDAR\nPRODID:-//somebody else//\nEND:VCALENDAR\n", encoding="utf-8")
    assert begun.run(f"calendar {file}").code == 2
    assert "this program did not make it" in begun.err
    assert begun.run(f"calendar {tmp_path / 'due.ics'} --within never").code == 2
    assert begun.run(f"calendar {tmp_path / 'due.ics'} --each --owner 'Supt South'").code == 2
    assert not (tmp_path / "due.ics").exists()


def test_the_words_of_persons_stay_out_of_a_calendar(begun: Terminal, tmp_path: Path) -> None:
    """What staff raised is in no calendar, unless somebody says --persons."""
    begun.must(
        "staff-issue raise --theme workload --summary 'Dr Hill was shouted at' --raised-by constables "
        "--channel surgery --on 2009-01-20"
    )
    for option, there in (("", False), ("--persons", True)):
        file = tmp_path / f"due{option}.ics"
        begun.must(f"calendar {file} {option}")
        assert ("Hill" in file.read_text(encoding="utf-8")) is there
        assert ("Supt South" in file.read_text(encoding="utf-8")) is there
        assert "SI-001" in file.read_text(encoding="utf-8")
