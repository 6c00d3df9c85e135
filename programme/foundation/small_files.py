"""Small files of a person's own, each there whole or not at all."""

import os
import tempfile
from pathlib import Path

import msgspec


def keep(file: Path, kept: object) -> None:
    """Keep a value as JSON in the place of what was kept; OSError when it cannot be written."""
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
