"""What every backend must keep when several write and read at once."""

from collections.abc import Callable, Sequence
from threading import Barrier, Thread

from event_store.errors import PositionConflict
from event_store.journal.records import StoredRecord
from tests.event_store.examples import WESTMINSTER, Recorder, example, examples, positions

FOREVER = "9999-12-31"

# Appends records, and calls something once their transaction has begun and before it ends.
Meanwhile = Callable[[Sequence[StoredRecord], Callable[[], None]], tuple[StoredRecord, ...]]


class Writer(Thread):
    """Appends one record at a position, at once or when another is ready too, and keeps what came of it."""

    def __init__(self, recorder: Recorder, position: int, barrier: Barrier | None = None) -> None:
        super().__init__()
        self.recorder = recorder
        self.record = example(position)
        self.barrier = barrier or Barrier(1)
        self.won: list[StoredRecord] = []
        self.lost: list[PositionConflict] = []

    def run(self) -> None:
        """Append."""
        self.barrier.wait()
        try:
            self.won.extend(self.recorder.append([self.record]))
        except PositionConflict as conflict:
            self.lost.append(conflict)


def race(one: Recorder, other: Recorder, position: int) -> tuple[list[StoredRecord], list[PositionConflict]]:
    """Let two recorders append at one position at the same moment; return what was recorded and what was refused."""
    barrier = Barrier(2)
    writers = [Writer(recorder, position, barrier) for recorder in (one, other)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return [each for writer in writers for each in writer.won], [
        each for writer in writers for each in writer.lost
    ]


class ConcurrencyContract:
    """What several writers and readers see of one another."""

    def test_of_two_writers_at_one_position_exactly_one_wins(
        self, recorder: Recorder, colleague: Recorder
    ) -> None:
        """Of two writers at one position exactly one wins."""
        for position in range(1, 11):
            won, lost = race(recorder, colleague, position)
            assert (len(won), len(lost)) == (1, 1)
            assert recorder.find_entry(WESTMINSTER, won[0].entry_id) == won[0]
        assert positions(recorder) == list(range(1, 11))

    def test_a_writer_waits_for_the_transaction_of_another(
        self, recorder: Recorder, colleague: Recorder, meanwhile: Meanwhile
    ) -> None:
        """While one writer's transaction is open, another's append is not answered; then it meets the new head."""
        second = Writer(colleague, 1)

        def start_the_second() -> None:
            second.start()
            assert (second.won, second.lost) == ([], [])

        (first,) = meanwhile([example(1)], start_the_second)
        second.join()
        assert (len(second.won), len(second.lost)) == (0, 1)
        assert recorder.select_events(WESTMINSTER) == [first]

    def test_a_read_sees_one_snapshot(
        self, recorder: Recorder, colleague: Recorder, meanwhile: Meanwhile
    ) -> None:
        """A read sees one snapshot, and neither waits for a writer nor keeps one waiting."""
        recorder.append(examples(1, 1000))
        by_position, by_date = (
            recorder.rows(WESTMINSTER),
            recorder.rows_between(WESTMINSTER, ("", 0), (FOREVER, 0), 2000, FOREVER),
        )
        next(by_position)
        next(by_date)
        colleague.append(examples(1001, 1010))
        assert [row[0] for row in by_position] == list(range(2, 1001))
        assert [row[0] for row in by_date] == list(range(2, 1001))

        seen: list[tuple[int, int]] = []

        def read() -> None:
            seen.append((colleague.head(WESTMINSTER).size, len(list(colleague.rows(WESTMINSTER)))))

        meanwhile([example(1011)], read)
        assert seen == [(1010, 1010)]

    def test_who_appends_alone_is_checked_against_what_is_there(self, recorder: Recorder) -> None:
        """What is to be recorded alone is made from the journal as it then ends, and of nothing nothing is recorded."""
        recorder.append(examples(1, 3))

        def made() -> list[StoredRecord]:
            return [example(recorder.head(WESTMINSTER).size + 1)]

        (recorded,) = recorder.append_alone(WESTMINSTER, made)
        assert recorded.originator_version == 4
        assert recorder.append_alone(WESTMINSTER, list) == ()
        assert positions(recorder) == [1, 2, 3, 4]
