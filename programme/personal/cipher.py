"""Sealing and opening one text: AES-256-GCM under a key of its own, bound to the place where the text was recorded."""

import secrets
from binascii import Error as NotBase64
from binascii import a2b_base64, b2a_base64
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from programme.foundation.codec import MARK

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK_IN_JSON = rb"\u001a"
NONCE_SIZE = 12
# No field takes it either, so that what was sealed without it before reads as ever.
PADDING = b"\0"
SHORTEST = 64


def place_of(programme_id: UUID | str, position: int, topic: str) -> str:
    """Return where a text is recorded, as its seal is bound to it."""
    return f"{programme_id} {position} {topic}"


def seal(text: str, name: str, key: bytes, place: str, label: str) -> str:
    """Return a text as the journal keeps it: with the name of its key, such as SI-003/0, and encrypted."""
    box = seal_bytes(_padded(text.encode()), key, f"{place} {label} {name}".encode())
    return f"{MARK}{name}:{b2a_base64(box, newline=False).decode()}"


def unwrap(text: str) -> tuple[str, str]:
    """Return the name of the key of a sealed text, and what is sealed."""
    name, _, body = text[len(MARK) :].partition(":")
    return name, body


def unseal(name: str, body: str, key: bytes, place: str, label: str) -> str | None:
    """Return the text; None when it was sealed with another key, or for another place, or was changed."""
    try:
        # Guarantee: a sealed text is not opened in another programme, position, kind of entry or field, or by another
        # key.
        opened = unseal_bytes(a2b_base64(body), key, f"{place} {label} {name}".encode())
        return None if opened is None else opened.rstrip(PADDING).decode()
    except (NotBase64, ValueError):
        return None


def _padded(text: bytes) -> bytes:
    # Guarantee: the length of a sealed text tells only the next power of two. It outlives every erasure, and “no” is
    # shorter than a name.
    return text.ljust(max(SHORTEST, 1 << (len(text) - 1).bit_length()) if text else SHORTEST, PADDING)


def seal_bytes(content: bytes, key: bytes, bound: bytes) -> bytes:
    """Return bytes encrypted, good only for what they are bound to."""
    nonce = secrets.token_bytes(NONCE_SIZE)
    return nonce + _cipher(key).encrypt(nonce, content, bound)


def unseal_bytes(box: bytes, key: bytes, bound: bytes) -> bytes | None:
    """Return the bytes; None when they were sealed with another key, or for something else, or were changed."""
    try:
        return _cipher(key).decrypt(box[:NONCE_SIZE], box[NONCE_SIZE:], bound)
    except _refusals():
        return None


def _refusals() -> tuple[type[Exception], ...]:
    # Looked up only once something was refused: replay opens texts by the thousand.
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as with _cipher

    return InvalidTag, ValueError


@lru_cache(maxsize=4096)
def _cipher(key: bytes) -> "AESGCM":
    # The app is painted, and most questions are answered, without opening a single text.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    return AESGCM(key)
