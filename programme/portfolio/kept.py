"""Kept summaries: one file for a portfolio, which can be lost and is made again."""

from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import msgspec
from platformdirs import user_cache_path

from event_store.copies.given_file import read_file
from programme.foundation.small_files import place
from programme.journal.checkpoints import fingerprint
from programme.portfolio.summary import Summary

LARGEST = 200_000_000


class Kept(msgspec.Struct, array_like=True):
    """What was found in a store when it looked so: its summaries, or why it could not be read."""

    looks: str
    summaries: tuple[Summary, ...] = ()
    problem: str = ""


class _Whole(msgspec.Struct, array_like=True):
    made_by: str
    stores: dict[str, Kept]


def recall(portfolio: Path) -> dict[str, Kept]:
    """Return what is kept of the stores of a portfolio, by their places; what other code made is not used."""
    with suppress(OSError, msgspec.MsgspecError):
        whole = msgspec.msgpack.decode(read_file(_file(portfolio), LARGEST), type=_Whole)
        if whole.made_by == _made_by():
            return whole.stores
    return {}


def keep(portfolio: Path, stores: dict[str, Kept]) -> None:
    """Keep what was found; where it cannot be written, it is found again the next time."""
    with suppress(OSError):
        place(_file(portfolio), msgspec.msgpack.encode(_Whole(_made_by(), stores)), durable=False)


def _file(portfolio: Path) -> Path:
    name = sha256(str(portfolio.absolute()).encode()).hexdigest()[:32]
    return user_cache_path("programme") / "portfolio" / f"{name}.msgpack"


def _made_by() -> str:
    return f"{version('programme-register')} {fingerprint()}"
