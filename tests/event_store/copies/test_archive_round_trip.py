"""Whatever a journal can hold goes out and comes in again byte for byte."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from event_store.copies.archive import export_archive, import_archive
from event_store.journal.records import StoredRecord
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.backend import new_store
from event_store.sqlite.connections import Connections
from tests.event_store.examples import WESTMINSTER, example

# A NUL is refused: not every store can keep it.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)


@st.composite
def batches(draw: st.DrawFn) -> list[list[StoredRecord]]:
    """Draw what is appended, one batch after the other."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=5))
    found, position = [], 0
    for size in sizes:
        batch = []
        for _ in range(size):
            position += 1
            first, days = draw(st.dates(date(1000, 1, 1), date(9000, 1, 1))), draw(st.integers(0, 900))
            batch.append(
                example(
                    position,
                    topic=draw(texts),
                    state=draw(st.binary(max_size=40) | texts.map(str.encode)),
                    effective=draw(texts),
                    earliest=first.isoformat(),
                    latest=(first + timedelta(days=days)).isoformat(),
                    by=draw(texts),
                    evidence=msgspec.json.encode(draw(st.lists(texts, max_size=2))).decode(),
                )
            )
        found.append(batch)
    return found


@given(appended=batches(), steps=st.lists(st.integers(-(10**6), 10**9), min_size=5, max_size=5))
@settings(max_examples=40)
def test_any_journal_arrives_as_it_left(appended: list[list[StoredRecord]], steps: list[int]) -> None:
    """Any texts, any bytes and any stamps arrive as they left, and a second export is the first, byte for byte."""
    with TemporaryDirectory() as name:
        folder, now = Path(name), iter(steps)
        recorder = SQLiteJournalRecorder(
            Connections(str(folder / "old.sqlite")),
            lambda: datetime(2009, 1, 27, tzinfo=UTC) + timedelta(microseconds=next(now)),
        )
        for batch in appended:
            recorder.append(batch)
        export_archive(recorder, WESTMINSTER, folder / "archive.jsonl")
        import_archive(folder / "archive.jsonl", new_store(str(folder / "new.sqlite")), lambda _: None)
        arrived = SQLiteJournalRecorder(Connections(str(folder / "new.sqlite"), create=False))
        assert list(arrived.whole(WESTMINSTER)) == list(recorder.whole(WESTMINSTER))
        assert arrived.head(WESTMINSTER) == recorder.head(WESTMINSTER)
        export_archive(arrived, WESTMINSTER, folder / "again.jsonl")
        assert (folder / "again.jsonl").read_bytes() == (folder / "archive.jsonl").read_bytes()
        recorder.connections.close()
        arrived.connections.close()
