"""Files that go through a pipe: `-` is standard output for what writes one, and standard input for what reads it."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from programme.foundation.refusal import Refused, Unwritten

PIPE = Path("-")


@contextmanager
def written(file: Path) -> Iterator[Path]:
    """Give the file to write; for `-` it is sent to standard output when it is whole.

    Refused where that is a terminal, which could obey what is in the file; Unwritten when it cannot be written.
    """
    if file != PIPE:
        yield file
        return
    if sys.stdout is None:
        reason = "it is closed"
        raise Unwritten(reason)
    if sys.stdout.isatty():
        raise Refused(["- sends this to a pipe, and standard output is a screen: name a file, or add > FILE"])
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        yield whole
        try:
            with whole.open("rb") as content:
                shutil.copyfileobj(content, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        except BrokenPipeError as error:
            raise Unwritten(str(error.strerror), reader_left=True) from error
        except OSError as error:
            raise Unwritten(str(error.strerror)) from error


@contextmanager
def given(file: Path) -> Iterator[Path]:
    """Give the file to read; for `-` it holds what came by standard input, by which refusals name it."""
    if file != PIPE:
        yield file
        return
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        try:
            with whole.open("wb") as content:
                shutil.copyfileobj(sys.stdin.buffer, content)
            yield whole
        except OSError as error:
            raise Refused([f"standard input cannot be read ({error.strerror}): name a file"]) from None
        except Refused as refused:
            said = [
                str(problem.sentence).replace(str(whole), "standard input") for problem in refused.problems
            ]
            raise Refused(said) from None
