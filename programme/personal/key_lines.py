"""How a key file is written: a line for each key, in ASCII, with whose it is."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import NamedTuple
from uuid import UUID

KEY_SIZE = 32
# The programme, the subject, the generation and the key.
FIELDS = 4
HEADER = b"# Keys of personal texts in the store beside this file: docs/personal-data.md. Keep backups of it apart.\n"


class KeyName(NamedTuple):
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
    return b"%s %s %d %s\n" % (
        str(name.programme_id).encode(), name.subject.encode(), name.generation, b64encode(key),
    )  # fmt: skip


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


def decoded(text: bytes) -> dict[KeyName, bytes]:
    """Return every key that is whole; of two lines for one name the first counts."""
    keys: dict[KeyName, bytes] = {}
    for _, line in lines_of(text):
        name, encoded = parsed(line)
        try:
            key = b64decode(encoded, validate=True)
        except NotBase64:
            continue  # it was destroyed
        if name is not None and len(key) == KEY_SIZE:
            keys.setdefault(name, key)
    return keys
