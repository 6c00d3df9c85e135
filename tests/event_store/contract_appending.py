"""What every backend must keep when records are appended, and when they are appended again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from event_store.errors import EmptyAppend, EntryIdReused, PositionConflict, RecordMalformed
from event_store.journal.records import StoredRecord
from tests.event_store.examples import (
    CAMDEN,
    WESTMINSTER,
    Clock,
    Recorder,
    example,
    examples,
    naive_root,
    positions,
)


class AppendContract:
    """What becomes of records that are appended."""

    def test_a_record_is_read_as_it_was_written(self, recorder: Recorder) -> None:
        """Every column comes back exactly, whatever text or bytes it holds."""
        odd = example(1, by="Zoë O’Neill\n\t", evidence='["§4.12", "sha256:…"]', state=b'\x00\xff not "JSON"')
        (recorded,) = recorder.append([odd])
        assert recorded == odd.stamped(recorded.recorded_at)
        assert recorder.select_events(WESTMINSTER) == [recorded]
        assert recorder.find_entry(WESTMINSTER, odd.entry_id) == recorded
        assert list(recorder.rows(WESTMINSTER)) == [
            (
                1,
                odd.topic,
                odd.state,
                "2008-01",
                "2008-01-01",
                "2008-01-31",
                odd.by,
                recorded.recorded_at,
                odd.evidence,
                odd.entry_id,
            )
        ]

    @pytest.mark.parametrize("wrong", [[2], [0], [-1], [1, 3], [1, 1], [2, 1], [1, 2, 4]])
    def test_positions_are_gapless(self, recorder: Recorder, wrong: list[int]) -> None:
        """Positions are gapless."""
        with pytest.raises(PositionConflict):
            recorder.append([example(position) for position in wrong])
        assert recorder.head(WESTMINSTER).size == 0
        recorder.append(examples(1, 3))
        recorder.append(examples(4, 5))
        assert positions(recorder) == [1, 2, 3, 4, 5]
        with pytest.raises(PositionConflict, match="position 7 is not the next one, which is 6"):
            recorder.append([example(7)])

    @pytest.mark.parametrize(
        "malformed",
        [
            {"latest": "2007-12-31"},
            {"earliest": "2007-02-30"},
            {"latest": "someday"},
            {"topic": ""},
            {"entry_id": ""},
            {"by": ""},
            {"effective": ""},
            {"evidence": "HMIC 4.12"},
            {"by": "Zoë\0"},
            {"evidence": '["\0"]'},
            {"by": "\ud800"},
            {"entry_id": "\ud800"},
        ],
    )
    def test_a_batch_is_all_or_nothing(self, recorder: Recorder, malformed: dict[str, Any]) -> None:
        """A batch is all or nothing."""
        recorder.append(examples(1, 2))
        before = recorder.head(WESTMINSTER)
        with pytest.raises(RecordMalformed):
            recorder.append([*examples(3, 9), example(10, **malformed)])
        assert recorder.head(WESTMINSTER) == before
        assert positions(recorder) == [1, 2]
        recorder.append(examples(3, 10))
        assert positions(recorder) == list(range(1, 11))

    def test_recorded_at_never_decreases_even_when_the_clock_goes_back(
        self, recorder: Recorder, clock: Clock
    ) -> None:
        """Recorded_at never decreases even when the clock goes back."""
        stamps = []
        for position, days in enumerate([0, 1, -40, 0, 39, 1], 1):
            clock.move(days=days)
            stamps += [record.recorded_at for record in recorder.append([example(position)])]
        assert stamps == sorted(stamps)
        assert [stamp[:10] for stamp in stamps] == [
            "2009-01-27",
            "2009-01-28",
            "2009-01-28",
            "2009-01-28",
            "2009-01-28",
            "2009-01-28",
        ]
        assert [row[7] for row in recorder.rows(WESTMINSTER)] == stamps

    def test_recorded_at_is_utc_to_the_microsecond(self, recorder: Recorder, clock: Clock) -> None:
        """However the clock writes the time, text sorts as time does; one batch is recorded at one time."""
        clock.now = datetime(2009, 6, 1, 1, 30, tzinfo=timezone(timedelta(hours=1)))
        recorded = recorder.append(examples(1, 2))
        assert {record.recorded_at for record in recorded} == {"2009-06-01T00:30:00.000000Z"}

    def test_an_empty_append_is_refused(self, recorder: Recorder) -> None:
        """To append nothing is a mistake, and says so."""
        with pytest.raises(EmptyAppend, match="there is nothing to append: give at least one record"):
            recorder.append([])

    def test_a_batch_belongs_to_one_programme(self, recorder: Recorder) -> None:
        """Records of two programmes are not appended together, as one may be taken and the other not."""
        with pytest.raises(RecordMalformed, match="belong to several programmes"):
            recorder.append([example(1), example(1, CAMDEN)])
        assert recorder.programme_ids() == []

    def test_each_programme_has_its_own_positions(self, recorder: Recorder, clock: Clock) -> None:
        """Programmes in one store do not disturb one another, and are listed in the order of their first records."""
        recorder.append(examples(1, 2, CAMDEN))
        clock.move(seconds=1)
        recorder.append(examples(1, 3))
        recorder.append([example(3, CAMDEN)])
        assert recorder.programme_ids() == [CAMDEN, WESTMINSTER]
        assert (recorder.head(CAMDEN).size, recorder.head(WESTMINSTER).size) == (3, 3)
        assert positions(recorder) == [1, 2, 3]
        assert recorder.find_entry(WESTMINSTER, "unknown") is None

    def test_the_root_covers_every_record_in_order(self, recorder: Recorder) -> None:
        """The root of the head is the Merkle tree hash of the leaves, and each leaf that of its record as stored."""
        assert recorder.head(WESTMINSTER).root == naive_root([])
        for first, last in [(1, 1), (2, 8), (9, 13)]:
            recorder.append(examples(first, last))
            records = [each for each in recorder.select_events(WESTMINSTER) if isinstance(each, StoredRecord)]
            assert [record.leaf for record in records] == [
                record.stamped(record.recorded_at).leaf for record in records
            ]
            assert recorder.head(WESTMINSTER).root == naive_root([record.leaf for record in records])


class RetryContract:
    """What becomes of an append that was sent before."""

    def test_a_retried_entry_id_returns_the_original_record(
        self, recorder: Recorder, colleague: Recorder, clock: Clock
    ) -> None:
        """A retried entry_id returns the original record."""
        batch = examples(1, 3)
        recorded = recorder.append(batch)
        clock.move(days=365)
        colleague.append(examples(4, 9))
        assert colleague.append(batch) == recorded
        # Whoever tries again has read on, and so claims other positions, or sends one of them alone.
        moved = [replace(record, originator_version=record.originator_version + 9) for record in batch]
        assert recorder.append(moved) == recorded
        assert recorder.append(batch[1:2]) == recorded[1:2]
        assert recorder.append(batch[::-1]) == recorded[::-1]
        assert recorder.head(WESTMINSTER).size == 9

    @pytest.mark.parametrize(
        "change",
        [
            {"state": b"{}"},
            {"topic": "risk.reviewed"},
            {"effective": "2008-01~"},
            {"earliest": "2007-12-31"},
            {"latest": "2008-02-01"},
            {"by": "Bob Day"},
            {"evidence": "[]"},
        ],
    )
    def test_an_entry_id_is_never_used_for_other_content(
        self, recorder: Recorder, change: dict[str, Any]
    ) -> None:
        """An entry id that stands for one record is refused for any other, and the record stays as it was."""
        (recorded,) = recorder.append([example(1)])
        with pytest.raises(EntryIdReused, match=recorded.entry_id):
            recorder.append([replace(recorded, originator_version=2, **change)])
        assert recorder.select_events(WESTMINSTER) == [recorded]

    def test_a_batch_that_was_recorded_in_part_is_refused(self, recorder: Recorder) -> None:
        """A batch with an entry id that was used before is refused whole; so is one that uses an id twice."""
        (recorded,) = recorder.append([example(1)])
        with pytest.raises(EntryIdReused, match=recorded.entry_id):
            recorder.append([replace(recorded, originator_version=2), example(3)])
        with pytest.raises(EntryIdReused, match=recorded.entry_id):
            recorder.append([example(2), replace(recorded, originator_version=3)])
        with pytest.raises(EntryIdReused, match="twice"):
            recorder.append([example(2, entry_id="twice"), example(3, entry_id="twice")])
        assert positions(recorder) == [1]

    def test_records_appended_as_they_are_made_are_all_appended_or_none(self, recorder: Recorder) -> None:
        """They stand in the journal as one append would leave them, and none of them when one cannot be made."""
        recorder.append(examples(1, 1))
        assert recorder.append_in_parts(iter(examples(2, 1_203))) == 1_202
        assert positions(recorder) == list(range(1, 1_204))
        leaves = [record.leaf for record in recorder.whole(WESTMINSTER)]
        assert recorder.head(WESTMINSTER).root == naive_root(leaves)

        def stopped() -> Iterator[StoredRecord]:
            yield from examples(1_204, 2_300)
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            recorder.append_in_parts(stopped())
        with pytest.raises(PositionConflict):
            recorder.append_in_parts(iter([*examples(1_204, 2_300), example(2_400)]))
        assert recorder.append_in_parts(iter(())) == 0
        assert recorder.head(WESTMINSTER).size == 1_203
