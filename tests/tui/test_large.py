"""A large programme: painted before it is read, and its long registers are filtered and sorted as short ones are."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from threading import Event

import pytest

from programme.answers.filter import fitting
from programme.foundation.moment import Moment
from programme.journal.register import Register
from programme.journal.view import View
from programme.stores.open import open_journal
from tests.benchmarks.growth import DAYS, FIRST_DAY, history, write
from tests.tui.person import Person, at_the_app
from tui.app.app import ProgrammeApp
from tui.tables.chosen_rows import AT_ONCE
from tui.tables.rows import in_order

RECORDS, RISKS_SHARE = 3000, 0.4
TODAY = FIRST_DAY + timedelta(days=DAYS)


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Register]:
    """A programme of ten years with more risks than are chosen from between two keys."""
    journal = open_journal(str(tmp_path / "large.sqlite"), create=True)
    programme_id = write(journal, history(RECORDS, risks_share=RISKS_SHARE))
    opened = Register(journal, programme_id, lambda: datetime.combine(TODAY, time()))
    yield opened
    opened.close()


async def test_it_is_painted_before_it_is_read(large: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the history is read the app is there and says that it reads."""
    may_read, at = Event(), Register.at

    def slowly(register: Register, moment: Moment) -> View:
        may_read.wait()
        return at(register, moment)

    monkeypatch.setattr(Register, "at", slowly)
    app = ProgrammeApp(large)
    async with app.run_test(size=(80, 24)) as pilot:
        person = Person(app, pilot)
        try:
            await person.until(lambda: "… reading" in person.text, "the app says that it reads")
            assert "[Overview]" in person.text
        finally:
            may_read.set()
        await person.settle()
        assert "#3000   ● live" in person.text


@pytest.mark.parametrize("screen", ["2", "0"])
async def test_a_long_table_is_filtered_and_sorted_as_a_short_one_is(large: Register, screen: str) -> None:
    """What is shown in the end is what fits the last letter typed, in the order asked for last."""
    async with at_the_app(large, size=(120, 40)) as person:
        await person.press(screen)
        table = person.table
        data = table.rows.data
        assert len(data.rows) > AT_ONCE
        await person.pilot.press("slash", *"supt", "backspace", "backspace", *"ch-9")
        await person.settle()
        wanted = fitting(data.rows, data.fields, "such-9")
        assert person.keys == [row.key for row in wanted]
        await person.press("escape", "slash", *"r-1", "enter", "s", "S")
        wanted = in_order(fitting(data.rows, data.fields, "r-1"), data.fields[0].key, descending=True)
        assert len(wanted) > 1
        assert person.keys == [row.key for row in wanted]
