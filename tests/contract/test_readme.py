"""Every command in the README is run, in the order in which a newcomer would."""

import re
from pathlib import Path

import pytest

from tests import ROOT
from tests.terminal import Terminal

README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = [
    line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines() if line
]


def test_every_command_of_the_readme_works(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newcomer can type every line of the README and none is refused."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROGRAMME_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    ran = 0
    for line in LINES:
        command, _, rest = line.partition(" ")
        if command == "export":
            monkeypatch.setenv(*rest.split("=", 1))
        elif command == "unset":
            monkeypatch.delenv(rest)
        elif command == "programme":
            terminal.must(rest)
            ran += 1
        else:
            assert re.search(rf"^{rest}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), (
                line
            )
    assert ran > 10


def test_every_page_the_readme_names_exists() -> None:
    """A link of the README leads somewhere."""
    pages = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(pages) > 5
    for page in pages:
        assert (ROOT / page).exists(), page
