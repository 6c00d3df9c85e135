"""Stores that somebody crafted: planted triggers, views and tables, edited schemas and numbers without measure."""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.faults.bounds import bounded
from tests.faults.doors import knock
from tests.tampering import unguarded
from tests.terminal import Terminal

TABLES = ("journal", "head", "tile", "checkpoint")
OTHERS = ("other", "sqlite_stat9", "journal2", "[a b]")
BODIES = ("SELECT RAISE(IGNORE)", "DELETE FROM head", "UPDATE head SET size = size + 1", "SELECT 1")
NUMBERS = (-1, 0, 200_000_000, 2**31, 2**62, 2**63 - 1)
ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
QUESTIONS = ("status", "risk list --format json", "timeline --format csv", "verify", "doctor", "checkpoint export",
             "backup copy.sqlite --without-keys", "archive export copy.jsonl", "restore {} --store new.sqlite",
             "risk review R-001 --note looked", "hindsight --format json")  # fmt: skip


def planted(store: Path, chance: random.Random) -> str:
    """Put something into a store that does not belong in it, and return what."""
    table, name = chance.choice(TABLES), chance.choice(OTHERS)
    when, what = chance.choice(("BEFORE", "AFTER")), chance.choice(("INSERT", "UPDATE", "DELETE"))
    script = chance.choice(
        (
            f"CREATE TRIGGER {name} {when} {what} ON {table} BEGIN {chance.choice(BODIES)}; END",
            f"CREATE VIEW {name} AS {ENDLESS}",
            f"DROP TABLE {table}; CREATE VIEW {table} AS {ENDLESS}",
            f"CREATE TABLE {name} (text)",
            f"CREATE VIRTUAL TABLE {name} USING fts5(text)",
            f"CREATE INDEX {name} ON {table} (rowid)",
            f"DROP TABLE {table}",
            f"ALTER TABLE {table} RENAME TO {name}",
            f"ALTER TABLE {table} ADD COLUMN more TEXT",
            f"PRAGMA user_version = {chance.choice((-1, 0, 99, 2**31 - 1))}",
            f"PRAGMA application_id = {chance.choice((0, 1, -1))}",
        )
    )
    with closing(sqlite3.connect(store)) as owner:
        owner.executescript(script)
    return script


def rewritten(store: Path, chance: random.Random) -> str:
    """Edit the schema that the file says it has, and leave its tables as they are."""
    old, new = chance.choice(
        (("CHECK", "-- CHECK"), ("NOT NULL", ""), ("STRICT", ""), ("RAISE(ABORT", "RAISE(IGNORE"))
    )
    with closing(sqlite3.connect(store)) as owner:
        owner.execute("PRAGMA writable_schema = ON")
        owner.execute("UPDATE sqlite_schema SET sql = replace(sql, ?, ?)", (old, new))
        owner.commit()
    return f"{old} -> {new}"


def measureless(store: Path, chance: random.Random) -> str:
    """Let a number, a hash or a record be what none can be."""
    statement, values = chance.choice(
        (
            ("UPDATE head SET size = ?", (chance.choice(NUMBERS),)),
            ("UPDATE head SET peaks = zeroblob(?)", (chance.choice((0, 1, 31, 33, 5_000_000)),)),
            ("UPDATE journal SET position = ? WHERE position = 2", (chance.choice(NUMBERS),)),
            ("UPDATE journal SET payload = zeroblob(?) WHERE position = 2", (chance.choice((0, 9_000_000)),)),
            ("UPDATE journal SET payload = ? WHERE position = 2", (b"[" * 100_000,)),
            ("UPDATE journal SET leaf = zeroblob(?)", (chance.choice((0, 32, 64)),)),
            ("DELETE FROM journal WHERE position = ?", (chance.choice((1, 2, 3)),)),
        )
    )
    with unguarded(store) as owner:
        owner.execute(statement, values)
    return f"{statement} {str(values)[:40]}"


def test_no_crafted_store_is_believed_or_ends_in_a_trace(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str], None]
) -> None:
    """On a machine that never saw it, every command refuses a crafted store in words or answers as of the whole one."""
    monkeypatch.chdir(tmp_path)
    terminal.must("new North --on 2008-01-07")
    for title in ("One", "Two"):
        terminal.must(f"risk raise --title {title} --cause a --event b --effect c --on 2008-02-01")
    honest = terminal.store.read_bytes()
    answers = {question: terminal.run(question).out for question in QUESTIONS[:3]}
    chance, codes, made = random.Random(8), Counter[int](), 0  # noqa: S311 - no secret
    for number in range(bounded(90, 3_000)):
        for file in tmp_path.glob("*.*"):
            file.unlink()
        terminal.store.write_bytes(honest)
        try:
            what = chance.choice((planted, planted, rewritten, measureless))(terminal.store, chance)
        except sqlite3.Error:
            continue  # SQLite itself refuses to make it
        made += 1
        for folder in ("state", "data"):
            monkeypatch.setenv(f"XDG_{folder.upper()}_HOME", str(tmp_path / f"{folder}{number}"))
        question = QUESTIONS[number % len(QUESTIONS)]
        code = knock(terminal, question.format(terminal.store).split())
        codes[code] += 1
        if code == 0 and question in answers:
            assert terminal.out == answers[question], what
        # An archive of journals that are whole is the way out of a store that is not.
        if code == 0 and not question.startswith("archive"):
            # What went through was harmless: the store is whole, also after what was recorded in it.
            assert terminal.run("verify").code == 0, (what, question)
        with suppress(FileNotFoundError):
            shutil.rmtree(tmp_path / f"state{number}")
    assert codes[3] > codes[0]
    figure(f"faults: {made} crafted stores opened: exit codes {dict(codes)}")
