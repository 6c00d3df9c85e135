"""Every byte of a store flipped in turn: refused, detected, or without effect on anything that is read."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from event_store.errors import JournalError
from event_store.journal.records import StoredRecord
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from event_store.verification.check_store import check_store
from tests.event_store.examples import CAMDEN, WESTMINSTER, example, examples, on
from tests.faults.bounds import LONG

FAR = ("9999-12-31", 9)


def small_store(path: Path) -> bytes:
    """Make a store of two programmes with every guard, index and table; return its bytes."""
    recorder = SQLiteJournalRecorder(Connections(str(path)))
    recorder.append(examples(1, 3))
    recorder.append([example(4, topic="risk.raised", by="Émile Day", **on("2008-06-01"))])
    recorder.append(examples(1, 2, CAMDEN))
    recorder.connections.close()
    return path.read_bytes()


def everything(recorder: SQLiteJournalRecorder, known: dict[UUID, list[StoredRecord]]) -> list[Any]:
    """Read a store by every way of reading it, asking for the records that are known to be in it."""
    read: list[Any] = [recorder.programme_ids(), recorder.max_notification_id()]
    read += [
        recorder.select_notifications(None, 100),
        recorder.select_notifications(2, 3, topics=["risk.raised"]),
    ]
    for programme in (WESTMINSTER, CAMDEN):
        read += [recorder.head(programme), recorder.select_events(programme)]
        read += [recorder.select_events(programme, desc=True, limit=2)]
        read += [recorder.find_entry(WESTMINSTER, record.entry_id) for record in known[programme]]
        read += [recorder.position_at(programme, known[programme][-1].recorded_at)]
        read += [recorder.latest_day(programme, 9, day) for day in ("2008-03-01", "9999-12-31")]
        read += [
            list(rows)
            for rows in (
                recorder.rows(programme),
                recorder.rows_between(programme, ("", 0), FAR, 9, FAR[0]),
                recorder.rows_since(programme, 2, "2008-02-01"),
                recorder.rows_at(programme, [1, 3]),
                recorder.rows_of(programme, ["risk.assessed"], 9),
                recorder.whole(programme),
            )
        ]
    return read


def outcome(path: Path, known: dict[UUID, list[StoredRecord]], whole: list[Any]) -> str:
    """Say what becomes of a store with a flipped byte: refused, detected, no effect, or WRONG."""
    try:
        connections = Connections(str(path), create=False)
    except JournalError:
        return "refused"
    try:
        recorder = SQLiteJournalRecorder(connections)
        try:
            same = everything(recorder, known) == whole
        except JournalError:
            return "refused"
        try:
            check_store(recorder)
        except JournalError:
            return "detected"
        return "no effect" if same else "WRONG"
    finally:
        connections.close()


def test_no_flipped_byte_is_read_as_if_it_had_been_recorded(
    path: Path, figure: Callable[[str], None]
) -> None:
    """Whichever byte is flipped: the store is refused, or verification detects it, or nothing that is read changes."""
    content = small_store(path)
    recorder = SQLiteJournalRecorder(Connections(str(path), create=False))
    known = {programme: list(recorder.whole(programme)) for programme in (WESTMINSTER, CAMDEN)}
    whole = everything(recorder, known)
    recorder.connections.close()

    outcomes: Counter[str] = Counter()
    # 61 is a prime, so the samples do not fall on the same columns of every page; each bit has its turn.
    for place in range(0, len(content), 1 if LONG else 61):
        flipped = bytearray(content)
        flipped[place] ^= 0xFF if LONG and place % 2 else 1 << place % 8
        path.write_bytes(flipped)
        found = outcome(path, known, whole)
        assert found != "WRONG", f"byte {place} of {len(content)}"
        outcomes[found] += 1
    assert min(outcomes[each] for each in ("refused", "detected", "no effect")) > 0
    figure(f"faults: {outcomes.total()} of {len(content)} bytes flipped: {dict(outcomes)}")
