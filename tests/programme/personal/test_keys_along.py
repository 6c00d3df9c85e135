"""Keys that go with a backup: encrypted, opened by who may, and counted where they are missing."""

import stat
from pathlib import Path

import pytest
from pyrage import decrypt, x25519

from domain.foundation.personal import SEALED
from tests.programme.personal.test_personal import ERASE, NAME, RAISE, keys_of
from tests.terminal import Terminal

SAID = f"{NAME} was passed over"


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """Give a person who recorded one staff issue, with a passphrase in a file."""
    (terminal.store.parent / "pass.txt").write_text("horse battery\nnot this\n")
    (terminal.store.parent / "wrong.txt").write_text("not this\n")
    return terminal.must("new Merger --on 2007-09-03").must(RAISE)


def at(desk: Terminal, name: str) -> Path:
    """Return a path beside the store."""
    return desk.store.parent / name


def said_in(desk: Terminal, store: str) -> str:
    """Return what is shown of the issue in another store."""
    return str(desk.json(f"show SI-001 --store {at(desk, store)}")["fields"]["summary"])


def test_keys_leave_the_machine_only_encrypted(desk: Terminal) -> None:
    """Keys leave the machine only encrypted."""
    key = keys_of(desk).read_bytes().split()[-1]
    desk.must(f"backup {at(desk, 'b.sqlite')} --passphrase-file {at(desk, 'pass.txt')}")
    kept = at(desk, "b.sqlite.keys.age")
    assert "are in" in desk.err
    assert kept.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert not any(key in file.read_bytes() for file in (kept, at(desk, "b.sqlite")))
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    restore = f"restore {at(desk, 'b.sqlite')} --store {at(desk, 'r.sqlite')}"
    for options, sentence in (
        ("", "say with --identity or --passphrase-file"),
        (f" --passphrase-file {at(desk, 'wrong.txt')}", "is not opened by this passphrase"),
        (f" --passphrase-file {at(desk, 'none.txt')}", "cannot be read"),
        (f" --identity {at(desk, 'pass.txt')}", "holds no age identity"),
    ):
        desk.run(restore + options)
        assert (desk.code, sentence in desk.err) == (2, True), desk.err
        assert not at(desk, "r.sqlite").exists()
    desk.must(f"{restore} --passphrase-file {at(desk, 'pass.txt')}")
    assert said_in(desk, "r.sqlite") == SAID
    assert stat.S_IMODE(at(desk, "r.sqlite.keys").stat().st_mode) == 0o600
    desk.must(f"doctor --store {at(desk, 'r.sqlite')}")


def test_keys_are_encrypted_for_whoever_is_named(desk: Terminal) -> None:
    """The owner of the age key that was named opens the keys, with this program or with age itself."""
    owner = x25519.Identity.generate()
    at(desk, "id.txt").write_text(f"# made for the test\n{owner}\n")
    desk.must(f"backup {at(desk, 'b.sqlite')} --recipient {owner.to_public()}")
    opened = decrypt(at(desk, "b.sqlite.keys.age").read_bytes(), [owner])
    assert opened == keys_of(desk).read_bytes()
    desk.must(
        f"restore {at(desk, 'b.sqlite')} --store {at(desk, 'r.sqlite')} --identity {at(desk, 'id.txt')}"
    )
    assert said_in(desk, "r.sqlite") == SAID
    desk.run(f"backup {at(desk, 'c.sqlite')} --recipient age1nobody")
    assert desk.code == 2
    assert "is no recipient" in desk.err


def test_what_cannot_be_read_without_keys_is_said(desk: Terminal) -> None:
    """A backup without keys, a restore and the doctor say how many texts nobody can open."""
    desk.run(f"backup {at(desk, 'b.sqlite')}")
    assert desk.code == 2
    assert "the store holds 2 sealed texts" in desk.err
    assert not at(desk, "b.sqlite").exists()
    desk.must(f"backup {at(desk, 'b.sqlite')} --without-keys")
    assert "2 sealed texts cannot be read in a store restored from it" in desk.err
    assert not at(desk, "b.sqlite.keys.age").exists()
    desk.must(f"restore {at(desk, 'b.sqlite')} --store {at(desk, 'r.sqlite')}")
    assert "2 sealed texts cannot be read in it" in desk.err
    assert said_in(desk, "r.sqlite") == SEALED
    desk.run(f"doctor --store {at(desk, 'r.sqlite')} --format json")
    assert desk.code == 3
    assert '"texts_without_key": 2' in desk.out


def test_a_store_without_personal_texts_needs_no_keys(desk: Terminal) -> None:
    """Where there is nothing that a key opens, or all of it is erased, nobody is asked for one."""
    desk.must(ERASE)
    desk.must(f"backup {at(desk, 'b.sqlite')}")
    desk.must(f"restore {at(desk, 'b.sqlite')} --store {at(desk, 'r.sqlite')}")
    assert "cannot be read" not in desk.err
