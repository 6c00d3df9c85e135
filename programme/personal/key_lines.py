"""How a key file is written: a line for each key, in ASCII, with whose it is."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from hashlib import sha256
from uuid import UUID

import msgspec

from domain.foundation.safe_text import safe

KEY_SIZE = 32
# What tells a line that was damaged from one of another key file; lines of version 0.1 have none.
CHECK_SIZE = 4
# The programme, the subject, the generation and the key.
FIELDS = 4
HEADER = b"# Keys of personal texts in the store beside this file: docs/personal-data.md. Keep backups of it apart.\n"


class KeyName(msgspec.Struct, frozen=True):
    """Whose key it is: a programme, what the texts are about, and the position of its last erasure before (0: none)."""

    programme_id: UUID
    subject: str
    generation: int

    @property
    def words(self) -> str:
        """The name as it stands on a sealed text: SI-003/0."""
        return f"{self.subject}/{self.generation}"


def line_of(name: KeyName, key: bytes) -> bytes:
    """Return the line of a key."""
    whose = _whose(name)
    return b"%s %s\n" % (whose, b64encode(key + _check(whose, key)))


def lines_of(text: bytes) -> list[tuple[int, bytes]]:
    """Return every line of a key file with the place where it begins."""
    found, place = [], 0
    for line in text.split(b"\n"):
        found.append((place, line))
        place += len(line) + 1
    return found


def parsed(line: bytes) -> tuple[KeyName | None, bytes]:
    """Return whose key a line holds and the key as written; None for a comment, or a line cut short."""
    try:
        programme_id, subject, generation, encoded = line.split(b" ")
        return KeyName(UUID(programme_id.decode()), subject.decode(), int(generation)), encoded
    except ValueError:
        return None, b""


def decoded(text: bytes) -> tuple[dict[KeyName, bytes], list[str]]:
    """Return every key that is whole, and which lines hold none that was not destroyed, by their numbers and names.

    Of two lines for one name the first that is whole counts.
    """
    keys: dict[KeyName, bytes] = {}
    spoilt: list[tuple[int, KeyName | None]] = []
    for number, (_, line) in enumerate(lines_of(text), 1):
        name, encoded = parsed(line)
        if name is not None and (key := _whole(name, encoded)) is not None:
            keys.setdefault(name, key)
        elif encoded.strip(b"-") or (name is None and line.strip() and not line.startswith(b"#")):
            spoilt.append((number, name))
    damaged = [
        str(number) if name is None else f"{number} ({safe(name.words)[:40]})"
        for number, name in spoilt
        if name not in keys
    ]
    return keys, damaged


def _whole(name: KeyName, encoded: bytes) -> bytes | None:
    """Return a key as it was written; None when it was destroyed, damaged or cut short."""
    try:
        found = b64decode(encoded, validate=True)
    except NotBase64:
        return None
    key, check = found[:KEY_SIZE], found[KEY_SIZE:]
    if len(key) < KEY_SIZE or (check and check != _check(_whose(name), key)):
        return None
    return key


def _whose(name: KeyName) -> bytes:
    return f"{name.programme_id} {name.subject} {name.generation}".encode()


def _check(whose: bytes, key: bytes) -> bytes:
    return sha256(whose + b" " + key).digest()[:CHECK_SIZE]
