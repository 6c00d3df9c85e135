"""What a machine saw of a journal: what does not extend it is not trusted, and not signed."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from event_store.merkle.prove import TILE
from event_store.verification.verify import verify
from programme.evidence import signatures
from programme.evidence.signing import check, signed
from programme.evidence.verifying import verified
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import Register
from programme.questions.doctor import examine
from programme.recording.record import proposal, record
from programme.stores import seen
from programme.stores.open import open_register, start_programme
from tests.tampering import copy_store, rewrite, tamper


def review(register: Register, times: int = 1) -> None:
    """Record some entries at once."""
    record(register, [proposal("risk.reviewed", risk="R-001", note="seen")] * times)


def reopened(store: Path) -> None:
    """Open a store and close it, as every command does."""
    open_register(str(store)).close()


def end_at(store: Path, size: int) -> None:
    """Take the last records away, and make every hash in the file fit."""
    tamper(store, "DELETE FROM journal WHERE position > ?", values=(size,))
    tamper(store, "UPDATE head SET size = ?", values=(size,))
    tamper(store, "UPDATE head SET last_recorded_at = (SELECT max(recorded_at) FROM journal)")
    rewrite(store, size)


def test_a_journal_that_does_not_extend_what_was_seen_is_not_trusted(register: Register, store: Path) -> None:
    """A journal that does not extend what this machine saw of it is not trusted."""
    register.close()
    copy_store(store, store.with_name("copy.sqlite"))
    grown = open_register(str(store))
    review(grown)
    grown.close()
    with pytest.raises(Unreadable, match="it is as it was earlier, as a restored backup is"):
        open_register(str(store.with_name("copy.sqlite")))
    copy_store(store, store.with_name("moved.sqlite"))
    reopened(store.with_name("moved.sqlite"))
    rewrite(store, 1)
    with pytest.raises(Unreadable, match="is not the one of which this machine saw 7 records"):
        open_register(str(store))


def test_hashes_that_are_kept_for_speed_hide_no_rewriting(register: Register, store: Path) -> None:
    """Whoever rewrites a long journal and plants the hashes of parts of its past is found out all the same."""
    review(register, TILE)
    prover = register.journal.prover(register.programme_id, TILE)
    kept = [(str(register.programme_id), number, root) for number, root in enumerate(prover.tiles)]
    register.close()
    rewrite(store, 2)
    with closing(sqlite3.connect(store)) as owner, owner:
        owner.executemany("INSERT INTO tile VALUES (?, ?, ?)", kept)
    with pytest.raises(Unreadable, match="this journal is not the one"):
        open_register(str(store))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal WHERE position = 7",
        "UPDATE journal SET by = 'Bob Day' WHERE position = 7",
        "UPDATE journal SET payload = CAST('{}' AS BLOB) WHERE position = 7",
        "UPDATE journal SET leaf = zeroblob(32) WHERE position = 7",
    ],
)
def test_nothing_in_the_file_stands_for_a_record(
    register: Register, store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, statement: str
) -> None:
    """Nothing in the store's own file stands for a record unless it was computed again for exactly these bytes."""
    review(register, TILE)
    kept = [
        (str(register.programme_id), number, root)
        for number, root in enumerate(register.journal.prover(register.programme_id, TILE).tiles)
    ]
    register.close()
    tamper(store, "DELETE FROM tile", statement)
    with closing(sqlite3.connect(store)) as owner, owner:
        owner.executemany("INSERT INTO tile VALUES (?, ?, ?)", kept)
    for machine in ("this one", "another"):
        if machine == "another":
            monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
            monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        with pytest.raises(Unreadable, match="position 7"):
            open_register(str(store))
        unwary = open_register(str(store), wary=False)
        with pytest.raises(Refused, match="position 7"):
            signed(unwary)
        unwary.close()


def test_the_doctor_says_that_all_is_well_only_of_records_as_they_were_recorded(
    register: Register, store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The doctor says that all is well only of records that are as they were recorded."""
    register.close()
    assert examine(str(store))[1]
    tamper(store, "UPDATE journal SET by = 'Bob Day' WHERE position = 3")
    for machine in ("this one", "another"):
        if machine == "another":
            monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
            monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        found, well = examine(str(store))
        assert not well
        assert "position 3" in found["problem"]


def test_bytes_that_were_computed_before_are_not_computed_again(
    register: Register, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journal is computed again when its file was changed by somebody else, and not at every opening."""
    computed: list[int] = []

    def counting(*arguments: Any, **options: Any) -> Any:
        found = verify(*arguments, **options)
        computed.append(found.checked)
        return found

    register.close()
    monkeypatch.setattr("event_store.verification.recomputed.verify", counting)
    reopened(store)
    assert sum(computed) == 0
    grown = open_register(str(store))
    review(grown, 3)
    grown.close()
    assert sum(computed) == 3
    computed.clear()
    reopened(store)
    assert sum(computed) == 0
    with closing(sqlite3.connect(store)) as owner, owner:
        owner.execute("DELETE FROM tile")
        owner.execute("INSERT INTO tile VALUES ('x', 1, zeroblob(32))")
    reopened(store)
    assert sum(computed) == 9


def test_after_a_failed_verification_every_command_says_so(register: Register, store: Path) -> None:
    """After verification has failed, every other command says so until it is resolved."""
    register.close()
    with closing(sqlite3.connect(store)) as owner:
        made = owner.execute("SELECT sql FROM sqlite_schema WHERE name = 'head_only_grows'").fetchone()[0]
        owner.execute("DROP TRIGGER head_only_grows")
    damaged = open_register(str(store), wary=False)
    assert not verified(damaged).well
    damaged.close()
    with closing(sqlite3.connect(store)) as owner:
        owner.execute(made)
    with pytest.raises(Unreadable, match=r"head_only_grows .* is not resolved"):
        open_register(str(store))
    mended = open_register(str(store), wary=False)
    assert verified(mended).well
    mended.close()
    reopened(store)


def test_what_is_recorded_in_a_copy_casts_no_doubt_on_the_original(register: Register, store: Path) -> None:
    """What is recorded in a copy of a store casts no doubt on the original."""
    register.close()
    copy = store.with_name("try.sqlite")
    copy_store(store, copy)
    tried = open_register(str(copy))
    review(tried, 3)
    tried.close()
    reopened(store)
    original = open_register(str(store))
    assert verified(original).well
    review(original, 5)
    original.close()
    again = open_register(str(copy))
    assert again.position() == 9
    again.close()
    of_the_copy = store.with_name("another-try.sqlite")
    copy_store(copy, of_the_copy)
    reopened(of_the_copy)
    copy.unlink()
    reopened(store)


def test_a_journal_that_was_moved_and_grew_is_no_copy(register: Register, store: Path) -> None:
    """An old state in the place that a journal was moved from is a journal that was rolled back."""
    register.close()
    moved, kept = store.with_name("moved.sqlite"), store.with_name("kept.sqlite")
    copy_store(store, kept)
    store.rename(moved)
    grown = open_register(str(moved))
    review(grown, 3)
    grown.close()
    copy_store(kept, store)
    with pytest.raises(Unreadable, match="this machine saw 9 records"):
        open_register(str(store))


def test_what_was_changed_while_it_was_open_is_not_remembered(register: Register, store: Path) -> None:
    """A journal that is rewritten while somebody has it open is not taken for seen when they close it."""
    register.close()
    held = open_register(str(store))
    rewrite(store, 2)
    review(held)
    held.close()
    with pytest.raises(Unreadable, match="this journal is not the one"):
        open_register(str(store))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE head SET size = 9", "positions 7 to 9 were removed from the end"),
        ("UPDATE head SET peaks = zeroblob(64)", "rewritten with hashes that fit, or the head was"),
        (
            "UPDATE journal SET leaf = zeroblob(32) WHERE position = 6",
            "position 6, leaf: the hash itself was changed",
        ),
        ("DELETE FROM journal WHERE position = 1", "position 1 was removed"),
        ("DELETE FROM head", "it has records and no head"),
    ],
)
@pytest.mark.parametrize("forgotten", [False, True])
def test_a_journal_that_does_not_lead_to_its_root_is_not_trusted(
    register: Register, store: Path, statement: str, sentence: str, *, forgotten: bool
) -> None:
    """Records that the head does not stand for are trusted on no machine, also on one that never saw them."""
    register.close()
    if forgotten:
        seen.forget(str(store), register.programme_id)
    tamper(store, statement)
    with pytest.raises(Unreadable, match=sentence):
        open_register(str(store))


def test_a_shorter_journal_is_called_a_backup_as_far_as_that_is_known(
    register: Register, store: Path
) -> None:
    """Of records between what was seen, it is said that this machine cannot tell whether they are as they were."""
    register.close()
    grown = open_register(str(store))
    review(grown, 2)
    grown.close()
    end_at(store, 7)
    with pytest.raises(Unreadable, match=r"its first 6 are as they were, .*; of #7 this machine cannot tell"):
        open_register(str(store))


def test_a_shorter_journal_that_begins_otherwise_is_not_called_a_backup(
    register: Register, store: Path
) -> None:
    """Fewer records than were seen, of which not even the first is as it was, are another journal."""
    register.close()
    end_at(store, 2)
    rewrite(store, 1)
    with pytest.raises(Unreadable, match="is not the one of which this machine saw 6 records"):
        open_register(str(store))


def test_another_journal_in_the_place_of_one_that_was_seen_is_not_trusted(
    register: Register, store: Path, tmp_path: Path
) -> None:
    """A file that held one programme and holds another now was replaced, which somebody has to accept."""
    register.close()
    other = tmp_path / "other.sqlite"
    start_programme(str(other), "North division merger", by="Sam Reed").close()
    copy_store(other, store)
    with pytest.raises(
        Unreadable, match="held the journal of another programme, of which this machine saw 6"
    ):
        open_register(str(store))
    doubted = open_register(str(store), wary=False)
    seen.accept(doubted.journal, doubted.programme_id)
    doubted.close()
    reopened(store)


def test_a_store_that_is_made_where_another_was_is_trusted(register: Register, store: Path) -> None:
    """Whoever removes a store and starts another under its name is not accused."""
    register.close()
    store.unlink()
    start_programme(str(store), "South division merger", by="Sam Reed").close()
    reopened(store)
    tamper(store, "DELETE FROM journal", "DELETE FROM head")
    with pytest.raises(Unreadable, match="no programme any more, and this machine saw 1 records in it"):
        open_register(str(store))


def forked(register: Register, store: Path) -> Register:
    """Sign a checkpoint, go back to a backup from before, accept that, and record something else."""
    copy_store(store, store.with_name("backup.sqlite"))
    review(register)
    signed(register)
    register.close()
    copy_store(store.with_name("backup.sqlite"), store)
    again = open_register(str(store), wary=False)
    seen.accept(again.journal, again.programme_id)
    review(again, 3)
    return again


def test_a_checkpoint_inconsistent_with_an_earlier_one_is_never_signed(
    register: Register, store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A checkpoint inconsistent with an earlier one is never signed."""
    again = forked(register, store)
    with pytest.raises(Refused, match="this key signed one of 7 records that this journal does not extend"):
        signed(again)
    # Whoever checks trusts a key, so that another history has to have another one.
    monkeypatch.setenv("PROGRAMME_KEY", str(tmp_path / "new.pem"))
    signed(again)
    again.close()
    rewrite(store, 6)
    rewritten = open_register(str(store), wary=False)
    with pytest.raises(Refused, match="no checkpoint is signed: this journal is not the one"):
        signed(rewritten)
    rewritten.close()


def test_nothing_is_signed_that_would_be_forgotten(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it cannot be remembered what was signed, nothing is."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(signatures, "keep", full)
    with pytest.raises(Refused, match=r"No space left on device.*, so it would be forgotten"):
        signed(register)


CHANGES: dict[str, Callable[[Path], None]] = {
    "a record": lambda store: tamper(store, "UPDATE journal SET by = 'Bob Day' WHERE position = 2"),
    "a record and its hash": lambda store: tamper(
        store, "UPDATE journal SET by = 'Bob Day', leaf = zeroblob(32) WHERE position = 2"
    ),
    "everything": lambda store: rewrite(store, 2),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_checkpoint_is_checked_against_the_records_themselves(
    register: Register, store: Path, change: Callable[[Path], None]
) -> None:
    """What was done to a record shows whether or not its hash, or every hash, was changed with it."""
    kept = str(signed(register))
    assert check(register, kept, None).well
    change(store)
    assert not check(register, kept, None).well
    register.close()
