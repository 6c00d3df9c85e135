"""Libraries that come with an extra, and what to install where one is missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from programme.foundation.refusal import Refused


@contextmanager
def needing(extra: str) -> Iterator[None]:
    """Import what an extra brings; Refused says what to install when it is not there."""
    try:
        yield
    except ModuleNotFoundError as missing:
        raise Refused(
            [f"{missing.name} is not installed, which this needs: pip install 'programme-register[{extra}]'"]
        ) from None
