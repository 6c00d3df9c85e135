"""Every command of a how-to page is run, in the order in which a reader would."""

import io
import re
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.terminal import Terminal

# Pages whose commands ask questions of the Westminster programme.
ON_WESTMINSTER = ["install", "use-from-scripts"]


def lines(page: str) -> list[str]:
    """Return the command lines of a page."""
    text = (ROOT / f"docs/how-to/{page}.md").read_text(encoding="utf-8")
    return [
        line
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
        if line
    ]


@pytest.mark.parametrize("page", ON_WESTMINSTER)
def test_every_command_of_a_page_works(
    page: str, terminal: Terminal, westminster_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader can type every line of a page and none is refused."""
    terminal.starts_from(westminster_store)
    monkeypatch.chdir(tmp_path)
    assert lines(page)
    for line in lines(page):
        for command in line.split(" | "):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(terminal.out.encode())))
            word, _, rest = command.partition(" ")
            assert word == "programme", line
            terminal.must(rest)
