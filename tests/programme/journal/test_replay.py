"""Replay: any prefix and the rest make the whole, and nothing later is ever seen."""

import shutil
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import domain
from domain.entries.journal.amendments import EntryWithdrawn
from domain.history.corrections import order
from domain.history.record import Record
from domain.history.replay import fold
from domain.state.programme import Programme
from programme.foundation.codec import Codec
from programme.foundation.moment import Moment
from programme.journal import checkpoints
from programme.journal.checkpoints import fingerprint
from programme.journal.register import CHECKPOINT_EVERY, Register
from programme.stores.open import open_journal, open_register
from tests.benchmarks.growth import FIRST_DAY, history, write

SIZE = 300
seeds = st.integers(0, 10_000)


def replayable(seed: int) -> list[Record]:
    """Return a random history in the order of replay, without its corrections."""
    return sorted((r for r in history(SIZE, seed) if r.entry.noun != "entry"), key=order)


@given(seed=seeds, cut=st.integers(0, SIZE))
@settings(max_examples=25)
def test_the_fold_of_a_prefix_and_the_rest_is_the_fold_of_all(seed: int, cut: int) -> None:
    """Folding a prefix and then the rest gives what folding everything gives."""
    facts = [record.fact for record in replayable(seed)]
    assert fold(facts[cut:], fold(facts[:cut])) == fold(facts)


@given(seed=seeds, cut=st.integers(0, SIZE))
@settings(max_examples=25)
def test_a_checkpoint_of_any_prefix_continues_to_the_same_state(seed: int, cut: int) -> None:
    """A state that was written and read back continues as if it had never left memory."""
    facts = [record.fact for record in replayable(seed)]
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(fold(facts[:cut])), type=Programme)
    assert fold(facts[cut:], kept) == fold(facts)


@given(seed=seeds)
@settings(max_examples=25)
def test_every_entry_is_read_back_as_it_was_recorded(seed: int) -> None:
    """An entry's bytes give back the entry."""
    codec = Codec()
    for record in replayable(seed):
        assert codec.decode(*codec.encode(record.entry)) == record.entry


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A programme of more records than a checkpoint takes, some late and some corrected."""
    path = tmp_path_factory.mktemp("replay") / "store.sqlite"
    journal = open_journal(str(path), create=True)
    return Register(journal, write(journal, history(3 * CHECKPOINT_EVERY)))


@given(days=st.integers(-10, 3700), late=st.integers(0, 3 * CHECKPOINT_EVERY))
@settings(max_examples=40)
def test_a_view_never_shows_what_was_later_or_was_not_known(register: Register, days: int, late: int) -> None:
    """A view never shows what was later or was not known."""
    on = FIRST_DAY + timedelta(days=days)
    moment = Moment(on, late, date.max, "then")
    seen = list(register.at(moment).records())
    assert all(record.on.latest <= on and record.position <= late for record in seen)
    assert seen == sorted(seen, key=order)
    amendments = [
        r for r in register.journal.recorded(register.programme_id, up_to=late) if r.entry.noun == "entry"
    ]
    assert not any(isinstance(amendment.entry, EntryWithdrawn) for amendment in amendments)
    facts = list(register.journal.recorded(register.programme_id, up_to=late))
    assert {r.position for r in seen} == {r.position for r in facts if r.on.latest <= on}


def test_the_state_from_a_checkpoint_is_the_state_from_replay(register: Register) -> None:
    """Checkpoints are a cache and never evidence: with them or without, the state is the same."""
    moment = register.moment()
    replayed = register.replayed(moment)
    assert register.current(moment) == replayed
    assert register.journal.recorder.load_checkpoint(register.programme_id, fingerprint()) is not None
    assert register.current(moment) == replayed
    register.journal.recorder.drop_checkpoints()
    assert register.current(moment) == replayed


def test_a_checkpoint_of_other_code_is_not_used(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkpoint of other code is not used."""
    moment = register.moment()
    register.current(moment)
    assert register.journal.recorder.load_checkpoint(register.programme_id, fingerprint()) is not None
    monkeypatch.setattr("programme.journal.checkpoints.fingerprint", lambda: "other code")
    assert register.journal.recorder.load_checkpoint(register.programme_id, "other code") is None
    assert register.current(moment) == register.replayed(moment)


def test_a_change_anywhere_in_the_domain_makes_it_other_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code that folds lies in folders: a change in any of them means a checkpoint is not used."""
    copied = shutil.copytree(Path(domain.__file__).parent, tmp_path / "domain")
    monkeypatch.setattr(domain, "__file__", str(copied / "__init__.py"))
    digests = set()
    sources = sorted(copied.rglob("*.py"))
    assert any(source.parent != copied for source in sources)
    for source in sources:
        source.write_text(source.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
        fingerprint.cache_clear()
        digests.add(fingerprint())
    fingerprint.cache_clear()
    assert len(digests) == len(sources)


def test_a_state_with_imprecise_dates_is_kept_and_opened_again(
    westminster_store: Path, tmp_path: Path
) -> None:
    """The second opening reads both readings of imprecise dates from the checkpoint that the first one kept."""
    for file in westminster_store.parent.iterdir():
        shutil.copy(file, tmp_path)
    with closing(open_register(str(tmp_path / westminster_store.name))) as register:
        moment = register.moment()
        assert moment.position >= CHECKPOINT_EVERY
        register.at(moment)
        kept = checkpoints.load(register.journal, register.programme_id)
        assert kept is not None
        assert kept.early is not None
        folded = register.folded(moment)
        assert (kept.programme, checkpoints.decoded(kept.early)) == (folded.late, folded.early)
        assert register.at(moment).early == folded.early
