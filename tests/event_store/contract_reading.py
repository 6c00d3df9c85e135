"""What every backend must keep when a journal is asked."""

from event_store.journal.notification import RecordNotification
from tests.event_store.examples import CAMDEN, WESTMINSTER, Clock, Recorder, example, examples, on, positions

FOREVER = "9999-12-31"
EVERYTHING = (("", 0), (FOREVER, 10**9))


class ReadingContract:
    """What can be asked of a journal."""

    def test_rows_are_bounded_by_position(self, recorder: Recorder) -> None:
        """Rows come by position, after one and up to another, however many there are."""
        assert list(recorder.rows(WESTMINSTER)) == []
        recorder.append(examples(1, 900))
        recorder.append(examples(1, 5, CAMDEN))
        assert positions(recorder) == list(range(1, 901))
        assert [row[0] for row in recorder.rows(WESTMINSTER, after=350, up_to=800)] == list(range(351, 801))
        assert [row[0] for row in recorder.rows(WESTMINSTER, after=400)] == list(range(401, 901))
        assert list(recorder.rows(WESTMINSTER, after=900)) == []
        assert list(recorder.rows(WESTMINSTER, up_to=0)) == []

    def test_rows_between_come_in_the_order_of_replay(self, recorder: Recorder) -> None:
        """Rows known at a position and certain by a day come by latest day, and on one day by position."""
        days = ["2008-03-01", "2008-01-01", "2008-03-01", "2008-02-01", "2008-01-01"]
        recorder.append([example(position, **on(day)) for position, day in enumerate(days, 1)])
        recorder.append([example(1, CAMDEN, **on("2008-01-01"))])

        def asked(up_to: int, day: str, *places: tuple[str, int]) -> list[int]:
            after, before = places or EVERYTHING
            return [row[0] for row in recorder.rows_between(WESTMINSTER, after, before, up_to, day)]

        assert asked(5, FOREVER) == [2, 5, 4, 1, 3]
        assert asked(5, "2008-02-29") == [2, 5, 4]
        assert asked(3, FOREVER) == [2, 1, 3]
        assert asked(5, "2007-12-31") == []
        assert asked(5, FOREVER, ("2008-01-01", 2), ("2008-03-01", 3)) == [5, 4, 1]
        assert asked(5, FOREVER, ("2008-01-01", 5), ("2008-02-01", 4)) == []
        assert recorder.latest_day(WESTMINSTER, 5, "2008-02-29") == "2008-02-01"
        assert recorder.latest_day(WESTMINSTER, 2, FOREVER) == "2008-03-01"
        assert recorder.latest_day(WESTMINSTER, 5, "2007-12-31") is None

    def test_rows_between_have_the_columns_asked_for(self, recorder: Recorder) -> None:
        """A replay that needs little of each row reads little, however many rows there are."""
        recorder.append(
            [example(position, **on(f"2008-01-{31 - position // 60:02}")) for position in range(1, 1201)]
        )
        rows = list(recorder.rows_between(WESTMINSTER, *EVERYTHING, 1200, FOREVER, ("latest", "position")))
        assert len(rows) == 1200
        assert rows == sorted(rows)

    def test_rows_since_are_those_that_a_checkpoint_lacks(self, recorder: Recorder) -> None:
        """Rows after a position, or not certain on a day, come once each and by position."""
        days = ["2008-01-01", "2008-09-01", "2008-02-01", "2008-01-15", "2008-08-01"]
        recorder.append([example(position, **on(day)) for position, day in enumerate(days, 1)])
        recorder.append(examples(1, 9, CAMDEN))
        assert [row[0] for row in recorder.rows_since(WESTMINSTER, 3, "2008-06-30")] == [2, 4, 5]
        assert [row[0] for row in recorder.rows_since(WESTMINSTER, 5, FOREVER)] == []

    def test_rows_are_found_by_position_and_by_topic(self, recorder: Recorder) -> None:
        """Rows at some positions, or of some topics, come by position; what does not exist is left out."""
        topics = ["risk.raised", "sop.drafted", "risk.raised", "eia.approved", "sop.drafted"]
        recorder.append([example(position, topic=topic) for position, topic in enumerate(topics, 1)])
        recorder.append([example(1, CAMDEN, topic="risk.raised")])
        assert [row[0] for row in recorder.rows_at(WESTMINSTER, [5, 2, 99])] == [2, 5]
        assert [
            row[0] for row in recorder.rows_of(WESTMINSTER, ["sop.drafted", "risk.raised", "none"], 4)
        ] == [1, 2, 3]
        assert list(recorder.rows_of(WESTMINSTER, [], 4)) == []

    def test_rows_are_imprecise_that_can_be_of_several_days(self, recorder: Recorder) -> None:
        """Rows whose earliest and latest day differ come by position, up to one; those of one day are left out."""
        recorder.append(
            [example(1), example(2, **on("2008-01-01")), example(3), example(4, latest="2008-02-01")]
        )
        recorder.append([example(1, CAMDEN)])
        assert [row[0] for row in recorder.rows_imprecise(WESTMINSTER, 3)] == [1, 3]
        assert [row[0] for row in recorder.rows_imprecise(WESTMINSTER, 9)] == [1, 3, 4]
        assert list(recorder.rows_imprecise(WESTMINSTER, 0)) == []

    def test_a_time_leads_to_the_last_position_recorded_by_then(
        self, recorder: Recorder, clock: Clock
    ) -> None:
        """Transaction time resolves to the last position recorded no later, and to 0 before the first."""
        for first, last in [(1, 2), (3, 3), (4, 7)]:
            recorder.append(examples(first, last))
            clock.move(hours=1)
        stamps = [
            "09:29:59.999999",
            "09:30:00.000000",
            "10:00:00.000000",
            "10:30:00.000000",
            "11:30:00.000001",
        ]
        found = [recorder.position_at(WESTMINSTER, f"2009-01-27T{stamp}Z") for stamp in stamps]
        assert found == [0, 2, 2, 3, 7]
        assert recorder.position_at(CAMDEN, "2009-01-27T11:00:00.000000Z") == 0

    def test_notifications_number_the_records_of_all_programmes(self, recorder: Recorder) -> None:
        """Notifications have each programme in order, number each record once, and carry the whole record."""
        recorder.append(examples(1, 2))
        recorder.append([example(1, CAMDEN, topic="sop.drafted")])
        assert recorder.max_notification_id() == 3
        (last,) = recorder.append([example(3)])
        found = recorder.select_notifications(start=None, limit=10)
        assert [each.id for each in found] == [1, 2, 3, 4]
        assert [each.originator_version for each in found if each.originator_id == WESTMINSTER] == [1, 2, 3]
        assert isinstance(found[3], RecordNotification)
        assert found[3].leaf_data == last.leaf_data
        assert recorder.select_notifications(start=None, limit=10) == found
        assert recorder.insert_events([last, example(4)][:1]) == [4]

    def test_a_checkpoint_is_a_cache_and_never_evidence(self, recorder: Recorder) -> None:
        """Checkpoints are a cache and never evidence."""
        recorder.append([example(1, CAMDEN)])
        recorder.append(examples(1, 3))
        before = (recorder.head(WESTMINSTER), list(recorder.rows(WESTMINSTER)))
        recorder.save_checkpoint(WESTMINSTER, 2, "code-1", b"state at 2")
        recorder.save_checkpoint(WESTMINSTER, 3, "code-1", b"state at 3")
        recorder.save_checkpoint(CAMDEN, 1, "code-1", b"another")
        assert recorder.load_checkpoint(WESTMINSTER, "code-1") == b"state at 3"
        assert recorder.load_checkpoint(WESTMINSTER, "code-2") is None
        recorder.save_checkpoint(WESTMINSTER, 3, "code-2", b"folded otherwise")
        assert recorder.load_checkpoint(WESTMINSTER, "code-1") is None
        recorder.drop_checkpoints()
        assert recorder.load_checkpoint(WESTMINSTER, "code-2") is None
        assert recorder.load_checkpoint(CAMDEN, "code-1") is None
        assert (recorder.head(WESTMINSTER), list(recorder.rows(WESTMINSTER))) == before
