"""Where verification failed: said by every command until a verification finds all well, or somebody accepts it."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from programme.foundation.machine import NotRemembered, folder, keep, recall
from programme.stores.sights import place_of


class Failure(msgspec.Struct, frozen=True):
    """What verification found first in a store."""

    store: str
    sentence: str


def failed(store: str) -> str:
    """Return what verification found in a store, empty when nothing; NotRemembered when that is not known any more."""
    return next((failure.sentence for failure in recall(_file(store), Failure)), "")


def note(store: str, sentence: str) -> None:
    """Remember that verification failed; where that cannot be written, only what it finds again is said again."""
    with suppress(OSError, NotRemembered):
        keep(_file(store), [Failure(place_of(store), sentence)])


def resolve(store: str) -> None:
    """Forget that verification failed."""
    with suppress(OSError, NotRemembered):
        if _file(store).exists():
            keep(_file(store), [])


def _file(store: str) -> Path:
    return folder("failed") / f"{sha256(place_of(store).encode()).hexdigest()[:32]}.json"
