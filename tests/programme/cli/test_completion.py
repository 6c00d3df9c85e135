"""Completion: the script of a shell is made once, and anew when the commands may have changed."""

from pathlib import Path

import pytest
from cyclopts import App

from tests.terminal import Terminal


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each script that is made, in place of making it: that takes seconds."""
    scripts: list[str] = []

    def generate(_: App, *, shell: str) -> str:
        scripts.append(shell)
        return f"the script of {shell}, made {len(scripts)} times"

    monkeypatch.setattr(App, "generate_completion", generate)
    return scripts


def test_a_script_is_made_once_for_each_shell(
    terminal: Terminal, made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shell that starts again is given what was kept; one that is damaged, or of other code, is made again."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first = terminal.must("completion zsh").out
    assert terminal.must("completion zsh").out == first
    assert terminal.must("completion bash").out != first
    assert made == ["zsh", "bash"]
    [kept] = (tmp_path / "cache").rglob("completion-zsh-*.json")
    kept.write_bytes(b"spoilt")
    terminal.must("completion zsh")
    monkeypatch.setattr("programme.cli.commands.completion._fingerprint", lambda: "of other code")
    terminal.must("completion zsh")
    assert made == ["zsh", "bash", "zsh", "zsh"]
    assert [file.name for file in (tmp_path / "cache").rglob("completion-zsh-*")] == [
        "completion-zsh-of other code.json"
    ]
