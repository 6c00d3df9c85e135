"""How far a long command has come, on a line of standard error that is gone when it is done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_FROM_THE_START = "\r\x1b[K"


def tell(said: str) -> None:
    """Write how far it has come over what was written before."""
    sys.stderr.write(f"{_FROM_THE_START}{said}")
    sys.stderr.flush()


@contextmanager
def telling() -> Iterator[None]:
    """Clear the line after work of which something was told, however it ends; nothing where nobody sees it."""
    try:
        yield
    finally:
        if sys.stderr.isatty():
            tell("")
