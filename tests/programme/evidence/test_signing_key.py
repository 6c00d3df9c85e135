"""The signing key: for its owner alone, and under a passphrase where that is wanted."""

import os
import stat
from pathlib import Path

import pytest

from tests.terminal import Terminal


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """Give a person with a programme and a key that has signed."""
    return terminal.must("new Merger --on 2007-09-03").must("checkpoint export")


def key_of() -> Path:
    """Return the file of the signing key."""
    return Path(os.environ["XDG_DATA_HOME"]) / "programme" / "signing-key.pem"


def test_a_signing_key_is_used_only_by_its_owner_and_with_its_passphrase(
    desk: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A signing key that others may read is not used, and one under a passphrase only with it."""
    public = desk.must("checkpoint key").out
    right, wrong = tmp_path / "right.txt", tmp_path / "wrong.txt"
    right.write_text("horse\n")
    wrong.write_text("cow\n")
    desk.must(f"checkpoint protect --passphrase-file {right}")
    assert b"ENCRYPTED" in key_of().read_bytes()
    assert stat.S_IMODE(key_of().stat().st_mode) == 0o600
    for question in ("checkpoint export", "snapshot --format html --sign", "checkpoint key"):
        desk.run(question)
        assert (desk.code, desk.out) == (3, "")
        assert "is under a passphrase: ask at a terminal, or name a file" in desk.err
    monkeypatch.setenv("PROGRAMME_KEY_PASSPHRASE_FILE", str(wrong))
    desk.run("checkpoint export")
    assert desk.code == 3
    assert "this passphrase does not open the signing key" in desk.err
    monkeypatch.setenv("PROGRAMME_KEY_PASSPHRASE_FILE", str(right))
    assert desk.must("checkpoint key").out == public
    desk.must("checkpoint export")
    desk.must("checkpoint protect --remove")
    monkeypatch.delenv("PROGRAMME_KEY_PASSPHRASE_FILE")
    assert desk.must("checkpoint key").out == public
    key_of().chmod(0o640)
    desk.run("checkpoint export")
    assert desk.code == 3
    assert f"chmod 600 {key_of()}" in desk.err


def test_a_passphrase_that_cannot_be_had_changes_nothing(desk: Terminal, tmp_path: Path) -> None:
    """Where nobody can be asked, or an empty file is named, the key stays as it is."""
    before = key_of().read_bytes()
    (tmp_path / "empty.txt").touch()
    for options, why in (
        ("", "nobody can be asked for the new passphrase here"),
        (f"--passphrase-file {tmp_path}/empty.txt", "is empty: put the passphrase there"),
        (f"--passphrase-file {tmp_path}/none.txt", "cannot be read"),
        (f"--remove --passphrase-file {tmp_path}/empty.txt", "leave one out"),
    ):
        desk.run(f"checkpoint protect {options}")
        assert (desk.code, why in desk.err) == (2, True), desk.err
    assert key_of().read_bytes() == before
