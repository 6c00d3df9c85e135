"""Small files of a person's own, each there whole or not at all."""

import os
import tempfile
from pathlib import Path

import msgspec


def keep(file: Path, kept: object) -> None:
    """Keep a value as JSON in the place of what was kept; OSError when it cannot be written."""
    place(file, msgspec.json.encode(kept))


def place(file: Path, content: bytes, *, durable: bool = True) -> None:
    """Put bytes in the place of a file, which only its owner may read; OSError when it cannot be written."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as made:
            made.write(content)
            made.flush()
            if durable:
                # Without it a power cut could leave an empty file of the right name, and nothing would be remembered.
                os.fsync(made.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
