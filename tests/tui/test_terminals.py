"""What a terminal is made to show: after a stop, where standard error is a file, and when it goes."""

import os
import signal
import subprocess
from functools import partial
from pathlib import Path
from subprocess import PIPE

import pytest

from tests.terminal import Terminal
from tests.tui.pseudo_terminal import PATIENCE_SECONDS, PROGRAMME, PseudoTerminal, on_a_pseudo_terminal

SHOWN = ("North division merger", "Needs you", "? more")


@pytest.fixture
def begun(terminal: Terminal) -> Terminal:
    """A programme with a risk."""
    terminal.must('new "North division merger" --on 2008-01-07')
    return terminal.must(
        "risk raise --title Prolonged --cause 'no date' --event 'it lasts' --effect 'delay all'"
    )


def stopped(app: PseudoTerminal) -> bool:
    """Tell whether the app is stopped, as by a shell."""
    return Path(f"/proc/{app.process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def test_after_a_stop_all_of_the_screen_is_drawn_again(begun: Terminal) -> None:
    """After a stop all of the screen is drawn again, whatever the terminal has kept of it."""
    with on_a_pseudo_terminal(PROGRAMME_STORE=str(begun.store)) as app:
        app.until_drawn(*SHOWN)
        app.write(b"2")
        app.until_drawn("Prolonged")
        app.write(b"\x1a")
        app.until(lambda: stopped(app), "it is stopped")
        app.forget()
        os.kill(app.process.pid, signal.SIGCONT)
        app.until_drawn("North division merger", "[Risks]", "R-001", "Prolonged", "? more")


def test_a_move_draws_what_it_changes_and_no_more(begun: Terminal) -> None:
    """An arrow key on a large screen sends no more than 2,000 bytes: two rows, and what is said of the new one."""
    begun.must("risk raise --title Tangled --cause 'two rotas' --event 'they clash' --effect 'nobody comes'")
    with on_a_pseudo_terminal(size=(160, 48), PROGRAMME_STORE=str(begun.store)) as app:
        app.until_drawn(*SHOWN)
        app.forget()
        app.write(b"2")
        app.until_drawn("[Risks]", "R-002", "tab, then arrows", "export", "? more")
        # There and back first, so that nothing of the screen itself is still on its way.
        for key, said in ((b"\x1b[B", "R-002  Risk Tangled"), (b"\x1b[A", "R-001  Risk Prolonged")) * 2:
            app.forget()
            app.write(key)
            app.until_drawn(said)
        assert len(app.raw) < 2_000


def test_the_app_is_drawn_wherever_it_starts(begun: Terminal, tmp_path: Path) -> None:
    """The app is drawn wherever it starts, also when standard error is a file."""
    errors = tmp_path / "errors.txt"
    with on_a_pseudo_terminal(stderr=errors, PROGRAMME_STORE=str(begun.store)) as app:
        app.until_drawn(*SHOWN)
        app.write(b"2")
        app.until_drawn("R-001", "Prolonged")
        app.write(b"q")
        app.until(lambda: app.process.poll() is not None, "")
    assert (app.process.returncode, errors.read_bytes()) == (0, b"")


def test_the_app_ends_when_its_terminal_or_its_browser_is_taken_away(begun: Terminal) -> None:
    """The app ends when its terminal or its browser is taken away."""
    for how in ("its terminal is gone", "and it was told to stay"):
        stays = partial(signal.signal, signal.SIGHUP, signal.SIG_IGN) if how.startswith("and") else None
        with on_a_pseudo_terminal(first=stays, PROGRAMME_STORE=str(begun.store)) as app:
            app.until_drawn(*SHOWN)
            app.take_away()
            assert app.process.wait(PATIENCE_SECONDS) == 0, how
    served = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "PROGRAMME_STORE": str(begun.store)}
    with subprocess.Popen(
        [PROGRAMME], stdin=PIPE, stdout=PIPE, env={**os.environ, **served}
    ) as app_of_browser:
        assert app_of_browser.stdout is not None
        assert app_of_browser.stdout.readline() == b"__GANGLION__\n"
        try:
            # It closes its end first, as the kernel does for a server that is killed.
            app_of_browser.communicate(timeout=PATIENCE_SECONDS)
        finally:
            app_of_browser.kill()
    assert app_of_browser.returncode == 0
