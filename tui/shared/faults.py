"""What goes wrong: a store's fault is told from one of the program, which is written down for whoever mends it."""

import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from platformdirs import user_log_path

from programme.foundation.refusal import Unreadable
from programme.journal.register import Register
from programme.stores.open import reading


class Judge:
    """Tells a store that was damaged, or that another program made, from a mistake of this one."""

    def __init__(self) -> None:
        self._asked_at = -1
        self._said = ""

    def said(self, register: Register | None, error: Exception) -> str:
        """Return what is amiss with the store, if anything is; each state of it is looked into once."""
        if register is None:
            return ""
        try:
            with reading(register.journal):
                if (position := register.position()) == self._asked_at:
                    return self._said
                self._asked_at, self._said = position, ""
                _raise(error)
        except Unreadable as unreadable:
            self._said = str(unreadable)
        except Exception as raised:
            if raised is not error:
                raise
        return self._said


def _raise(error: Exception) -> NoReturn:
    raise error


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
