"""What version 0.1 wrote is opened, verified and answered as it answered it itself, to the byte."""

import json
import lzma
import re
import shutil
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from domain.entries.catalogue import ENTRIES
from tests.faults.bounds import bounded
from tests.terminal import Terminal, the_day_is

WRITTEN = Path(__file__).parent / "written_by_0_1"
TODAY = {"merger": "2010-03-02", "westminster": "2009-08-01"}
CHANGED = json.loads((WRITTEN / "changed.json").read_text(encoding="utf-8"))
JUDGED = {row["question"]: set(row.get("gone", ())) for row in CHANGED["judged"]}
# Answers are compared in so many parts, which the processes of a test run share out.
PARTS = 4


def unpacked(name: str, folder: Path) -> Path:
    """Put one of the files into a folder, under its own name."""
    packed = WRITTEN / f"{name}.xz"
    path = folder / name
    path.write_bytes(
        lzma.decompress(packed.read_bytes()) if packed.exists() else (WRITTEN / name).read_bytes()
    )
    return path


@cache
def answers(store: str) -> list[dict[str, Any]]:
    """Return every question that 0.1 was asked of a store, with what it said."""
    text = lzma.decompress((WRITTEN / f"{store}.answers.jsonl.xz").read_bytes()).decode()
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def desk(
    request: pytest.FixtureRequest, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Terminal]:
    """Give a person with a store of 0.1 and its key file, on the day and in the country in which 0.1 was asked."""
    name = request.param
    shutil.move(unpacked(f"{name}.sqlite", terminal.store.parent), terminal.store)
    shutil.copy(WRITTEN / f"{name}.sqlite.keys", f"{terminal.store}.keys")
    the_day_is(monkeypatch, TODAY[name])
    with monkeypatch.context() as country:
        country.setenv("TZ", "Europe/London")
        time.tzset()
        yield terminal
    time.tzset()


merger = pytest.mark.parametrize("desk", ["merger"], indirect=True)
either = pytest.mark.parametrize("desk", list(TODAY), indirect=True)


def mended(text: str) -> str:
    """Return an answer of 0.1 in the sentences of today."""
    for sentence in CHANGED["mended"]:
        text = re.sub(sentence["was"], sentence["now"], text)
    return text


def without_new_keys(words: list[str], text: str) -> str:
    """Return an answer without the keys that 0.1 did not have, and those that say nothing where it had none."""
    new = {row["key"] for row in CHANGED["added"] if _asked(row, words) and "value" not in row}
    null = {row["key"] for row in CHANGED["added"] if _asked(row, words) and "value" in row}
    if not new and not null:
        return text
    kept = _without(json.loads(text), new, null)
    return msgspec.json.format(msgspec.json.encode(kept), indent=2).decode() + "\n"


def _asked(row: dict[str, Any], words: list[str]) -> bool:
    return re.match(row["question"], " ".join(words)) is not None


def _without(value: Any, keys: set[str], null: set[str]) -> Any:
    if isinstance(value, dict):
        kept = {
            key: held
            for key, held in value.items()
            if key not in keys and (key not in null or held is not None)
        }
        return {key: _without(held, keys, null) for key, held in kept.items()}
    return [_without(held, keys, null) for held in value] if isinstance(value, list) else value


def lost_keys(was: Any, now: Any) -> set[str]:
    """Return the keys of an answer of 0.1 that are nowhere in today's."""
    return set(_keys(was)) - set(_keys(now))


def _keys(value: Any) -> Iterator[str]:
    for key, held in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        if isinstance(key, str):
            yield key
        yield from _keys(held)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("desk", "store"), [(name, name) for name in TODAY], indirect=["desk"])
def test_every_question_is_answered_as_before(desk: Terminal, store: str, part: int) -> None:
    """Every question that 0.1 answered of a store is answered in JSON with the same bytes."""
    # At every commit every third one; all of them with FAULTS=long.
    asked = answers(store)[part :: PARTS * bounded(3, 1)]
    assert len(asked) > 12
    for answer in asked:
        desk.must(answer["words"])
        gone = JUDGED.get(" ".join(answer["words"]))
        if gone is not None:
            # A right value took the place of a wrong one; what it is called stays, but for a table that is empty now.
            assert lost_keys(json.loads(answer["said"]), json.loads(desk.out)) <= gone
            continue
        now, was = (without_new_keys(answer["words"], text) for text in (desk.out, mended(answer["said"])))
        # Comparing line by line says where they differ without printing half a megabyte.
        assert now.splitlines() == was.splitlines(), " ".join(answer["words"])
        assert now == was


def test_the_answers_are_of_every_question_and_every_kind_of_entry() -> None:
    """The journals hold every kind of entry that 0.1 had, and were asked by time, by knowledge and redacted."""
    asked = {store: [" ".join(answer["words"]) for answer in answers(store)] for store in TODAY}
    for words in (
        "--as-of",
        "--as-known",
        "--redacted",
        "hindsight",
        "silences",
        "why ",
        "show ",
        "snapshot",
    ):
        assert sum(words in line for line in asked["merger"]) > 0, words
    told = {
        row["entry"]
        for store in TODAY
        for answer in answers(store)
        if answer["words"][0] == "timeline"
        for row in json.loads(answer["said"])["rows"]
    }
    assert len(told) == 185
    assert {f"{entry.noun} {entry.verb}" for entry in ENTRIES.values()} >= told


def test_exceptions_are_made_for_nothing_but_what_they_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence and a key that are listed as changed change nothing else of an answer, not even its spaces."""
    asked, *_ = answers("merger")
    words, said = asked["words"], asked["said"]
    monkeypatch.setitem(CHANGED, "added", [{"question": words[0], "key": "brand new"}])
    grown = said.replace('"title":', '"brand new": {"one": [1]},\n  "title":', 1)
    assert grown != said == without_new_keys(words, grown)
    assert without_new_keys(["another", "question"], grown) == grown
    monkeypatch.setitem(CHANGED, "mended", [{"was": "North division merger", "now": "The “North” merger"}])
    assert mended(said) == said.replace("North division merger", "The “North” merger") != said


def test_what_was_changed_on_purpose_is_still_needed() -> None:
    """Each mended sentence stood in an answer of 0.1, and no new key did."""
    said = [(" ".join(answer["words"]), answer["said"]) for store in TODAY for answer in answers(store)]
    for sentence in CHANGED["mended"]:
        assert any(re.search(sentence["was"], text) for _, text in said), sentence
    for row in CHANGED["added"]:
        asked = [text for words, text in said if _asked(row, words.split())]
        assert asked, row
        assert "value" in row or not any(f'"{row["key"]}":' in text for text in asked), row
    assert {words for words, _ in said} >= set(JUDGED)


@either
def test_a_store_of_0_1_verifies_and_takes_further_entries(desk: Terminal) -> None:
    """The store is whole, keeps its references and takes an entry as one that today's version wrote."""
    desk.must("verify")
    before = desk.json("timeline")["position"]
    desk.must("risk raise --title Drift --cause a --event b --effect c")
    desk.must("verify")
    assert desk.json("timeline")["position"] == before + 1


@merger
def test_sealed_texts_of_0_1_are_read_and_erased(desk: Terminal) -> None:
    """What 0.1 sealed is opened with its key file; what it erased stays erased, and the rest can be."""
    assert desk.json("show SI-007")["fields"]["summary"] == "PC Rowan has no day off"
    assert "[erased]" in desk.must("staff-issue list").out
    desk.must("person erase SI-007 --reason 'asked for'")
    assert "Rowan" not in desk.must("timeline --as-known #469").out
    desk.must("verify")


@merger
def test_checkpoints_and_proofs_of_0_1_hold(desk: Terminal, tmp_path: Path) -> None:
    """Two signed checkpoints and two proofs are confirmed with the public key of their time, and no other."""
    key = (WRITTEN / "merger.key").read_text(encoding="utf-8").split()[0]
    other = desk.must("checkpoint key").out.split()[0]
    assert key != other
    for name in ("merger.earlier.note", "merger.note"):
        desk.must(["checkpoint", "check", str(WRITTEN / name), "--key", key])
        assert desk.run(["checkpoint", "check", str(WRITTEN / name), "--key", other]).code == 1
    for name in ("merger.entry.proof", "merger.growth.proof"):
        desk.must(["proof", "check", str(WRITTEN / name), "--key", key])
        assert desk.run(["proof", "check", str(WRITTEN / name), "--key", other]).code == 1


@merger
@pytest.mark.parametrize("name", ["snapshot.md", "snapshot.html", "lessons.md"])
def test_a_signed_report_of_0_1_is_known_for_what_it_is(desk: Terminal, tmp_path: Path, name: str) -> None:
    """Who signed it is confirmed, and that it is as it was made, by another version; not when a letter was changed."""
    key = (WRITTEN / "merger.key").read_text(encoding="utf-8").split()[0]
    report = unpacked(name, tmp_path)
    Path(f"{desk.store}.keys").chmod(0o600)
    assert desk.run(["check-report", str(report), "--key", key]).code == 5
    assert desk.err.splitlines()[0] == "it was signed by the owner of the key given"
    assert "covers the records that it was made of, and not its words" in desk.err.splitlines()[1]
    # Sentences were mended since then, and what is possible is told from what is certain.
    assert "it was signed by the owner of the key given" in desk.err
    assert "it fits its own digest and was made by programme-register 0.1.0" in desk.err
    text = report.read_text(encoding="utf-8")
    assert text.count("North division merger") > 0
    report.write_text(text.replace("North division merger", "South division merger", 1), encoding="utf-8")
    assert desk.run(["check-report", str(report), "--key", key]).code == 1
    assert "it fits its own digest" not in desk.err


@pytest.mark.parametrize("kind", ["archive import", "restore"])
def test_an_archive_and_a_backup_of_0_1_arrive(terminal: Terminal, tmp_path: Path, kind: str) -> None:
    """What 0.1 archived or backed up becomes a store again, with the root that its checkpoint signed."""
    name = {"archive import": "merger.jsonl", "restore": "merger.backup.sqlite"}[kind]
    terminal.must([*kind.split(), str(unpacked(name, tmp_path))])
    key = (WRITTEN / "merger.key").read_text(encoding="utf-8").split()[0]
    terminal.must(["checkpoint", "check", str(WRITTEN / "merger.note"), "--key", key])
    terminal.must("verify")
