"""How the command that runs now is to speak: quietly, to a file or through a pager."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import msgspec


class Manner(msgspec.Struct, frozen=True):
    """`kept` collects the answer when it is not written as it comes; None when it is."""

    quiet: bool = False
    kept: list[str] | None = None


ALOUD = Manner()
_now: ContextVar[Manner] = ContextVar("manner", default=ALOUD)


def manner() -> Manner:
    """Return how to speak now."""
    return _now.get()


@contextmanager
def speaking(how: Manner) -> Iterator[None]:
    """Speak so until this ends."""
    token = _now.set(how)
    try:
        yield
    finally:
        _now.reset(token)
