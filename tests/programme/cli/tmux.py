"""A person at a real terminal: the installed command in a shell, in a terminal emulator that nobody sees."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

# Long enough for the slowest machine; a test that waits so long has failed.
PATIENCE_SECONDS = 60
PROMPT = "shell>"
needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed here")


class Tmux:
    """A shell in a terminal of its own."""

    def __init__(self, socket: str) -> None:
        self._socket = socket

    def ask(self, *words: str) -> str:
        """Run a command of tmux and return what it says."""
        command = ["tmux", "-L", self._socket, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self.ask("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.ask("send-keys", "-l", text)

    @property
    def screen(self) -> str:
        """What the terminal shows."""
        return self.ask("capture-pane", "-p")

    @property
    def foreground(self) -> str:
        """The name of the process that has the terminal."""
        return self.ask("display-message", "-p", "#{pane_current_command}").strip()

    @property
    def full_screen(self) -> bool:
        """Whether an app has the whole screen."""
        return self.ask("display-message", "-p", "#{alternate_on}").strip() == "1"

    def resize(self, width: int, height: int) -> None:
        """Make the terminal another size."""
        self.ask("resize-window", "-x", str(width), "-y", str(height))

    def until(self, so: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not so():
            assert time.monotonic() < deadline, f"{what}\n{self.screen}"
            time.sleep(0.05)

    def until_shown(self, *texts: str) -> None:
        """Wait until the terminal shows some texts."""
        self.until(lambda: all(text in self.screen for text in texts), f"{texts} is shown")


@contextmanager
def terminal(folder: Path, environment: dict[str, str]) -> Iterator[Tmux]:
    """Open a terminal of 80 by 24 with a shell in it, and close it afterwards."""
    socket = f"programme-test-{uuid4().hex[:12]}"
    commands = Path(sys.executable).parent
    given = {**os.environ, "PATH": f"{commands}:{os.environ['PATH']}", **environment}
    given.pop("TMUX", None)
    (folder / "rc").write_text(f"PS1='{PROMPT} '\n")
    shell = "exec bash --noprofile --rcfile rc -i"
    command = ["tmux", "-L", socket, "-f", os.devnull, "new-session", "-d", "-x", "80", "-y", "24", shell]
    subprocess.run(command, check=True, env=given, cwd=folder)
    try:
        opened = Tmux(socket)
        opened.until_shown(PROMPT)
        yield opened
    finally:
        subprocess.run(["tmux", "-L", socket, "kill-server"], check=False, capture_output=True)
