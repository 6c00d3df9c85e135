"""Writes what stands beside this file, with version 0.1: `python PATH/TO/write.py` in a checkout of commit 96c03b7.

It asks that version every question and keeps what it said. Nothing here is to be written again by a later version: the
point of these files is that 0.1 wrote them.
"""

import io
import json
import lzma
import os
import shlex
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

sys.path.insert(0, str(Path.cwd()))

import programme.register
from domain.references import KINDS
from event_store.sqlite_recorder import SQLiteJournalRecorder
from programme.opening import open_register

from programme import westminster
from programme.cli.app import build
from programme.cli.main import run

HERE = Path(__file__).parent
TODAY = {"merger": date(2010, 3, 2), "westminster": date(2009, 8, 1)}
MOMENTS = {
    "merger": ("", "--as-of 2008-03-15", "--as-known #300"),
    "westminster": ("", "--as-of 2008-09-30"),
}
# What a question is asked about when it needs to be told; all others are asked as they are.
ASKED = {
    "merger": {
        "timeline": ("", "--about R-001", "--redacted"),
        "status": ("", "--redacted"),
        "phase readiness": ("PH-001",),
        "measure phases": ("M-001",),
        "survey results": ("SV-001",),
        "survey compare": ("SV-001 SV-002",),
        "compare": ("2008-01-31 2009-01-31", "2008-06-30 2008-06-30 --as-known-before #200"),
        "people": ("", "'Sgt Birch'"),
    },
    "westminster": {
        "phase readiness": ("PH-001",),
        "measure phases": ("M-001",),
        "survey results": ("SV-001",),
        "compare": ("2008-01-31 2009-01-27",),
    },
}
# These open an app, or write what a test of its own looks at.
NOT_ASKED = {"", "demo", "serve", "show", "why"}


def the_time_is(moment: datetime) -> None:
    """Let the program and its stores believe that it is a moment."""
    programme.register.now = lambda: moment
    SQLiteJournalRecorder.__init__.__defaults__ = (lambda: moment,)


def said(words: list[str]) -> tuple[int, str, str]:
    """Run a command and return its exit code and what it said."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(words)
    return code, out.getvalue(), err.getvalue()


def must(*words: str) -> str:
    """Run a command that has to succeed."""
    code, out, err = said(list(words))
    assert code == 0, (words, err)
    return out


def questions(app: object, words: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every command that answers with persons or without, which are the questions."""
    if app.default_command is not None:
        names = {name for argument in app.assemble_argument_collection() for name in argument.names}
        if "--redacted" in names:
            yield " ".join(words)
    for name in app:
        if not name.startswith("-"):
            yield from questions(app[name], (*words, name))


def lines(store: str, every: list[str]) -> Iterator[str]:
    """Yield every question that is asked of a store."""
    register = open_register(os.environ["PROGRAMME_STORE"])
    state = register.view().programme
    things = [sorted(getattr(state, kind)) for kind in sorted({kind.register for kind in KINDS.values()})]
    register.close()
    for moment in MOMENTS[store]:
        for question in every:
            if question not in NOT_ASKED and not question.endswith(" show"):
                for asked in ASKED[store].get(question, ("",)):
                    yield f"{question} {asked} {moment}"
    for references in things:
        for reference in references[:2]:
            yield f"show {reference}"
        for reference in references[:1]:
            yield f"why {reference}"
            yield f"why {reference}.state"
            yield f"why {reference}.title"


def ask(store: str, every: list[str]) -> None:
    """Keep what every question is answered."""
    the_time_is(datetime.combine(TODAY[store], clock_time(12), tzinfo=UTC))
    with lzma.open(HERE / f"{store}.answers.jsonl.xz", "wt", encoding="utf-8", preset=9) as file:
        for line in lines(store, every):
            words = shlex.split(f"{line} --format json")
            code, out, err = said(words)
            # Not every store has an answer to every question; those without are listed for whoever writes this anew.
            if code == 0:
                file.write(json.dumps({"words": words, "said": out}, ensure_ascii=False) + "\n")
            else:
                sys.stderr.write(f"{line}: {err}")


def kept(path: Path, name: str, *, packed: bool) -> None:
    """Keep a store beside this file, with its key file."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = path.read_bytes()
    if packed:
        (HERE / f"{name}.sqlite.xz").write_bytes(lzma.compress(content, preset=9))
    else:
        (HERE / f"{name}.sqlite").write_bytes(content)
    keys = Path(f"{path}.keys")
    if keys.exists():
        (HERE / f"{name}.sqlite.keys").write_bytes(keys.read_bytes())


def write_merger(folder: Path) -> None:
    """Record the small programme, and write from it everything that may lie in somebody's drawer."""
    for number, line in enumerate((HERE / "commands.jsonl").read_text(encoding="utf-8").splitlines()):
        day, words = json.loads(line)
        the_time_is(
            datetime.combine(date.fromisoformat(day), clock_time(8), tzinfo=UTC)
            + timedelta(seconds=30 * number)
        )
        must(*words)
        if number == 300:
            must("checkpoint", "export", "--output", str(HERE / "merger.earlier.note"))
    the_time_is(datetime.combine(TODAY["merger"], clock_time(12), tzinfo=UTC))
    (HERE / "merger.key").write_text(must("checkpoint", "key"), encoding="utf-8")
    must("checkpoint", "export", "--output", str(HERE / "merger.note"))
    must("proof", "entry", "100", "--output", str(HERE / "merger.entry.proof"))
    must("proof", "growth", str(HERE / "merger.earlier.note"), "--output", str(HERE / "merger.growth.proof"))
    for form, end in (("markdown", "md"), ("html", "html")):
        must(
            "snapshot",
            "--as-of",
            "2009-01-27",
            "--sign",
            "--format",
            form,
            "--output",
            str(HERE / f"snapshot.{end}"),
        )
    must(
        "lessons-pack",
        "--as-of",
        "2010-03-01",
        "--sign",
        "--format",
        "markdown",
        "--output",
        str(HERE / "lessons.md"),
    )
    must("archive", "export", str(HERE / "merger.jsonl"))
    for drawn in ("lessons.md", "merger.jsonl"):
        (HERE / f"{drawn}.xz").write_bytes(lzma.compress((HERE / drawn).read_bytes(), preset=9))
        (HERE / drawn).unlink()
    must("backup", str(folder / "backup.sqlite"))
    kept(folder / "backup.sqlite", "merger.backup", packed=True)


def main() -> None:
    """Write everything."""
    os.environ["TZ"] = "Europe/London"
    time.tzset()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update(
            PROGRAMME_BY="Sam Reed",
            COLUMNS="100",
            XDG_STATE_HOME=f"{name}/state",
            XDG_DATA_HOME=f"{name}/data",
        )
        every = list(questions(build()))
        for store, today in TODAY.items():
            path = folder / f"{store}.sqlite"
            os.environ["PROGRAMME_STORE"] = str(path)
            if store == "merger":
                write_merger(folder)
            else:
                the_time_is(datetime.combine(today, clock_time(9), tzinfo=UTC))
                westminster.write(str(path)).close()
            kept(path, store, packed=True)
            ask(store, every)


if __name__ == "__main__":
    main()
