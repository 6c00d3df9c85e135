"""A fault of the program itself: written down for whoever mends it, said in one sentence to whoever met it."""

import traceback
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_log_path


def write_down(error: BaseException) -> Path | None:
    """Add a fault to the log and return the file; None when it cannot be written."""
    path = user_log_path("programme") / "faults.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"\n{datetime.now(UTC).isoformat()}\n{''.join(traceback.format_exception(error))}")
    except OSError:
        return None
    return path


def sentence(error: BaseException, log: Path | None) -> str:
    """Say that something went wrong, what is safe, and where the details are."""
    where = f"the details are in {log}" if log else f"it was {type(error).__name__}"
    return f"this program made a mistake; every entry that was acknowledged is safe, and {where}"
