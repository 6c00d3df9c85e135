"""Who records: whom the store knows by the login, else who is typed."""

import getpass
import os

from programme.journal.register import Register


def default_recorder() -> str:
    """Return who records when nobody says: PROGRAMME_BY, else the name of the account."""
    try:
        return os.environ.get("PROGRAMME_BY") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def signer(register: Register) -> str:
    """Return who records in a register: whom the store knows by the login, else `default_recorder`."""
    return register.journal.recorder.signs_as or default_recorder()
