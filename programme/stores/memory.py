"""What this machine remembers: small files in the user's own state folder."""

from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from platformdirs import user_state_path

Kept = TypeVar("Kept")


def folder(name: str) -> Path:
    """Return the folder of one kind of memory."""
    return user_state_path("programme") / name


def recall(file: Path, kind: type[Kept]) -> list[Kept]:
    """Return what was kept in a file; nothing when there is none, or none that can be read."""
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(file.read_bytes(), type=list[kind])  # type: ignore[valid-type]
    return []
