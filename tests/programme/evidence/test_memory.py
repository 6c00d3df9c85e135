"""What this machine remembers: authenticated, missed when it is gone, and taken over from earlier versions."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from programme.evidence.signing import signed
from programme.evidence.verifying import verified
from programme.foundation.machine import folder, key_file, secret
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import Register
from programme.stores import seen
from programme.stores.open import open_register, start_programme
from programme.stores.sights import sights


def folder_in_its_place(file: Path) -> None:
    """Put a folder where a file was."""
    file.unlink()
    file.mkdir()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "garbage": lambda file: file.write_bytes(b"garbage"),
    "empty": lambda file: file.write_bytes(b""),
    "nothing was seen": lambda file: file.write_bytes(b"[]"),
    "gone": lambda file: file.unlink(),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "changed": lambda file: file.write_bytes(file.read_bytes().replace(b"6", b"5", 1)),
    "a folder": folder_in_its_place,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_memory_that_is_not_as_it_was_written_is_not_relied_on(
    register: Register, store: Path, damage: Callable[[Path], object]
) -> None:
    """What this machine remembers counts only when this machine wrote it, and is missed when it is gone."""
    signed(register)
    register.close()
    damage(folder("seen") / f"{register.programme_id}.json")
    damage(folder("signed") / f"{register.programme_id}.json")
    with pytest.raises(Unreadable, match="what this machine saw of this journal is not known any more"):
        open_register(str(store))
    unwary = open_register(str(store), wary=False)
    found = verified(unwary)
    assert [row["done"] for row in found.answer.rows] == ["forgotten"]
    with pytest.raises(Refused, match="no checkpoint is signed"):
        signed(unwary)
    unwary.close()


def test_what_is_forgotten_can_be_accepted(register: Register, store: Path) -> None:
    """Somebody may trust a journal though nobody knows what was seen of it, and is then not asked again."""
    register.close()
    (folder("seen") / f"{register.programme_id}.json").write_bytes(b"garbage")
    unwary = open_register(str(store), wary=False)
    doubted = seen.doubt(unwary.journal, unwary.programme_id)
    assert doubted is not None
    assert doubted.acceptable
    seen.accept(unwary.journal, unwary.programme_id)
    unwary.close()
    open_register(str(store)).close()


def test_a_damaged_key_of_the_machine_is_no_empty_memory(register: Register, store: Path) -> None:
    """Without its own key the machine knows nothing it could rely on, which it says; accepting begins anew."""
    register.close()
    key_file().write_bytes(b"{}")
    assert secret("anything") is None
    with pytest.raises(Unreadable, match=r"the machine's own key .* was damaged"):
        open_register(str(store))
    unwary = open_register(str(store), wary=False)
    seen.accept(unwary.journal, unwary.programme_id)
    unwary.close()
    open_register(str(store)).close()


def test_memory_of_another_programme_does_not_pass_for_this_ones(
    register: Register, store: Path, tmp_path: Path
) -> None:
    """What was written for one programme, in the file of another, is not as it was written."""
    register.close()
    other = start_programme(str(tmp_path / "other.sqlite"), "Other", by="Sam Reed")
    other.close()
    mine, theirs = (folder("seen") / f"{each.programme_id}.json" for each in (register, other))
    mine.write_bytes(theirs.read_bytes())
    with pytest.raises(Unreadable, match="is not as this machine wrote it"):
        open_register(str(store))


def test_what_an_earlier_version_remembered_is_taken_over(register: Register, store: Path) -> None:
    """Memory of a version without authentication counts, as it was when the key was made, and as long as it is so."""
    register.close()
    file = folder("seen") / f"{register.programme_id}.json"
    earlier = msgspec.json.encode(sights(register.programme_id)[:1])
    file.write_bytes(earlier)
    key_file().unlink()
    assert len(sights(register.programme_id)) == 1
    assert secret("anything")
    open_register(str(store)).close()
    file.write_bytes(earlier.replace(b"store.sqlite", b"other.sqlite"))
    with pytest.raises(Unreadable, match="is not as this machine wrote it"):
        open_register(str(store))


def test_only_the_owner_may_read_what_is_remembered(register: Register) -> None:
    """Memory and its key are private, whatever the umask."""
    register.close()
    files = [key_file(), *(file for kind in ("seen", "computed") for file in folder(kind).iterdir())]
    assert {file.stat().st_mode & 0o077 for file in files} == {0}
