"""Files that are given to a command; `-` is standard input."""

import sys
from pathlib import Path

from event_store.copies.given_file import read_file

STANDARD_INPUT = Path("-")


def read_given(file: Path, largest: int) -> bytes:
    """Read a file, or standard input, of at most so many bytes; OSError when it cannot be read or is larger."""
    if file != STANDARD_INPUT:
        return read_file(file, largest)
    content = sys.stdin.buffer.read(largest + 1)
    if len(content) > largest:
        reason = f"standard input holds more than {largest} bytes"
        raise OSError(0, reason)
    return content
