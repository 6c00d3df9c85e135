"""Evidence that is a file: its name and digest are kept, never its content."""

from collections.abc import Sequence
from hashlib import file_digest
from pathlib import Path

from domain.foundation.safe_text import without_invisible
from event_store.copies.given_file import opened_file
from programme.foundation.refusal import Problem, Refused
from programme.foundation.served import served

MARK = "@"
ON_THE_SERVER = "the file would be one of the machine that serves this app: give a reference"


def with_digests(references: Sequence[str]) -> tuple[str, ...]:
    """Return references as they are seen, and in place of each `@FILE` the name of the file and its SHA-256.

    A relative path is one from the folder that the program was started in. Refused when a file cannot be read.
    """
    return tuple(_named(text) if text.startswith(MARK) else text for text in map(seen, references))


def seen(reference: str) -> str:
    """Return a reference without what nobody sees, which is copied with it and would make a mere word of a file."""
    return without_invisible(reference)[0].strip()


def _named(text: str) -> str:
    if served():
        raise Refused([Problem(ON_THE_SERVER, "evidence")])
    path = Path(text.removeprefix(MARK))
    try:
        with opened_file(path) as file:
            return f"{path.name} sha256:{file_digest(file, 'sha256').hexdigest()}"
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        sentence = f"evidence {path} cannot be read ({why}): check the path, or give a reference"
        raise Refused([Problem(sentence, "evidence")]) from None
