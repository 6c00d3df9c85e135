"""What only a store on a server can do, or have done to it: prepared, moved, followed, guarded, brought up to date."""

from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest

from event_store.copies.archive import export_archive, import_archive
from event_store.copies.backup import backup
from event_store.errors import CopyRefused, NotAllowed, StoreNewer, StoreUnreadable
from event_store.postgresql import backend as postgresql
from event_store.postgresql import schema
from event_store.postgresql.arrays import arrays
from event_store.postgresql.connections import Connections as ServerConnections
from event_store.postgresql.create import create_store
from event_store.postgresql.recorder import APPEND
from event_store.sqlite import SQLiteJournalRecorder, backend
from event_store.sqlite.connections import Connections
from event_store.verification.check_store import check_store
from event_store.verification.verify import verify
from tests.event_store.examples import CAMDEN, WESTMINSTER, example, examples
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import Server


def test_a_journal_moves_to_a_server_and_back_with_the_same_root(
    recorder: SQLiteJournalRecorder, served: TestStore, tmp_path: Path
) -> None:
    """A journal that was recorded in a file arrives on a server and in a file again, byte for byte."""
    for first, last in [(1, 1), (2, 9), (10, 13)]:
        recorder.append(examples(first, last))
    recorder.append([example(14, by="Zoë O’Neill", state=b"\x00\xff", evidence='["§4.12"]')])
    there, back = tmp_path / "there.jsonl", tmp_path / "back.jsonl"
    export_archive(recorder, WESTMINSTER, there)
    import_archive(there, postgresql.new_store(served.address), lambda _: None)
    on_server = served.recorder()
    assert on_server.head(WESTMINSTER) == recorder.head(WESTMINSTER)
    on_server.append(examples(15, 16))
    recorder.append(list(on_server.whole(WESTMINSTER))[14:])
    export_archive(on_server, WESTMINSTER, back)
    import_archive(back, backend.new_store(str(tmp_path / "back.sqlite")), lambda _: None)
    arrived = SQLiteJournalRecorder(Connections(str(tmp_path / "back.sqlite")))
    assert arrived.head(WESTMINSTER) == on_server.head(WESTMINSTER)
    assert list(arrived.whole(WESTMINSTER)) == list(on_server.whole(WESTMINSTER))
    assert [each.marks for each in arrived.whole(WESTMINSTER)] == [
        bytes(marks)
        for (marks,) in served.run(f"SELECT marks FROM {served.schema}.journal ORDER BY position")
    ]


def test_an_archive_is_taken_over_once_and_whole(
    recorder: SQLiteJournalRecorder, served: TestStore, tmp_path: Path
) -> None:
    """An archive is refused when the programme is there already, and leaves nothing when its end is missing."""
    recorder.append(examples(1, 5))
    whole, cut = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    export_archive(recorder, WESTMINSTER, whole)
    cut.write_bytes(b"".join(whole.read_bytes().splitlines(keepends=True)[:-2]))
    with pytest.raises(CopyRefused, match="cut short"):
        import_archive(cut, postgresql.new_store(served.address), lambda _: None)
    assert served.recorder().programme_ids() == []
    import_archive(whole, postgresql.new_store(served.address), lambda _: None)
    with pytest.raises(CopyRefused, match="holds this programme already"):
        import_archive(whole, postgresql.new_store(served.address), lambda _: None)
    assert served.recorder().head(WESTMINSTER).size == 5


@pytest.mark.parametrize("column", ["topic", "entry_id", "effective", "by", "evidence", "payload"])
def test_what_a_superuser_changes_is_named(served: TestStore, column: str) -> None:
    """Whoever takes the guards away and changes a record is found out: by the hash, the column and the guard."""
    recorder = served.recorder()
    recorder.append(examples(1, 7))
    value = "'[]'" if column == "evidence" else "'x'"
    served.run(
        f"ALTER TABLE {served.schema}.journal DISABLE TRIGGER ALL; "
        f"UPDATE {served.schema}.journal SET {column} = {value} WHERE position = 3"
    )
    found = verify(recorder, WESTMINSTER)
    assert [(each.position, each.column) for each in found.differences] == [(3, column)]
    assert "the trigger journal_is_never_changed is not as it was made" in recorder.differing()
    with pytest.raises(StoreUnreadable, match="position 3"):
        check_store(recorder)


@pytest.mark.parametrize(
    "done",
    [
        "DROP TRIGGER head_only_grows ON {0}.head",
        "ALTER TABLE {0}.journal ENABLE TRIGGER journal_only_grows",
        "ALTER TABLE {0}.journal DISABLE ROW LEVEL SECURITY",
        "GRANT INSERT ON {0}.journal TO {0}_member",
        "GRANT DELETE ON {0}.member TO PUBLIC",
        "DROP INDEX {0}.journal_by_day",
        "ALTER ROLE {0}_owner LOGIN",
        "ALTER FUNCTION {0}.may_sign RENAME TO may_not_sign",
    ],
)
def test_a_guard_that_was_changed_is_named(server: Server, done: str) -> None:
    """A trigger, function, index or right that is not as it was made is found when the store is checked."""
    store = TestStore(server, real=True)
    recorder = store.recorder()
    assert recorder.differing() == []
    store.run(done.format(store.schema))
    assert len(recorder.differing()) == 1


def test_a_slow_commit_is_followed_all_the_same(served: TestStore) -> None:
    """Who follows the records of all programmes misses none whose transaction ends after that of a later one."""
    slow, quick, follower = served.recorder(), served.recorder(), served.recorder()
    first = example(1)
    with slow.connections.transaction() as transaction:
        values = (WESTMINSTER, [1], *arrays([first]))
        ((outcome, *_),) = transaction.execute(APPEND, values).fetchall()
        assert outcome == "recorded"
        quick.append([example(1, CAMDEN)])
        seen = follower.select_notifications(None, 10)
        assert [each.originator_id for each in seen] == [CAMDEN]
    seen += follower.select_notifications(seen[-1].id + 1, 10)
    assert [(each.id, each.originator_id) for each in seen] == [(1, CAMDEN), (2, WESTMINSTER)]


def test_records_are_numbered_once_by_whoever_asks_first(served: TestStore) -> None:
    """Two who follow at the same moment see the same numbers."""
    recorder = served.recorder()
    recorder.append(examples(1, 40))
    found: list[list[int]] = []
    followers = [
        Thread(
            target=lambda: found.append(
                [each.id for each in served.recorder().select_notifications(None, 99)]
            )
        )
        for _ in range(4)
    ]
    for follower in followers:
        follower.start()
    for follower in followers:
        follower.join()
    assert found == [list(range(1, 41))] * 4


def test_a_store_of_an_earlier_version_is_brought_up_to_date_by_its_keeper(
    served: TestStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store keeps every record when it is brought up to date; until then, and when it is newer, it is refused."""
    served.recorder().append(examples(1, 3))
    migration = "ALTER TABLE register.head ADD COLUMN noted text"
    for module in ("schema", "create", "connect"):
        monkeypatch.setattr(f"event_store.postgresql.{module}.SCHEMA_VERSION", 2)
    monkeypatch.setitem(schema.MIGRATIONS, 1, (migration,))
    with pytest.raises(StoreUnreadable, match="its keeper brings it up to date with programme store create"):
        served.recorder()
    assert create_store(served.address, "Ann Carter", {}) is False
    updated = served.recorder()
    updated.append([example(4)])
    assert verify(updated, WESTMINSTER).differences == ()
    monkeypatch.undo()
    with pytest.raises(StoreNewer, match="written by a newer version"):
        served.recorder()


def test_an_address_that_leads_nowhere_is_refused_in_a_sentence(server: Server) -> None:
    """What is no address, no server, no database or no store is said so, without a password."""
    wrong = {
        "postgresql:///postgres?host=/nowhere": "cannot be reached",
        f"{server.address}&schema=none_there": "there is no store at",
        f"{server.address}&schema=Not-One": "is no name of a schema",
        server.address.replace("/postgres?", "/missing?"): "cannot be reached|does not exist",
        "postgresql://[::1/x": "cannot be read",
    }
    for address, said in wrong.items():
        with pytest.raises(StoreUnreadable, match=said) as refused:
            ServerConnections(address.replace("user=postgres", "user=postgres&password=s3cret"))
        assert "s3cret" not in str(refused.value)


def test_a_server_makes_its_own_backups_and_a_file_has_no_roles(served: TestStore, tmp_path: Path) -> None:
    """What the other kind of store does is refused with what to do instead."""
    with pytest.raises(CopyRefused, match="is backed up by its server"):
        backup(served.recorder(), tmp_path / "backup")
    with pytest.raises(NotAllowed, match="is a file, which programme new makes"):
        backend.prepare(str(tmp_path / "x.sqlite"), "Ann Carter", {})
    with pytest.raises(NotAllowed, match="whoever may open it may do everything"):
        backend.admit(str(tmp_path / "x.sqlite"), "ann", "Ann Carter", keeper=False, portfolio=False)
    made = SQLiteJournalRecorder(Connections(str(tmp_path / "x.sqlite")))
    with pytest.raises(NotAllowed, match="tells nobody apart"):
        made.members(uuid4())


def test_an_entry_id_is_unique_in_its_programme(served: TestStore) -> None:
    """The same entry id may stand for a record in each of two programmes, and each is found in its own."""
    recorder = served.recorder()
    recorder.append([example(1, entry_id="one")])
    recorder.append([example(1, CAMDEN, entry_id="one")])
    for programme_id in (WESTMINSTER, CAMDEN):
        found = recorder.find_entry(programme_id, "one")
        assert found is not None
        assert found.originator_id == programme_id
