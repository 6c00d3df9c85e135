"""Sealing and opening one text: AES-256-GCM under a key of its own, bound to the place where the text was recorded."""

import secrets
from binascii import Error as NotBase64
from binascii import a2b_base64, b2a_base64
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

# Nobody can type it: a control character, which no field takes.
MARK = "\x1a"
NONCE_SIZE = 12


class Place(NamedTuple):
    """Where a text was recorded."""

    programme_id: UUID
    position: int
    topic: str

    def bound(self, subject: str, generation: int, label: str) -> bytes:
        """Return what a sealed text is good for, and nothing else."""
        # Guarantee: a sealed text that was moved to another place is not opened.
        return f"{self.programme_id} {self.position} {self.topic} {label} {subject} {generation}".encode()


class Sealed(NamedTuple):
    """A sealed text: what it is about, the position of the last erasure before it, and the text encrypted."""

    subject: str
    generation: int
    body: str


def seal(text: str, key: bytes, place: Place, subject: str, generation: int, label: str) -> str:  # noqa: PLR0913, PLR0917 - what is bound
    """Return a text as the journal keeps it."""
    nonce = secrets.token_bytes(NONCE_SIZE)
    box = nonce + _cipher(key).encrypt(nonce, text.encode(), place.bound(subject, generation, label))
    return f"{MARK}{subject}/{generation}:{b2a_base64(box, newline=False).decode()}"


def unwrap(text: str) -> Sealed | None:
    """Return a sealed text in its parts; None when they are not there."""
    name, colon, body = text[len(MARK) :].partition(":")
    subject, slash, generation = name.partition("/")
    if not (colon and slash and generation.isdecimal()):
        return None
    return Sealed(subject, int(generation), body)


def unseal(sealed: Sealed, key: bytes, place: Place, label: str) -> str | None:
    """Return the text; None when it was sealed with another key, for another place, or was changed."""
    try:
        box = a2b_base64(sealed.body)
        bound = place.bound(sealed.subject, sealed.generation, label)
        return _cipher(key).decrypt(box[:NONCE_SIZE], box[NONCE_SIZE:], bound).decode()
    except (InvalidTag, NotBase64, ValueError):
        return None


def seal_bytes(content: bytes, key: bytes, bound: bytes) -> bytes:
    """Return bytes encrypted, such as a folded state."""
    nonce = secrets.token_bytes(NONCE_SIZE)
    return nonce + _cipher(key).encrypt(nonce, content, bound)


def unseal_bytes(box: bytes, key: bytes, bound: bytes) -> bytes | None:
    """Return the bytes; None when they were sealed with another key, or were changed."""
    try:
        return _cipher(key).decrypt(box[:NONCE_SIZE], box[NONCE_SIZE:], bound)
    except (InvalidTag, ValueError):
        return None


@lru_cache(maxsize=4096)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)
