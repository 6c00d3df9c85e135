"""Erasing: by whatever path a store is opened, whatever became of its key file, and however far it got."""

import shutil
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from domain.foundation.personal import ERASED, SEALED
from event_store.journal.records import Row
from event_store.sqlite import SQLiteJournalRecorder
from programme.personal import belonging
from programme.personal.cipher import seal
from programme.personal.key_lines import KEY_SIZE
from programme.stores.open import open_journal, open_register
from tests.faults.bounds import LONG
from tests.programme.personal.test_personal import ERASE, NAME, RAISE, keys_of, summary
from tests.terminal import Terminal


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """Give a person who recorded one staff issue."""
    return terminal.must("new Merger --on 2007-09-03").must(RAISE)


def key_in(desk: Terminal) -> bytes:
    """Return the last key in the key file as it is written."""
    return keys_of(desk).read_bytes().split()[-1]


def test_a_store_has_the_same_keys_by_whatever_link_it_is_opened(desk: Terminal, tmp_path: Path) -> None:
    """A store opened by a symbolic link shows, seals and erases as by its own name."""
    (tmp_path / "me").mkdir()
    link = tmp_path / "me" / "p.sqlite"
    link.symlink_to(desk.store)
    key = key_in(desk)
    shown = desk.json(f"show SI-001 --store {link}")
    assert shown["fields"]["summary"] == f"{NAME} was passed over"
    desk.must(f"{RAISE} --store {link}")
    desk.must(f"{ERASE} --store {link}")
    assert key not in keys_of(desk).read_bytes()
    assert not Path(f"{link}.keys").exists()
    assert summary(desk) == ERASED


def test_an_erasure_is_done_when_every_key_was_seen_to_be_destroyed(desk: Terminal, tmp_path: Path) -> None:
    """An erasure is called done when every key of what it erased was seen to be destroyed."""
    key = key_in(desk)
    elsewhere = tmp_path / "elsewhere.keys"
    keys_of(desk).rename(elsewhere)
    desk.run(ERASE)
    assert desk.code == 3
    assert "it is not done: the key SI-001/0 is not in" in desk.err
    assert summary(desk) == ERASED
    desk.run("doctor")
    assert desk.code == 3
    assert "SI-001/0" in desk.err
    assert key in elsewhere.read_bytes()
    elsewhere.rename(keys_of(desk))
    desk.must("status")
    assert key not in keys_of(desk).read_bytes()
    desk.must("doctor")


def torn_at(length: int) -> list[tuple[int, int]]:
    """Return which bytes of a key a torn overwriting left: all after each byte; at length each other stretch too."""
    ends = range(1, length + 1) if LONG else (length,)
    return [(start, end) for end in ends for start in range(end)] + [(length, length)]


def test_a_torn_overwriting_is_finished(desk: Terminal, figure: Callable[[str], None]) -> None:
    """An overwriting of a key that was torn in the middle is finished when the store is opened."""
    before = keys_of(desk).read_bytes()
    key = key_in(desk)
    place = before.rindex(key)
    desk.must(ERASE)
    assert b"-" * len(key) in keys_of(desk).read_bytes()
    cases = torn_at(len(key))
    for start, end in cases:
        left = b"-" * start + key[start:end] + b"-" * (len(key) - end)
        keys_of(desk).write_bytes(before[:place] + left + before[place + len(key) :])
        with closing(open_register(str(desk.store))):
            assert keys_of(desk).read_bytes()[place : place + len(key)] == b"-" * len(key), (start, end)
    figure(f"faults: {len(cases)} erasures torn at each byte of a key, all finished at the next opening")


@pytest.mark.parametrize("said", ["was passed over", "said nothing"])
def test_a_retry_is_answered_only_where_it_can_be_told_that_it_says_the_same(
    desk: Terminal, tmp_path: Path, said: str
) -> None:
    """A retry is answered with what was recorded only where it can be told that it says the same."""
    raised = "staff-issue raise --theme fairness --raised-by nights --channel surgery --on 2008-01-08"
    entry_id = "--entry-id 0b0ff1de-7d1c-4a33-9a26-96a5a3a6b9d4"
    desk.must(f"{raised} --summary 'was passed over' {entry_id}")
    keys_of(desk).rename(tmp_path / "elsewhere.keys")
    desk.run(f"{raised} --summary '{said}' {entry_id}")
    assert desk.code == 2
    assert "whether this says the same as entry 3 cannot be told" in desk.err
    (tmp_path / "elsewhere.keys").rename(keys_of(desk))
    desk.run(f"{raised} --summary '{said}' {entry_id}")
    assert desk.code == (0 if said == "was passed over" else 2)
    assert desk.json("timeline")["position"] == 3


def test_a_key_file_of_another_store_is_refused(desk: Terminal, tmp_path: Path) -> None:
    """A key file that belongs to another store is refused."""
    other = tmp_path / "other.sqlite"
    desk.must(f"new Other --on 2007-09-03 --store {other}").must(f"{RAISE} --store {other}")
    mine, theirs = keys_of(desk), Path(f"{other}.keys")
    swapped = mine.read_bytes(), theirs.read_bytes()
    mine.write_bytes(swapped[1])
    theirs.write_bytes(swapped[0])
    for command in (RAISE, ERASE, "status", f"status --store {other}"):
        desk.run(command)
        assert desk.code == 3
        assert "is the key file of another store" in desk.err
    mine.write_bytes(swapped[0])
    desk.must("status")
    desk.run(f"new Third --store {tmp_path / 'third.sqlite'}")
    assert desk.code == 0
    (tmp_path / "fourth.sqlite.keys").write_bytes(swapped[0])
    desk.run(f"new Fourth --store {tmp_path / 'fourth.sqlite'}")
    assert desk.code == 2
    assert "is left over from another store" in desk.err
    assert not (tmp_path / "fourth.sqlite").exists()


def test_a_key_file_of_a_copy_is_refused(desk: Terminal, tmp_path: Path) -> None:
    """A key file of a copy of the store, in which others were made since, is refused."""
    copy = tmp_path / "copy.sqlite"
    for ending in ("", ".keys"):
        shutil.copy(f"{desk.store}{ending}", f"{copy}{ending}")
    mine, theirs = keys_of(desk), Path(f"{copy}.keys")
    desk.must(f"status --store {copy}")
    # Alike, they are one file; what is behind opens all that it has keys of.
    before = mine.read_bytes()
    desk.must(RAISE)
    theirs.write_bytes(mine.read_bytes())
    desk.must(f"status --store {copy}")
    mine.write_bytes(before)
    desk.must("status")
    mine.write_bytes(theirs.read_bytes())
    theirs.write_bytes(before)
    for _ in range(3):
        desk.must(f"{RAISE} --store {copy}")
    swapped = mine.read_bytes(), theirs.read_bytes()
    mine.write_bytes(swapped[1])
    theirs.write_bytes(swapped[0])
    for command in (RAISE, ERASE, "status", f"status --store {copy}"):
        desk.run(command)
        assert desk.code == 3
        assert "is not the key file of this store" in desk.err
        assert "/0, does not open what was sealed here under that name" in desk.err
    mine.write_bytes(swapped[0])
    theirs.write_bytes(swapped[1])
    desk.must("status").must(f"status --store {copy}").must("verify")
    # Of a line of version 0.1 nobody can tell damage from a foreign key: it is taken out, as the refusal says.
    *others, newest = mine.read_bytes().splitlines(keepends=True)
    whose, _, written = newest.rpartition(b" ")
    key = b64decode(written)[:KEY_SIZE]
    mine.write_bytes(b"".join([*others, b"%s %s\n" % (whose, b64encode(key))]))
    desk.must("status")
    mine.write_bytes(b"".join([*others, b"%s %s\n" % (whose, b64encode(key[::-1]))]))
    desk.run("status")
    assert (desk.code, "is damaged" in desk.err) == (3, True)
    mine.write_bytes(b"".join(others))
    desk.must("status")


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(
            lambda line: line[:-9] + (b"B" if line[-9:-8] == b"A" else b"A") + line[-8:],
            id="a letter of the key is another",
        ),
        pytest.param(lambda line: line.replace(b"SI-002", b"SI-003"), id="a letter of the name is another"),
        pytest.param(lambda line: line[:-20], id="cut short in the key"),
        pytest.param(lambda line: line[:20], id="cut short in the name"),
        pytest.param(lambda line: bytes(len(line)), id="zeros"),
        pytest.param(lambda _: b"\xff\x1b]0;x\x07 \n", id="anything"),
    ],
)
def test_what_is_damaged_in_a_key_file_leaves_the_rest_readable(
    desk: Terminal, left: Callable[[bytes], bytes]
) -> None:
    """What is damaged in a key file leaves all that its other keys open readable, and is said."""
    desk.must(RAISE)
    *others, newest = keys_of(desk).read_bytes().splitlines(keepends=True)
    keys_of(desk).write_bytes(b"".join([*others, left(newest)]))
    desk.must("show SI-002")
    assert "line 3" in desk.err
    assert "everything else is read" in desk.err
    assert "\x1b" not in desk.err
    assert SEALED in desk.out
    assert summary(desk) == f"{NAME} was passed over"
    desk.must("verify")
    desk.run("doctor")
    assert (desk.code, "cannot be opened" in desk.err) == (3, True)
    # What goes on is sealed with keys that are whole, and no second key is made of one name.
    desk.run("entry correct 3 --set 'summary=we did' --reason r")
    assert (desk.code, "put back the key file that has it" in desk.err) == (2, True)
    desk.must(RAISE)
    assert desk.json("show SI-003")["fields"]["summary"] == f"{NAME} was passed over"
    assert SEALED in desk.must("show SI-002").out
    # With the line put back, as it says, nothing is missing.
    keys_of(desk).write_bytes(
        b"".join([*others, newest, keys_of(desk).read_bytes().splitlines()[-1] + b"\n"])
    )
    assert desk.json("show SI-002")["fields"]["summary"] == f"{NAME} was passed over"
    assert "cannot be read" not in desk.err
    desk.must("doctor")


def test_a_long_journal_is_not_read_to_tell_whose_keys_these_are(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the newest key sealed something lately, no row before the newest ones is asked for at opening."""
    asked: list[int] = []
    read = SQLiteJournalRecorder.rows_at

    def watched(rows: SQLiteJournalRecorder, programme_id: UUID, positions: Iterable[int]) -> Iterator[Row]:
        asked.extend(positions := list(positions))
        return read(rows, programme_id, positions)

    def refused(*_: object) -> Iterator[Row]:
        raise AssertionError

    monkeypatch.setattr(SQLiteJournalRecorder, "rows_at", watched)
    monkeypatch.setattr(belonging, "NEWEST", 2)
    monkeypatch.setattr(belonging, "_sealed", refused)
    for _ in range(3):
        desk.must(RAISE)
    asked.clear()
    with closing(open_journal(str(desk.store))) as journal:
        size = journal.recorder.head(journal.recorder.programme_ids()[0]).size
    assert set(asked) == {size - 1, size}


def test_a_length_tells_only_the_next_power_of_two() -> None:
    """The length of a sealed text tells only the next power of two."""
    key = bytes(32)
    lengths = {
        text: len(seal(text, "SI-001/0", key, "place", "label")) for text in ("", "no", "é" * 32, "x" * 64)
    }
    assert len(set(lengths.values())) == 1
    assert len(seal("x" * 65, "SI-001/0", key, "place", "label")) > lengths["no"]
    assert len(seal("x" * 65, "SI-001/0", key, "place", "label")) == len(
        seal("x" * 128, "SI-001/0", key, "place", "label")
    )
