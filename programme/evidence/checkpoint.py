"""Checkpoints of C2SP `tlog-checkpoint`: a journal's size and its Merkle root, in three lines that can be signed."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import NamedTuple
from uuid import UUID

from programme.foundation.refusal import Refused

ORIGIN = "programme-register/"
HASH_SIZE = 32


class SignedSize(NamedTuple):
    """What a checkpoint says: the first `size` records of the programme's journal have this root."""

    programme_id: UUID
    size: int
    root: bytes

    @property
    def origin(self) -> str:
        """The name of the journal, under which its checkpoints are signed."""
        return f"{ORIGIN}{self.programme_id}"

    def __str__(self) -> str:
        """Write the text of the checkpoint."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def read(text: str) -> SignedSize:
    """Read the text of a checkpoint; Refused when it is none, or not of a programme."""
    lines = text.split("\n")
    try:
        origin, size, root = lines[:3]
        read_size = SignedSize(UUID(origin.removeprefix(ORIGIN)), int(size), b64decode(root, validate=True))
    except (ValueError, NotBase64) as error:
        problem = "it is not a checkpoint of a programme: three lines with its name, its size and its root"
        raise Refused([problem]) from error
    if str(read_size) != text or len(read_size.root) != HASH_SIZE:
        problem = (
            "it is not a checkpoint as this program writes it: it has other lines, or is spelt otherwise"
        )
        raise Refused([problem])
    return read_size
