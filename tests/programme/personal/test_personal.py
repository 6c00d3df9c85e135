"""What people said is sealed before it is recorded, and erased with its key, at every date and for ever."""

import sqlite3
import stat
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing
from errno import ENOSPC
from pathlib import Path

import pytest

from domain.entries.people.erasure import PersonErased
from domain.foundation.personal import ERASED, SEALED
from event_store.errors import JournalError
from event_store.sqlite.recorder import SQLiteJournalRecorder
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import CHECKPOINT_EVERY
from programme.personal.key_lines import KeyName
from programme.personal.keys import Keys
from programme.recording.record import Proposal, record
from programme.stores.open import open_register
from tests.terminal import Terminal

NAME = "PC Alder"
RAISE = (
    f"staff-issue raise --theme fairness --summary '{NAME} was passed over' --raised-by '{NAME}' --channel surgery "
    "--on 2008-01-07"
)
ERASE = "person erase SI-001 --reason 'asked for'"


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """Give a person who recorded one staff issue and one appeal."""
    terminal.must("new Merger --on 2007-09-03").must(RAISE)
    return terminal


def keys_of(desk: Terminal) -> Path:
    """Return the key file of a store."""
    return Path(f"{desk.store}.keys")


def summary(desk: Terminal) -> str:
    """Return what is shown of the issue."""
    return str(desk.json("show SI-001")["fields"]["summary"])


def bytes_of(folder: Path) -> Iterator[bytes]:
    """Yield the bytes of every file of the store."""
    return (file.read_bytes() for file in folder.iterdir() if file.is_file())


def test_personal_texts_are_sealed_before_they_are_recorded(desk: Terminal) -> None:
    """Personal texts are sealed before they are hashed and recorded."""
    assert summary(desk) == f"{NAME} was passed over"
    assert not any(NAME.encode() in found for found in bytes_of(desk.store.parent))
    desk.must(f"archive export {desk.store.parent / 'whole.jsonl'}")
    desk.must(f"proof entry 2 --output {desk.store.parent / 'proof.txt'}")
    proved = (desk.store.parent / "proof.txt").read_text().split("extra ")[1].split()[0]
    assert not any(NAME.encode() in found for found in (*bytes_of(desk.store.parent), b64decode(proved)))
    desk.must("verify")


def test_an_erased_text_is_nowhere(desk: Terminal) -> None:
    """An erased text is nowhere in the store or its key file."""
    key = keys_of(desk).read_bytes().split()[-1]
    desk.must(f"backup {desk.store.parent / 'copy.sqlite'} --without-keys")
    desk.must(f"archive export {desk.store.parent / 'whole.jsonl'}")
    desk.must(ERASE)
    assert summary(desk) == ERASED
    assert not any(NAME.encode() in found or key in found for found in bytes_of(desk.store.parent))
    assert desk.must("verify").code == 0


def test_what_was_erased_stays_erased_though_its_key_comes_back(desk: Terminal) -> None:
    """What was erased stays erased though its key comes back."""
    kept = keys_of(desk).read_bytes()
    desk.must(ERASE)
    keys_of(desk).write_bytes(kept)
    assert summary(desk) == ERASED
    assert desk.json("show SI-001 --as-of 2008-02-01")["fields"]["summary"] == ERASED
    # Whoever opens the store next destroys it again.
    assert kept.split()[-1] not in keys_of(desk).read_bytes()


def test_an_erasure_that_was_interrupted_is_finished(desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """An erasure that was interrupted is finished when the store is opened."""
    key = keys_of(desk).read_bytes().split()[-1]
    with monkeypatch.context() as patch:
        patch.setattr(
            Keys, "destroy", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device"))
        )
        desk.run(ERASE)
    assert desk.code == 3
    assert "the key is destroyed when the store is next opened" in desk.err
    assert key in keys_of(desk).read_bytes()
    assert summary(desk) == ERASED
    assert key not in keys_of(desk).read_bytes()


def test_a_key_is_on_the_disk_before_a_text_is_recorded(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key is on the disk before a text sealed with it is recorded."""
    lines: list[bytes] = []

    def refuse(*_: object) -> None:
        lines.extend(keys_of(desk).read_bytes().splitlines())
        full = "the disk is full"
        raise JournalError(full)

    monkeypatch.setattr(SQLiteJournalRecorder, "append", refuse)
    desk.run(RAISE)
    assert desk.code == 3
    assert any(b" SI-002 0 " in line for line in lines)


def test_a_sealed_text_that_was_moved_is_not_opened(desk: Terminal) -> None:
    """A sealed text that was moved to another place is not opened."""
    desk.must(RAISE)
    with closing(sqlite3.connect(desk.store)) as store:
        payloads = dict(store.execute("SELECT position, payload FROM journal WHERE position > 1"))
        for trigger in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f"DROP TRIGGER {trigger[0]}")
        moved = payloads[2].replace(b'"SI-001"', b'"SI-002"')
        store.execute("UPDATE journal SET payload = ? WHERE position = 3", (moved,))
        store.commit()
    with closing(open_register(str(desk.store), wary=False)) as register:
        there = {record.position: record.entry for record in register.journal.recorded(register.programme_id)}
    assert getattr(there[2], "summary", None) == f"{NAME} was passed over"
    assert getattr(there[3], "summary", None) == SEALED


def test_a_checkpoint_holds_nothing_in_the_clear(desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkpoint holds no personal text in the clear, and none that can be read after an erasure."""
    assert CHECKPOINT_EVERY > 2
    monkeypatch.setattr("programme.journal.register.CHECKPOINT_EVERY", 1)
    assert summary(desk) == f"{NAME} was passed over"
    with closing(sqlite3.connect(desk.store)) as store:
        kept = store.execute("SELECT payload FROM checkpoint").fetchall()
    assert kept
    assert not any(NAME.encode() in payload for (payload,) in kept)
    desk.must(ERASE)
    assert summary(desk) == ERASED
    with closing(open_register(str(desk.store), wary=False)) as register:
        name = KeyName(register.programme_id, "checkpoint", 0)
        assert register.journal.keys.find(name) is None


def test_an_erasure_that_is_tried_again_is_the_same_erasure(desk: Terminal) -> None:
    """A retry with the id of an entry returns that entry; without it there is nothing left to erase."""
    own = "--entry-id 5f3c1c1e-0000-4000-8000-000000000001"
    first = desk.must(f"{ERASE} {own}").out
    assert desk.must(f"{ERASE} {own}").out == first
    assert desk.run(ERASE).code == 2
    assert "was erased before, by entry #3" in desk.err


def test_an_erasure_that_was_interrupted_is_finished_by_whoever_tries_again(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is recorded once, and its key is gone after the second try in a program that stayed open."""
    with closing(open_register(str(desk.store))) as register:
        again = Proposal(PersonErased, {"subject": "SI-001", "reason": "asked for"})
        with monkeypatch.context() as full:
            full.setattr(Keys, "destroy", _full_disk)
            with pytest.raises(Unreadable):
                record(register, [again])
        name = KeyName(register.programme_id, "SI-001", 0)
        assert register.journal.keys.find(name)
        with pytest.raises(Refused, match="erased before, by entry #3"):
            record(register, [again])
        assert register.journal.keys.find(name) is None


def _full_disk(*_: object) -> int:
    raise OSError(ENOSPC, "no space left on device")


def test_an_erasure_is_of_one_programme(desk: Terminal) -> None:
    """Of two programmes in one store, each with an issue of the same name, one keeps what the other erased."""
    desk.must("new Other --on 2007-09-03")
    desk.must(f"{RAISE} --programme Other")
    desk.must(f"{ERASE} --programme Merger")
    shown = {
        name: desk.json(f"show SI-001 --programme {name}")["fields"]["summary"]
        for name in ("Merger", "Other")
    }
    assert shown == {"Merger": ERASED, "Other": f"{NAME} was passed over"}


@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        ("PH-001", ["phase consult PH-001 --with-whom staff --heard '{}' --on 2008-01-09"]),
        (
            "PC-001",
            [
                "process define --name custody --on 2008-01-08",
                "change identify --process BP-001 --title shifts --on 2008-01-08",
                "change map PC-001 --note drawn --on 2008-01-09",
                "change consult PC-001 --with-whom staff --heard '{}' --on 2008-01-10",
            ],
        ),
        (
            "EIA-001",
            [
                "eia require --assesses PH-001 --on 2008-01-08",
                "eia assess EIA-001 --on 2008-01-09",
                "eia consult EIA-001 --groups staff --heard '{}' --on 2008-01-10",
            ],
        ),
    ],
)
def test_what_was_said_at_a_consultation_is_erased(desk: Terminal, subject: str, lines: list[str]) -> None:
    """What people answered when they were consulted on a phase, a process change or an assessment is personal too."""
    desk.must("phase plan --title Interim --on 2008-01-08")
    for line in lines:
        desk.must(line.format("PC Rowan cannot see her children"))
    assert "Rowan" in desk.must("timeline").out
    desk.must(f"person erase {subject} --reason 'asked for'")
    assert "Rowan" not in desk.must("timeline").out
    assert desk.json(f"show {subject}")["fields"]["erased"]


def test_only_the_owner_reads_the_key_file(desk: Terminal) -> None:
    """The key file may be read and written by its owner only."""
    assert stat.S_IMODE(keys_of(desk).stat().st_mode) == 0o600


def test_a_backup_is_read_with_the_key_file_and_sealed_without(desk: Terminal, tmp_path: Path) -> None:
    """A backup holds no keys: what people said is read again only where the key file is put beside it."""
    copy = tmp_path / "copy.sqlite"
    desk.must(f"backup {copy} --without-keys")
    desk.must(f"show SI-001 --store {copy}")
    assert SEALED in " ".join(desk.out.split())
    Path(f"{copy}.keys").write_bytes(keys_of(desk).read_bytes())
    desk.must(f"show SI-001 --store {copy}")
    assert NAME in desk.out
