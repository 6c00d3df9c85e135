"""Checkpoints: the folded state at a position, kept as a cache so that opening does not wait for history."""

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from uuid import UUID

import msgspec

import domain
from domain.entries.journal.amendments import AMENDMENTS
from domain.foundation.dates import when
from domain.history.corrections import Correction
from domain.history.record import Record
from domain.state.programme import Programme
from event_store.errors import JournalError
from programme.personal.names import NAMING


class Checkpoint(msgspec.Struct, array_like=True):
    """The state of a programme on `as_of` at `position`; no fact in it is later than `last_day`.

    `early` is the state with everything as early as its date allows, encoded, or None where that is the same.
    """

    as_of: date
    position: int
    last_day: date
    programme: Programme
    early: bytes | None = None

    def can_take(self, since: Iterable[Record], corrections: dict[int, Correction]) -> bool:
        """Tell whether these records can be folded onto this state: none goes before or amends what is in it."""
        moved = any(c.effective and when(c.effective).latest > self.as_of for c in corrections.values())
        return not moved and all(
            record.on.latest >= self.last_day
            and record.position not in corrections
            and not isinstance(record.entry, AMENDMENTS)
            # Whoever was named otherwise before is called so in the state.
            and record.entry.topic not in NAMING
            for record in since
        )


class Cache(Protocol):
    """What a store offers for keeping checkpoints."""

    def load_checkpoint(self, programme_id: UUID, fingerprint: str) -> bytes | None:
        """Return the newest checkpoint made by the same code, if there is one."""

    def save_checkpoint(self, programme_id: UUID, position: int, fingerprint: str, payload: bytes) -> None:
        """Keep a checkpoint in place of earlier ones."""


_encode = msgspec.msgpack.Encoder().encode


@cache
def _decoder() -> msgspec.msgpack.Decoder[Programme]:
    # Made when it is first asked for: it takes as long as a hundred entries, and most commands need none.
    return msgspec.msgpack.Decoder(Programme)


def encoded(programme: Programme) -> bytes:
    """Return a state as a checkpoint keeps it beside another."""
    return _encode(programme)


def decoded(state: bytes) -> Programme:
    """Return a state that was kept so."""
    return _decoder().decode(state)


def copied(programme: Programme) -> Programme:
    """Return a state of its own that is the same."""
    return _decoder().decode(_encode(programme))


@cache
def fingerprint() -> str:
    """Return a digest of the code that folds: a checkpoint of other code is not used."""
    # With os.walk in less than half the time of pathlib: every opening of a store waits for it.
    folders = os.walk(str(Path(domain.__file__).parent))
    sources = (f"{folder}/{name}" for folder, _, names in folders for name in names if name.endswith(".py"))
    digest = sha256()
    for source in sorted(sources):
        with open(source, "rb", buffering=0) as code:  # noqa: PTH123 - as above
            digest.update(code.read())
    return digest.hexdigest()


def load(cache: Cache, programme_id: UUID) -> Checkpoint | None:
    """Return the newest usable checkpoint; one that cannot be read is as good as none."""
    with suppress(msgspec.MsgspecError, JournalError):
        # Guarantee: a checkpoint of other code is not used.
        payload = cache.load_checkpoint(programme_id, fingerprint())
        return None if payload is None else msgspec.msgpack.decode(payload, type=Checkpoint)
    return None


def save(cache: Cache, programme_id: UUID, checkpoint: Checkpoint) -> None:
    """Keep a checkpoint; where it cannot be written, the next opening replays, and nothing is lost."""
    with suppress(JournalError):
        cache.save_checkpoint(programme_id, checkpoint.position, fingerprint(), _encode(checkpoint))
