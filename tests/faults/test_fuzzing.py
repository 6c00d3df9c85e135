"""Anything at every door: the command line, a history, an archive, a backup, a report and the file of the store."""

import json
import os
import random
import shlex
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest.mock import AsyncMock

import pytest

from domain.foundation.personal import SEALED
from programme import westminster
from programme.cli.app import build
from tests.faults.bounds import bounded
from tests.faults.doors import damaged, files, knock
from tests.terminal import Terminal

QUESTIONS = (
    "status",
    "doctor",
    "alerts --format json",
    "timeline --format csv",
    "risk list --as-of 2009-01-27",
    "show R-001",
    "sop list --as-known #40",
    "risk review R-001 --note looked",
    "verify",
    "checkpoint export",
    "backup copy.sqlite",
    "archive export copy.jsonl",
    "snapshot --as-of 2009-01-27",
    "lessons-pack --as-of 2008-02-01 --format html",
)
RAISE = "staff-issue raise --theme fairness --summary 'nobody asked' --raised-by staff --channel surgery"
JUNK = ("", "-", "--", "--=", "-1", "0", "R-001", "R-999999999999999999999", "#0", "#-5", "2009-02-30", "late", "\x00",
        "\ud800", "é" * 300, "[]", "{", "a=b", "=", "2008-01/..", "../..", "'; DROP TABLE journal", "\x1b[2J",
        "9" * 400, "@/nowhere", "sqlite://", "postgres://x", "NaN", "1e999")  # fmt: skip


@pytest.fixture
def desk(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, westminster_store: Path
) -> Terminal:
    """Give a person whose store is the Westminster history, in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    # `serve` would answer a browser until somebody presses Ctrl-C, and nobody does.
    monkeypatch.setattr("programme.browser.server.Server.serve", AsyncMock())
    terminal.starts_from(westminster_store)
    return terminal


def words_of_the_program() -> list[str]:
    """Return every noun, verb and option there is."""
    found: set[str] = set()
    apps = [build()]
    while apps:
        app = apps.pop()
        if app.default_command is not None:
            found.update(name for argument in app.assemble_argument_collection() for name in argument.names)
        for name in app:
            found.add(name)
            if not name.startswith("-"):
                apps.append(app[name])
    return sorted(found)


def test_no_command_line_ends_in_a_trace(desk: Terminal, figure: Callable[[str], None]) -> None:
    """Nouns, verbs, options and junk in any order are done or refused in words."""
    known, chance, codes = words_of_the_program(), random.Random(8), Counter[int]()  # noqa: S311 - no secret
    assert len(known) > 100
    nouns = [name for name in build() if not name.startswith("-")]
    for _ in range(cases := bounded(100, 10_000)):
        noun = chance.choice(nouns)
        verbs = [name for name in build()[noun] if not name.startswith("-")]
        words = [noun, *chance.sample(verbs, min(1, len(verbs)))] if chance.random() < 0.8 else []
        words += [chance.choice(known if chance.random() < 0.5 else JUNK) for _ in range(chance.randrange(6))]
        codes[knock(desk, words)] += 1
    figure(f"faults: {cases} command lines: exit codes {dict(codes)}")


def test_no_history_ends_in_a_trace(desk: Terminal, tmp_path: Path, figure: Callable[[str], None]) -> None:
    """A damaged history is imported whole or refused whole, by its line."""
    content = b"".join(file.read_bytes() for file in westminster.HISTORY)
    chance, codes = random.Random(8), Counter[int]()  # noqa: S311 - no secret
    desk.store.unlink()
    Path(f"{desk.store}.keys").unlink()
    desk.must("new Fuzzed --on 2007-01-01")
    fresh = desk.store.read_bytes()
    for _ in range(cases := bounded(10, 2_000)):
        desk.store.write_bytes(fresh)
        (tmp_path / "history.jsonl").write_bytes(damaged(content, chance))
        codes[knock(desk, ["import", "history.jsonl"])] += 1
    figure(f"faults: {cases} damaged histories: exit codes {dict(codes)}")


def test_no_archive_ends_in_a_trace(desk: Terminal, tmp_path: Path, figure: Callable[[str], None]) -> None:
    """A damaged archive is refused by its line and leaves no store, unless it says what the whole one said."""
    desk.must("archive export whole.jsonl")
    content, chance, codes = (tmp_path / "whole.jsonl").read_bytes(), random.Random(8), Counter[int]()  # noqa: S311
    root = desk.out.split()[-1]
    for _ in range(cases := bounded(24, 5_000)):
        (tmp_path / "damaged.jsonl").write_bytes(damaged(content, chance))
        before = files(tmp_path)
        code = knock(desk, ["archive", "import", "damaged.jsonl", "--store", "new.sqlite"])
        codes[code] += 1
        if code:
            assert files(tmp_path) == before
        else:
            assert root in desk.out
            (tmp_path / "new.sqlite").unlink()
    figure(f"faults: {cases} damaged archives: exit codes {dict(codes)}")


def test_no_backup_ends_in_a_trace(desk: Terminal, tmp_path: Path, figure: Callable[[str], None]) -> None:
    """A damaged backup is refused and leaves no store, unless what it holds is whole."""
    desk.must("backup whole.sqlite --without-keys")
    content, chance, codes = (tmp_path / "whole.sqlite").read_bytes(), random.Random(8), Counter[int]()  # noqa: S311
    for _ in range(cases := bounded(10, 2_000)):
        (tmp_path / "damaged.sqlite").write_bytes(damaged(content, chance))
        before = files(tmp_path)
        code = knock(desk, ["restore", "damaged.sqlite", "--store", "new.sqlite"])
        codes[code] += 1
        if code:
            assert files(tmp_path) == before
        else:
            (tmp_path / "new.sqlite").unlink()
    figure(f"faults: {cases} damaged backups: exit codes {dict(codes)}")


def test_no_report_ends_in_a_trace(desk: Terminal, tmp_path: Path, figure: Callable[[str], None]) -> None:
    """A damaged report is refused or found to differ, in words, and confirmed only when nothing was done to it."""
    chance, codes = random.Random(8), Counter[int]()  # noqa: S311 - no secret
    wholes = []
    for form in ("markdown", "html"):
        desk.must(f"snapshot --as-of 2009-01-27 --format {form} --output whole.{form}")
        wholes.append((tmp_path / f"whole.{form}").read_bytes())
    for number in range(cases := bounded(10, 2_000)):
        whole = wholes[number % 2]
        harmed = whole[: chance.randrange(len(whole))] if number % 7 == 0 else damaged(whole, chance)
        (tmp_path / "damaged").write_bytes(harmed)
        code = knock(desk, ["check-report", "damaged"])
        assert (code == 0) == (harmed == whole)
        codes[code] += 1
    figure(f"faults: {cases} damaged reports: exit codes {dict(codes)}")


def test_a_report_larger_than_any_is_refused(desk: Terminal, tmp_path: Path) -> None:
    """A file is not read into memory just because somebody names it."""
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(10**12)
    assert knock(desk, ["check-report", "huge"]) == 2
    assert "it has more than 50,000,000 bytes" in desk.err
    assert knock(desk, ["check-report", "/dev/zero"]) == 2


def test_no_store_ends_in_a_trace(desk: Terminal, tmp_path: Path, figure: Callable[[str], None]) -> None:
    """Whatever stands in the file of a store, every command answers in words."""
    content, chance, codes = desk.store.read_bytes(), random.Random(8), Counter[int]()  # noqa: S311 - no secret
    for number in range(cases := bounded(24, 5_000)):
        for each in tmp_path.glob("*.*"):
            each.unlink()
        desk.store.write_bytes(damaged(content, chance))
        if number % 20 > 9:
            # A machine that has never seen this journal does not stop at its being another one.
            shutil.rmtree(os.environ["XDG_STATE_HOME"], ignore_errors=True)
        codes[knock(desk, QUESTIONS[number % len(QUESTIONS)].split())] += 1
    figure(f"faults: {cases} damaged stores: exit codes {dict(codes)}")


def test_no_key_file_ends_in_a_trace(
    desk: Terminal, westminster_store: Path, figure: Callable[[str], None]
) -> None:
    """With a damaged key file every text is shown as it was said or as sealed, or the file is refused in a sentence."""
    keys = Path(f"{desk.store}.keys")
    content, chance, codes = Path(f"{westminster_store}.keys").read_bytes(), random.Random(8), Counter[int]()  # noqa: S311
    said = desk.json("staff-issue list")["rows"]
    assert any(row["summary"] for row in said)
    for _ in range(cases := bounded(10, 2_000)):
        keys.write_bytes(damaged(content, chance))
        line = "appeal decide AP-001 --outcome dismissed --reason heard" if chance.random() < 0.5 else RAISE
        codes[knock(desk, shlex.split(line))] += 1
        if desk.run("staff-issue list --format json").code:
            # Its newest key is damaged, or the file is that of a copy: nobody can tell which.
            assert f"{keys} is not the key file of this store, or is damaged" in desk.err
            continue
        rows = json.loads(desk.out)["rows"]
        assert len(rows) >= len(said)
        for row, before in zip(rows, said, strict=False):
            assert all(row[name] in {before[name], SEALED} for name in ("summary", "raised_by"))
    figure(f"faults: {cases} damaged key files: exit codes {dict(codes)}")


def test_no_evidence_ends_in_a_trace(desk: Terminal, tmp_path: Path, figure: Callable[[str], None]) -> None:
    """A damaged checkpoint or proof is refused, or does not check, unless it says what the whole one says."""
    desk.must("checkpoint export --output checkpoint.txt")
    desk.must("proof entry 3 --output proof.txt")
    desk.must("risk review R-001 --note looked")
    desk.must("proof growth checkpoint.txt --output growth.txt")
    chance, codes = random.Random(8), Counter[int]()  # noqa: S311 - no secret
    checks = (("checkpoint", "checkpoint.txt"), ("proof", "proof.txt"), ("proof", "growth.txt"))
    whole = [
        (noun, (tmp_path / name).read_bytes(), desk.must(f"{noun} check {name}").err) for noun, name in checks
    ]
    for number in range(cases := bounded(16, 3_000)):
        noun, content, said = whole[number % len(whole)]
        (tmp_path / "damaged.txt").write_bytes(damaged(content, chance))
        codes[code := knock(desk, [noun, "check", "damaged.txt"])] += 1
        assert code or desk.err == said
    figure(f"faults: {cases} damaged checkpoints and proofs: exit codes {dict(codes)}")
