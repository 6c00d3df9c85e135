"""What this machine remembers: small files in the user's own state folder, each there whole or not at all."""

import os
import tempfile
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


def keep(file: Path, kept: list[Kept]) -> None:
    """Keep a list in the place of what was kept; OSError when it cannot be written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as made:
            made.write(msgspec.json.encode(kept))
            made.flush()
            # Without it a power cut could leave an empty file of the right name, and nothing would be remembered.
            os.fsync(made.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
