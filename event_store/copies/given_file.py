"""Reading files that somebody names: only files, never what a device, a pipe or a folder gives without end."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EFBIG, EINVAL
from io import BufferedReader
from pathlib import Path


@contextmanager
def opened_file(file: Path) -> Iterator[BufferedReader]:
    """Open a file to read it; OSError when it cannot be, or is none."""
    # Guarantee: nothing is read from a device, a pipe or a folder that is named as a file. Asked before it is opened,
    # which alone may wait or have an effect, and again of what was opened.
    _refuse_no_file(os.stat(file))  # noqa: PTH116 - as below
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as opened:
        _refuse_no_file(os.fstat(descriptor))
        yield opened


def read_file(file: Path, largest: int) -> bytes:
    """Return the content of a file; OSError when it cannot be read, is none, or is larger than `largest` bytes."""
    with opened_file(file) as opened:
        content = opened.read(largest + 1)
    if len(content) > largest:
        raise OSError(EFBIG, f"it has more than {largest:,} bytes")
    return content


def _refuse_no_file(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        what = "a folder" if stat.S_ISDIR(found.st_mode) else "a device, a pipe or a socket"
        raise OSError(EINVAL, f"it is {what} and no file")
