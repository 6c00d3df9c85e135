"""Long answers a screen at a time, where somebody sits at a terminal."""

import os
import shlex
import shutil
import subprocess
import sys

from programme.foundation.served import served


def wanted() -> bool:
    """Tell whether an answer may go through a pager: somebody reads it at a terminal, and has not switched it off."""
    return (
        all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
        and os.environ.get("TERM") != "dumb"
        and not served()
        and _command() is not None
    )


def page(text: str) -> bool:
    """Show a text that is longer than the screen in the pager; False when it fits or the pager cannot be started."""
    size = shutil.get_terminal_size((100, 24))
    # A line is left for what the shell writes next.
    if sum(1 + max(0, len(line) - 1) // size.columns for line in text.splitlines()) < size.lines:
        return False
    command = _command()
    try:
        # `F` ends it when all fits, `R` and `X` leave what was read on the screen, as git and gh have it.
        with subprocess.Popen(  # noqa: S603 - the pager that whoever asks has chosen
            command or [], stdin=subprocess.PIPE, env={"LESS": "FRX", **os.environ}
        ) as pager:
            try:
                pager.communicate(text.encode())
            except KeyboardInterrupt:
                pager.wait()
    except OSError:
        return False
    return True


def _command() -> list[str] | None:
    chosen = os.environ.get("PROGRAMME_PAGER", os.environ.get("PAGER", "less"))
    try:
        words = shlex.split(chosen)
    except ValueError:
        return None
    # An empty one, or cat, is how people say that they want none.
    return words if words and words != ["cat"] and shutil.which(words[0]) else None
