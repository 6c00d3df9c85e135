"""The installed command on a pseudo-terminal: keys are written to it all at once, as a stalled line does."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

# Long enough for the slowest machine; a test that waits so long has failed.
PATIENCE_SECONDS = 60
PROGRAMME = Path(sys.executable).parent / "programme"
ESCAPES = re.compile(
    rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>]"
)


class PseudoTerminal:
    """A command that believes it is looked at; what it draws is kept as text without its escapes."""

    def __init__(self, process: subprocess.Popen[bytes], end: int) -> None:
        self.process = process
        self._end = end
        self._drawn = b""

    def write(self, keys: bytes) -> None:
        """Write keys, all of them at once."""
        assert os.write(self._end, keys) == len(keys)

    def take_away(self) -> None:
        """Take the terminal away, as closing its window does."""
        self.close()
        self._end = os.open(os.devnull, os.O_RDWR)

    def close(self) -> None:
        """Close our side of the terminal."""
        os.close(self._end)

    def read(self, seconds: float = 0.02) -> None:
        """Read what is drawn, if anything is within a while."""
        if select.select([self._end], [], [], seconds)[0]:
            with suppress(OSError):
                self._drawn += os.read(self._end, 65_536)

    def forget(self) -> None:
        """Look only at what is drawn from now on."""
        while select.select([self._end], [], [], 0)[0]:
            self.read(0)
        self._drawn = b""

    @property
    def raw(self) -> bytes:
        """What was drawn, with its escapes."""
        return self._drawn

    @property
    def drawn(self) -> str:
        """What was drawn, without its escapes."""
        return ESCAPES.sub(b"", self._drawn).decode(errors="replace")

    def until(self, so: Callable[[], bool], what: str) -> None:
        """Wait until something is so, reading what is drawn meanwhile."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not so():
            assert time.monotonic() < deadline, f"{what}\n{self.drawn[-4000:]}"
            assert self.process.poll() is None or not what, f"it ended before {what}\n{self.drawn[-4000:]}"
            self.read()

    def until_drawn(self, *texts: str) -> None:
        """Wait until some texts were drawn."""
        self.until(lambda: all(text in self.drawn for text in texts), f"{texts} is drawn")


@contextmanager
def on_a_pseudo_terminal(
    *words: str | Path,
    stderr: Path | None = None,
    size: tuple[int, int] = (80, 24),
    first: Callable[[], object] | None = None,
    **environment: str,
) -> Iterator[PseudoTerminal]:
    """Run the command with a pseudo-terminal of a size as its own; standard error may go to a file.

    Something may be done first in its process, such as no longer listening to a signal.
    """
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    command: Sequence[str | Path] = [PROGRAMME, *words]
    given = {**os.environ, "TERM": "xterm-256color", **environment}
    for name in ("COLUMNS", "LINES"):
        given.pop(name, None)
    errors = stderr.open("wb") if stderr else its
    process = subprocess.Popen(
        command,
        stdin=its,
        stdout=its,
        stderr=errors,
        env=given,
        preexec_fn=lambda: _own(its, first),  # noqa: PLW1509 - no other thread of the test holds a lock
    )
    os.close(its)
    app = PseudoTerminal(process, ours)
    try:
        yield app
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGCONT)
            process.kill()
        process.wait()
        app.close()


def _own(terminal: int, first: Callable[[], object] | None) -> None:
    """Make a terminal that of a new session, after doing something else."""
    if first:
        first()
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
