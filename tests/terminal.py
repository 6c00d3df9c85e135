"""A person at a terminal, for tests that speak to the real command line."""

import io
import json
import shlex
import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import programme.journal.register
from programme.cli.main import run


@dataclass
class Terminal:
    """A person at a terminal: runs commands on one store and reads what comes back."""

    store: Path
    code: int = 0
    out: str = ""
    err: str = ""
    ran: list[str] = field(default_factory=list)

    def run(self, line: str | list[str]) -> "Terminal":
        """Run a command line or its words, without the word `programme`, on this person's store."""
        words = shlex.split(line) if isinstance(line, str) else line
        self.ran.append(" ".join(words))
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            self.code = run(words)
        self.out, self.err = out.getvalue(), err.getvalue()
        return self

    def starts_from(self, store: Path) -> None:
        """Give this person a copy of a closed store and of its key file."""
        for ending in ("", ".keys"):
            shutil.copy(f"{store}{ending}", f"{self.store}{ending}")

    def must(self, line: str | list[str]) -> "Terminal":
        """Run a command that has to succeed."""
        self.run(line)
        assert self.code == 0, f"{line}\n{self.err}"
        return self

    def json(self, line: str) -> Any:
        """Run a question and read its JSON."""
        self.must(f"{line} --format json")
        return json.loads(self.out)


def raising(title: str, on: str) -> list[str]:
    """Return the words that raise a risk, of which only the title matters, on a day."""
    said = {"title": title, "cause": "no date", "event": "it lasts", "effect": "delay all", "on": on}
    return ["risk", "raise", *(word for name, text in said.items() for word in (f"--{name}", text))]


def the_day_is(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Let the programme believe that it is noon on a day."""
    moment = datetime.fromisoformat(f"{day}T12:00:00").astimezone()
    monkeypatch.setattr(programme.journal.register, "now", lambda: moment)
