"""Passphrases: the first line of a file, or what is typed at a terminal and shown nowhere."""

import sys
from getpass import getpass
from pathlib import Path

from event_store.copies.given_file import read_file
from programme.foundation.refusal import Refused

LARGEST = 1_000_000


def first_line(file: Path) -> str:
    """Return the passphrase in a file; Refused when it cannot be read or has none."""
    try:
        found = read_file(file, LARGEST).decode().partition("\n")[0]
    except (OSError, UnicodeDecodeError):
        raise Refused([f"{file} cannot be read: name a file whose first line is the passphrase"]) from None
    if not found.strip():
        raise Refused([f"the first line of {file} is empty: put the passphrase there"])
    return found


def typed(prompt: str) -> str | None:
    """Return what somebody types; None where nobody can."""
    return getpass(prompt) if sys.stdin is not None and sys.stdin.isatty() else None


def typed_anew(prompt: str) -> str | None:
    """Return a new passphrase that somebody types twice; None where nobody can, Refused when the two differ."""
    first = typed(prompt)
    if first is not None and (not first or typed("the same once more: ") != first):
        raise Refused(["the passphrases differ, or are empty: nothing was done"])
    return first
