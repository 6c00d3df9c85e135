"""The installed command in a real terminal: started, resized, suspended, ended, killed and started again."""

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.programme.cli.tmux import PROMPT, Tmux, needs_tmux
from tests.programme.cli.tmux import terminal as opened
from tests.terminal import Terminal

pytestmark = needs_tmux


@pytest.fixture
def shell(terminal: Terminal, tmp_path: Path) -> Iterator[Tmux]:
    """A shell in a terminal, with a programme that has one risk."""
    terminal.must('new "North division merger" --on 2008-01-07')
    terminal.must("risk raise --title Prolonged --cause 'no date' --event 'it lasts' --effect 'delay all'")
    # The process tells its own number, so that only it is ended.
    (tmp_path / "app").write_text('echo $$ > app.pid; exec programme "$@"\n')
    # As a parent leaves them that reads lines, which pytest's workers are.
    size = {"COLUMNS": "80", "LINES": "24"}
    with opened(tmp_path, {"PROGRAMME_STORE": str(terminal.store), **size}) as there:
        yield there


def start(shell: Tmux) -> None:
    """Start the app, and wait until it shows the programme."""
    shell.type("clear; bash app")
    shell.press("Enter")
    shell.until_shown("North division merger", "Needs you", "? more")


def end(tmp_path: Path, how: signal.Signals) -> None:
    """Send the app a signal."""
    os.kill(int((tmp_path / "app.pid").read_text()), how)


def given_back(shell: Tmux) -> bool:
    """Tell whether the shell has the terminal again, as it was."""
    return not shell.full_screen and shell.foreground == "bash" and PROMPT in shell.screen


def test_it_starts_and_gives_the_terminal_back(shell: Tmux) -> None:
    """`programme` takes the screen, shows the programme, and `q` leaves the terminal as it was."""
    start(shell)
    assert shell.full_screen
    shell.press("2")
    shell.until_shown("R-001", "Prolonged")
    shell.press("q")
    shell.until(lambda: given_back(shell), "the terminal is given back")
    assert "North division merger" not in shell.screen


def test_it_follows_the_size_of_the_terminal(shell: Tmux) -> None:
    """Whatever size its parent had, every line is drawn anew at 60x15 and 160x48, the moment above, the keys below."""
    start(shell)
    shell.press("2")
    for width, height in ((60, 15), (160, 48), (60, 15), (80, 24)):
        shell.resize(width, height)
        shell.until(lambda h=height: len(shell.screen.splitlines()) == h, "the terminal has its size")  # type: ignore[misc]
        shell.until_shown("● live", "R-001", "? more")
        shell.until(lambda: "? more" in shell.screen.splitlines()[-1], "the keys are on the last line")
    shell.press("q")
    shell.until(lambda: given_back(shell), "the terminal is given back")


def test_in_sixteen_colours_it_writes_no_others(shell: Tmux) -> None:
    """What reaches the terminal names only colours that the person has set in it, on a screen and over it."""
    shell.type("export PROGRAMME_THEME=ansi-dark")
    shell.press("Enter")
    start(shell)
    for key, shown in (
        ("2", "Prolonged"),
        ("C-p", "⏎ go there"),
        ("Escape", "? more"),
        ("n", "a … z narrow"),
    ):
        shell.press(key)
        shell.until_shown(shown)
        written = shell.ask("capture-pane", "-p", "-e")
        assert re.search(r"\x1b\[[0-9;]*3[0-7]m", written), "it is in colour"
        assert not re.search(r"[34]8;[25];", written)


def test_it_is_suspended_and_comes_back_where_it_was(shell: Tmux) -> None:
    """ctrl+z gives the shell the terminal, and fg brings the same screen back."""
    start(shell)
    shell.press("2")
    shell.until_shown("Prolonged")
    shell.press("C-z")
    shell.until(lambda: given_back(shell) and "Stopped" in shell.screen, "the shell has the terminal")
    shell.type("fg")
    shell.press("Enter")
    shell.until_shown("[Risks]", "Prolonged", "? more")
    shell.press("3")
    shell.until_shown("[Staff]")
    shell.press("q")
    shell.until(lambda: given_back(shell), "the terminal is given back")


def test_it_gives_the_terminal_back_when_it_is_told_to_end(shell: Tmux, tmp_path: Path) -> None:
    """SIGTERM, as from a closing session, ends the app as `q` does."""
    start(shell)
    end(tmp_path, signal.SIGTERM)
    shell.until(lambda: given_back(shell), "the terminal is given back")


def test_it_is_killed_and_a_draft_is_there_when_it_is_started_again(shell: Tmux, tmp_path: Path) -> None:
    """SIGKILL takes nothing that was typed: the next start works in the same terminal, and the form has the draft."""
    start(shell)
    shell.press("2")
    shell.until_shown("Prolonged")
    _review(shell)
    shell.type("half a thought")
    shell.until_shown("half a thought")
    kept = Path(os.environ["XDG_STATE_HOME"])
    shell.until(
        lambda: any(b"half a thought" in file.read_bytes() for file in kept.rglob("drafts/*/*.json")),
        "the draft is kept",
    )
    end(tmp_path, signal.SIGKILL)
    shell.until(lambda: "Killed" in shell.screen, "the app is gone")
    start(shell)
    shell.press("2")
    shell.until_shown("Prolonged")
    _review(shell)
    shell.until_shown("half a thought")
    end(tmp_path, signal.SIGTERM)
    shell.until(lambda: given_back(shell), "the terminal is given back")


def _review(shell: Tmux) -> None:
    shell.press("n")
    shell.until_shown("a … z narrow")
    shell.type("risk review")
    shell.until_shown("risk review")
    shell.press("Enter")
    shell.until_shown("ctrl+s")
