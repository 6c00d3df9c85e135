"""Verification: whatever is done to a journal behind its back is named, as far as it can be known."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from event_store.journal.head import Head
from event_store.journal.records import LEAF_COLUMNS, StoredRecord
from event_store.merkle import tree as merkle
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from event_store.verification.verify import Verification, verify
from tests.event_store.examples import WESTMINSTER, Clock, example, examples
from tests.tampering import tamper

RECORDS = 12
OTHER = {
    "topic": "risk.reviewed",
    "entry_id": "another",
    "recorded_at": "2009-01-27T09:30:00.000001Z",
    "effective": "2008-02",
    "earliest": "2007-12-31",
    "latest": "2008-02-01",
    "by": "Bob Day",
    "evidence": "[]",
    "payload": b"{}",
}


@pytest.fixture
def verified(recorder: SQLiteJournalRecorder, path: Path) -> Callable[..., Verification]:
    """Give what verification finds in a journal of RECORDS records after some statements."""
    recorder.append(examples(1, RECORDS))

    def after(*statements: str, values: tuple[object, ...] = ()) -> Verification:
        tamper(path, *statements, values=values)
        return verify(recorder, WESTMINSTER)

    return after


def told(found: Verification) -> list[tuple[int, str, str]]:
    """Return where something differs, in which column, and what was done."""
    return [(each.position, each.column, each.done) for each in found.differences]


def test_what_was_not_touched_is_as_it_was_recorded(
    verified: Callable[..., Verification], recorder: SQLiteJournalRecorder
) -> None:
    """An untouched journal verifies, to the head that it was recorded with."""
    found = verified()
    assert (found.checked, found.differences, found.found) == (RECORDS, (), recorder.head(WESTMINSTER))


@pytest.mark.parametrize("column", OTHER)
def test_a_changed_column_is_named(verified: Callable[..., Verification], column: str) -> None:
    """Whichever column of a record is changed, verification names the position and the column."""
    found = verified(f"UPDATE journal SET {column} = ? WHERE position = 7", values=(OTHER[column],))  # noqa: S608
    assert told(found) == [(7, column, "changed")]
    assert f"position 7, {column}" in found.differences[0].sentence


def test_every_column_that_can_be_changed_is_tried() -> None:
    """The columns above are all that a leaf covers; the programme and the position have tests of their own."""
    assert {*OTHER, "programme_id", "position"} == set(LEAF_COLUMNS)


def test_a_changed_hash_is_told_from_a_changed_record(verified: Callable[..., Verification]) -> None:
    """Where only the leaf hash was changed, that is what is said."""
    found = verified("UPDATE journal SET leaf = ? WHERE position = 3", values=(bytes(32),))
    assert told(found) == [(3, "leaf", "changed")]


def test_a_record_changed_with_its_checksum_is_named(verified: Callable[..., Verification]) -> None:
    """Whoever changes the checksums as well hides the column, and not the position."""
    marks = example(3, by="Bob Day").stamped("").marks
    found = verified("UPDATE journal SET by = 'Bob Day', marks = ? WHERE position = 3", values=(marks,))
    assert {position for position, _, _ in told(found)} == {3}


def test_a_record_of_an_older_store_is_named_without_its_column(
    verified: Callable[..., Verification],
) -> None:
    """Records from before there were checksums are named by their position."""
    found = verified(
        "UPDATE journal SET marks = NULL", "UPDATE journal SET by = 'Bob Day' WHERE position = 3"
    )
    assert told(found) == [(3, "", "changed")]


def test_a_removed_record_is_named(verified: Callable[..., Verification]) -> None:
    """A gap in the positions is a record that was removed."""
    found = verified("DELETE FROM journal WHERE position IN (4, 5)")
    assert told(found) == [(4, "", "removed")]
    assert found.differences[0].sentence == "positions 4 to 5 were removed"


def test_a_removed_record_is_named_when_the_rest_was_renumbered(
    verified: Callable[..., Verification],
) -> None:
    """Records that moved down together show where one was removed."""
    found = verified(
        "DELETE FROM journal WHERE position = 4",
        "UPDATE journal SET position = -position WHERE position > 4",
        "UPDATE journal SET position = -position - 1 WHERE position < 0",
    )
    assert told(found) == [(RECORDS, "", "truncated"), (4, "", "removed")]


def test_an_inserted_record_is_named(verified: Callable[..., Verification]) -> None:
    """Records that moved up together show where one was inserted, even one with a hash that fits."""
    forged = example(4, by="Bob Day").stamped("2009-01-27T09:30:00.000000Z")
    found = verified(
        "UPDATE journal SET position = -position WHERE position > 3",
        "UPDATE journal SET position = 1 - position WHERE position < 0",
        f"INSERT INTO journal (programme_id, position, {', '.join(OTHER)}, leaf, marks) "  # noqa: S608
        f"VALUES ('{WESTMINSTER}', 4, {', '.join('?' * (len(OTHER) + 2))})",
        values=(*(_column(forged, name) for name in OTHER), forged.leaf, forged.marks),
    )
    assert (4, "", "inserted") in told(found)


def test_a_record_beyond_the_head_is_named(verified: Callable[..., Verification]) -> None:
    """A record that the head does not announce was inserted."""
    forged = example(RECORDS + 1).stamped("2009-01-27T09:30:00.000000Z")
    found = verified(
        f"INSERT INTO journal (programme_id, position, {', '.join(OTHER)}, leaf) "  # noqa: S608
        f"VALUES ('{WESTMINSTER}', {RECORDS + 1}, {', '.join('?' * (len(OTHER) + 1))})",
        values=(*(_column(forged, name) for name in OTHER), forged.leaf),
    )
    assert told(found) == [(RECORDS + 1, "", "inserted")]


def test_swapped_records_are_named(verified: Callable[..., Verification]) -> None:
    """Two records that changed places are told from two that were changed."""
    found = verified(
        "UPDATE journal SET position = 100 WHERE position = 3",
        "UPDATE journal SET position = 3 WHERE position = 8",
        "UPDATE journal SET position = 8 WHERE position = 100",
    )
    assert told(found) == [(3, "position", "swapped")]
    assert found.differences[0].sentence == "the records at positions 3 and 8 were swapped"


def test_a_truncated_journal_is_named(verified: Callable[..., Verification]) -> None:
    """Records missing from the end are told from the size that the head gives."""
    found = verified("DELETE FROM journal WHERE position > 9")
    assert told(found) == [(10, "", "truncated")]


def test_a_consistent_rewrite_is_placed(verified: Callable[..., Verification]) -> None:
    """A record rewritten with a hash that fits is found by the head, within the stretch that a peak stands for."""
    forged = example(10, entry_id="e", by="Bob Day").stamped("2009-01-27T09:30:00.000000Z")
    found = verified(
        "UPDATE journal SET entry_id = 'e', by = 'Bob Day', leaf = ?, marks = ? WHERE position = 10",
        values=(forged.leaf, forged.marks),
    )
    assert told(found) == [(9, "", "rewritten")]
    assert "positions 9 to 12" in found.differences[0].sentence


def test_a_changed_stamp_of_the_head_is_named(verified: Callable[..., Verification]) -> None:
    """The head's own time is that of its last record."""
    found = verified("UPDATE head SET last_recorded_at = '2010'")
    assert told(found) == [(RECORDS, "last_recorded_at", "changed")]


@pytest.mark.parametrize("kept", [1, 5, 8, 11, 12])
def test_verification_goes_on_from_a_head_that_was_verified(
    recorder: SQLiteJournalRecorder, path: Path, kept: int
) -> None:
    """What was verified before is not read again; what comes after it is checked as ever."""
    recorder.append(examples(1, kept))
    before = recorder.head(WESTMINSTER)
    recorder.append(examples(kept + 1, RECORDS + 1))
    found = verify(recorder, WESTMINSTER, after=before)
    assert (found.checked, found.differences) == (RECORDS + 1 - kept, ())
    assert found.found == recorder.head(WESTMINSTER)
    tamper(path, "UPDATE journal SET by = 'Bob Day' WHERE position = ?", values=(RECORDS + 1,))
    assert told(verify(recorder, WESTMINSTER, after=before)) == [(RECORDS + 1, "by", "changed")]


def test_the_root_at_any_size_is_told(recorder: SQLiteJournalRecorder) -> None:
    """Whoever kept a root of an earlier size gets the root at that size to compare with."""
    roots = {}
    for position in range(1, RECORDS + 1):
        recorder.append(examples(position, position))
        roots[position] = recorder.head(WESTMINSTER).root
    assert verify(recorder, WESTMINSTER, sizes=[*roots, 99]).roots == roots


def test_what_is_appended_meanwhile_is_no_difference(recorder: SQLiteJournalRecorder, path: Path) -> None:
    """A record that another writer appends while verification runs is left for the next one."""
    recorder.append(examples(1, RECORDS))
    other = SQLiteJournalRecorder(Connections(str(path)), Clock())

    class Busy:
        def head(self, programme_id: object) -> Head:
            return recorder.head(WESTMINSTER)

        def rows_to_verify(self, programme_id: object, after: int) -> object:
            other.append(examples(RECORDS + 1, RECORDS + 2))
            return recorder.rows_to_verify(WESTMINSTER, after)

    assert verify(Busy(), WESTMINSTER).differences == ()  # type: ignore[arg-type] # it stands in for a store


def test_progress_is_told(recorder: SQLiteJournalRecorder) -> None:
    """Whoever waits is told how many records are done."""
    recorder.append(examples(1, RECORDS))
    seen: list[int] = []
    verify(recorder, WESTMINSTER, progress=seen.append)
    assert seen == [RECORDS]


def _column(record: StoredRecord, name: str) -> object:
    return record.state if name == "payload" else getattr(record, name)


def test_a_leaf_is_computed_as_it_was_recorded(recorder: SQLiteJournalRecorder) -> None:
    """Verification hashes the bytes that recording hashed, also long ones and those of other scripts."""
    long = example(1, by="警務 " * 200, evidence='["' + "é" * 5000 + '"]', state=b"\x00" * 70_000)
    [recorded] = recorder.append([long])
    assert recorded.leaf == sha256(b"\0" + recorded.leaf_data).digest()
    assert verify(recorder, WESTMINSTER).found.peaks == (recorded.leaf,)
    assert merkle.root((recorded.leaf,)) == recorded.leaf
