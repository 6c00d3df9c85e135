"""The store against the simplest thing it could be: a list of records."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from event_store.errors import EntryIdReused, PositionConflict
from event_store.journal.records import StoredRecord
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from tests.event_store.examples import CAMDEN, WESTMINSTER, Clock, example, naive_root, on

days = st.dates(min_value=date(2007, 1, 1), max_value=date(2009, 1, 27))
# A NUL is refused: not every store can keep it.
texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
programmes = st.sampled_from([WESTMINSTER, CAMDEN])


class JournalModel(RuleBasedStateMachine):
    """Appends, retries and races in any order, on a clock that goes either way."""

    journals: dict[UUID, list[StoredRecord]]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.journals = {WESTMINSTER: [], CAMDEN: []}

    @initialize()
    def open(self) -> None:
        """Open the store, for the first time or again."""
        connections = Connections(str(Path(self.folder.name) / "store.sqlite"), lock_timeout=0.1)
        self.recorder = SQLiteJournalRecorder(connections, self.clock)

    @rule()
    def reopen(self) -> None:
        """Close the store and open it."""
        self.recorder.connections.close()
        self.open()

    @rule(hours=st.integers(-50, 50))
    def move_the_clock(self, hours: int) -> None:
        """Let the clock go on, or back."""
        self.clock.move(hours=hours)

    @rule(
        programme=programmes,
        dated=st.lists(days, min_size=1, max_size=4),
        by=texts,
        state=st.binary(max_size=50),
    )
    def append(self, programme: Any, dated: list[Any], by: str, state: bytes) -> None:
        """Append a batch where the journal ends."""
        journal = self.journals[programme]
        batch = [
            example(position, programme, by=by, state=state, **on(day.isoformat()))
            for position, day in enumerate(dated, len(journal) + 1)
        ]
        recorded = self.recorder.append(batch)
        assert [replace(record, recorded_at="", leaf=b"") for record in recorded] == batch
        journal.extend(recorded)

    @rule(programme=programmes, off=st.sampled_from([-2, -1, 1, 2]))
    def append_elsewhere(self, programme: Any, off: int) -> None:
        """Append at a position that is not the next."""
        with pytest.raises(PositionConflict):
            self.recorder.append([example(len(self.journals[programme]) + 1 + off, programme)])

    @precondition(lambda self: any(self.journals.values()))
    @rule(data=st.data(), changed=st.booleans())
    def retry(self, data: Any, changed: bool) -> None:  # noqa: FBT001 - hypothesis gives it by name
        """Append again what was recorded, as it was or changed."""
        journal = self.journals[
            data.draw(st.sampled_from([key for key, held in self.journals.items() if held]))
        ]
        first = data.draw(st.integers(0, len(journal) - 1))
        again = journal[first : first + 3]
        if changed:
            with pytest.raises(EntryIdReused):
                self.recorder.append([*again[:-1], replace(again[-1], state=again[-1].state + b"!")])
        else:
            assert self.recorder.append(again) == tuple(again)

    @invariant()
    def the_store_is_the_list(self) -> None:
        """Whatever is asked, the store answers as the list does."""
        for programme, journal in self.journals.items():
            head = self.recorder.head(programme)
            assert head.size == len(journal)
            assert head.root == naive_root([record.leaf for record in journal])
            assert self.recorder.select_events(programme) == journal
            assert [row[9] for row in self.recorder.rows(programme)] == [each.entry_id for each in journal]
            stamps = [record.recorded_at for record in journal]
            assert stamps == sorted(stamps)

    @rule(programme=programmes, day=days, up_to=st.integers(0, 30))
    def ask_by_date(self, programme: Any, day: Any, up_to: int) -> None:
        """Ask what was certain on a day and known at a position, and what was not."""
        known, on_day = self.journals[programme][:up_to], day.isoformat()
        certain = sorted((each.latest, each.originator_version) for each in known if each.latest <= on_day)
        rows = list(self.recorder.rows_between(programme, ("", 0), ("9999-12-31", 0), up_to, on_day))
        assert [(row[5], row[0]) for row in rows] == certain
        assert self.recorder.latest_day(programme, up_to, on_day) == (certain[-1][0] if certain else None)
        rest = [row[0] for row in self.recorder.rows_since(programme, up_to, on_day)]
        expected = set(range(1, len(self.journals[programme]) + 1)) - {position for _, position in certain}
        assert rest == sorted(expected)

    @rule(programme=programmes, hours=st.integers(-60, 60))
    def ask_by_time(self, programme: Any, hours: int) -> None:
        """Ask how far the journal went at a time."""
        moment = Clock()
        moment.now = self.clock.now
        moment.move(hours=hours)
        at = moment.now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        known = sum(record.recorded_at <= at for record in self.journals[programme])
        assert self.recorder.position_at(programme, at) == known

    def teardown(self) -> None:
        """Remove the store."""
        if hasattr(self, "recorder"):
            self.recorder.connections.close()
        self.folder.cleanup()


TestJournal = JournalModel.TestCase
TestJournal.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
