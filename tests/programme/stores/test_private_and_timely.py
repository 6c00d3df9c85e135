"""What is made is private; nobody waits who only reads; and a clock that is set ahead is noticed."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from tests.programme.personal.test_personal import RAISE, keys_of
from tests.terminal import Terminal


@pytest.fixture
def desk(terminal: Terminal) -> Iterator[Terminal]:
    """Give a person whose files would be readable by all."""
    before = os.umask(0)
    yield terminal.must("new Merger --on 2007-09-03").must(RAISE)
    os.umask(before)


def test_what_is_made_is_for_its_owner_alone(desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made is for its owner alone, whatever the umask."""
    folder = desk.store.parent
    monkeypatch.chdir(folder)
    open_store = sqlite3.connect(desk.store)  # so that the log stays
    (folder / "pass.txt").write_text("horse\n")
    (folder / "pass.txt").chmod(0o600)
    for made in (
        "backup b.sqlite --passphrase-file pass.txt", "archive export a.jsonl", "checkpoint export --output c.txt",
        "proof entry 1 --output p.txt", "snapshot --format html --output s.html", "lessons-pack --output l.md",
        "try t.sqlite", "restore b.sqlite --store r.sqlite --passphrase-file pass.txt",
        "archive import a.jsonl --store i.sqlite", "demo --export d.sqlite",
    ):  # fmt: skip
        desk.must(made)
    homes = [Path(os.environ[name]) for name in ("XDG_STATE_HOME", "XDG_DATA_HOME")]
    for file in (*folder.iterdir(), *(each for home in homes for each in (home / "programme").rglob("*"))):
        assert not stat.S_IMODE(file.stat().st_mode) & 0o077, file
    open_store.close()


def test_a_key_file_that_others_can_read_is_mended_with_a_word(desk: Terminal, tmp_path: Path) -> None:
    """Keys that others could read are closed to them, which is said once; a signing key is refused."""
    keys_of(desk).chmod(0o644)
    desk.must("status")
    assert "others could read" in desk.err
    assert stat.S_IMODE(keys_of(desk).stat().st_mode) == 0o600
    desk.must("status")
    assert "others could read" not in desk.err
    desk.must("checkpoint export")
    key = Path(os.environ["XDG_DATA_HOME"]) / "programme" / "signing-key.pem"
    key.chmod(0o640)
    desk.run("checkpoint export")
    assert desk.code == 3
    assert f"chmod 600 {key}" in desk.err


def test_who_verifies_waits_for_no_writer(desk: Terminal) -> None:
    """Who verifies or reads waits for no writer."""
    with closing(sqlite3.connect(desk.store, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        patience = Timer(4, other.rollback)  # whoever waited would be let in, and find it gone
        patience.start()
        for question in ("verify", "status", "doctor", "timeline"):
            desk.must(question)
        assert other.in_transaction
        patience.cancel()
        patience.join()
