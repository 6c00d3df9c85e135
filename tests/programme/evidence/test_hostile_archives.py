"""Archives whose every hash is right, of entries that this program would never record and texts that are obeyed."""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from domain.entries.entry import Entry
from event_store.journal.envelope import Envelope
from programme.foundation.codec import DECODERS
from programme.journal.register import Register
from programme.stores.open import open_register
from tests.faults.bounds import bounded
from tests.programme.cli.test_doors_out import OBEYED, QUESTIONS, UNSAFE
from tests.terminal import Terminal

DAYS = ("1900-01-01", "2008-02-01", "2008-03-01", "2199-12-31")


def spoilt(payload: object, chance: random.Random) -> object:
    """Return fields with something to obey in some of their texts."""
    if isinstance(payload, dict):
        return {key: spoilt(value, chance) for key, value in payload.items()}
    return payload + OBEYED if isinstance(payload, str) and chance.random() < 0.3 else payload


def hostile(register: Register, honest: list[Entry], chance: random.Random) -> list[Envelope]:
    """Return entries in any order, on any day, that say what nobody could have recorded after the first."""
    made: list[Envelope] = []
    wanted = chance.choice((1, 1, 2, 5))
    while len(made) < wanted:
        entry = chance.choice(honest)
        payload = msgspec.json.encode(spoilt(msgspec.to_builtins(entry), chance))
        try:
            entry = DECODERS[entry.topic](payload)
        except msgspec.ValidationError:
            continue
        day, position = chance.choice(DAYS), 2 + len(made)
        made.append(
            Envelope(
                originator_id=register.programme_id, originator_version=position, entry=entry, effective=day,
                entry_id=str(uuid4()), earliest=day, latest=day, by=f"x{OBEYED}", evidence=(OBEYED,),
            )
        )  # fmt: skip
    return made


def test_no_hostile_archive_is_obeyed_or_ends_in_a_trace(
    terminal: Terminal,
    inspected: Register,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    figure: Callable[[str], None],
) -> None:
    """A journal whose entries do not fit each other is refused in words, though every hash holds."""
    chance, codes = random.Random(8), Counter[int]()  # noqa: S311 - no secret
    honest = [record.entry for record in inspected.journal.recorded(inspected.programme_id, after=1)]
    for number in range(archives := bounded(25, 1_500)):
        made, taken, archive = (tmp_path / f"{number}{end}" for end in (".sqlite", "-new.sqlite", ".jsonl"))
        terminal.must(f"new North --on 2008-01-07 --store {made}")
        register = open_register(str(made))
        register.journal.append(hostile(register, honest, chance))
        register.close()
        # What its maker's machine knows of it is not known here.
        terminal.must(f"archive export {archive} --store {made}")
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / f"state{number}"))
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / f"data{number}"))
        terminal.must(f"archive import {archive} --store {taken}")
        for question in chance.sample(QUESTIONS, 4):
            form = chance.choice(("table", "json", "markdown"))
            terminal.run(f"{question} --format {form} --store {taken}")  # a trace would come out here
            assert terminal.code in {0, 1, 2, 3}
            assert terminal.code in {0, 1} or terminal.err.strip()
            assert not UNSAFE & set(terminal.out + terminal.err), (number, question, form)
            codes[terminal.code] += 1
        for file in tmp_path.glob(f"{number}*"):
            file.unlink()
    assert codes[0]
    assert codes[3]
    figure(f"faults: {archives} hostile archives, {codes.total()} questions: exit codes {dict(codes)}")


def test_an_entry_that_does_not_fit_is_named(terminal: Terminal) -> None:
    """The refusal says which entry, why, and whom to ask."""
    terminal.must("new North --on 2008-01-07")
    register = open_register(str(terminal.store))
    entry = DECODERS["risk.reviewed"](b'{"risk": "R-007", "note": "looked"}')
    register.journal.append(
        [
            Envelope(
                originator_id=register.programme_id, originator_version=2, entry=entry, entry_id=str(uuid4()),
                effective="2008-02-01", earliest="2008-02-01", latest="2008-02-01", by="Bob Day", evidence=(),
            )
        ]
    )  # fmt: skip
    register.close()
    terminal.run("risk list")
    assert terminal.code == 3
    assert terminal.err.startswith(
        "entry 2 (risk review) does not fit those before it (there is no risk R-007"
    )
    assert "ask whoever gave you the store or archive" in terminal.err
    terminal.must("verify")
