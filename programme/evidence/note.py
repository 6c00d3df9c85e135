"""Signed notes of C2SP `signed-note`: a text with signatures beneath it, fit for paper, checked by any such program."""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from programme.foundation.refusal import Refused

ED25519 = b"\x01"
KEY_ID_SIZE = 4
LARGEST = 1_000_000
RAW_SIZE = 32
_SIGNATURE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+=*)")


class PublicKey(NamedTuple):
    """A key that checks signatures, under the name of whoever signs with it."""

    name: str
    raw: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes that tell in a signature which key to check it with."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:KEY_ID_SIZE]

    def __str__(self) -> str:
        """Write it as others take it: NAME+ID+KEY."""
        return f"{self.name}+{self.key_id.hex()}+{b64encode(ED25519 + self.raw).decode()}"

    @classmethod
    def read(cls, text: str) -> "PublicKey":
        """Read a key as others write it; Refused when it is none."""
        name, _, rest = text.strip().partition("+")
        key_id, _, encoded = rest.partition("+")
        decoded = _base64(encoded)
        if not name or decoded is None or decoded[:1] != ED25519 or len(decoded) != 1 + RAW_SIZE:
            problem = f"“{text[:60]}” is not a public key: it looks like NAME+1234abcd+A…"
            raise Refused([problem])
        key = cls(name, decoded[1:])
        if key.key_id.hex() != key_id.casefold():
            problem = "the public key was mistyped: its own check digits do not fit"
            raise Refused([problem])
        return key


class Note(NamedTuple):
    """A text, which ends its last line, and who signed it, with the key id and the signature."""

    text: str
    signatures: tuple[tuple[str, bytes, bytes], ...]

    def __str__(self) -> str:
        """Write it as others read it."""
        lines = [
            f"— {name} {b64encode(key_id + signature).decode()}\n"
            for name, key_id, signature in self.signatures
        ]
        return f"{self.text}\n{''.join(lines)}"

    def signed_by(self, key: PublicKey) -> bool:
        """Tell whether a key's owner signed exactly this text."""
        for name, key_id, signature in self.signatures:
            if (name, key_id) == (key.name, key.key_id):
                try:
                    Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, self.text.encode())
                except InvalidSignature:
                    return False
                return True
        return False


def sign(text: str, name: str, key: Ed25519PrivateKey) -> Note:
    """Sign a text, which ends its last line, under a name."""
    signature = key.sign(text.encode())
    return Note(text, ((name, public_key(name, key).key_id, signature),))


def public_key(name: str, key: Ed25519PrivateKey) -> PublicKey:
    """Return what checks the signatures of a key."""
    return PublicKey(name, key.public_key().public_bytes_raw())


def read(text: str) -> Note:
    """Read a signed note; Refused when it is none."""
    body, blank, signatures = text.rpartition("\n\n")
    if len(text) > LARGEST or not blank or not signatures.endswith("\n") or _controls(text):
        problem = "it is not a signed note: a text, an empty line and a signature that begins with “— ”"
        raise Refused([problem])
    return Note(body + "\n", tuple(_signature(line) for line in signatures.splitlines()))


def _signature(line: str) -> tuple[str, bytes, bytes]:
    found = _SIGNATURE.fullmatch(line)
    decoded = _base64(found[2]) if found else None
    if found is None or decoded is None or len(decoded) <= KEY_ID_SIZE:
        problem = f"“{line[:40]}” is not a signature: it looks like “— NAME BASE64”"
        raise Refused([problem])
    return found[1], decoded[:KEY_ID_SIZE], decoded[KEY_ID_SIZE:]


def _controls(text: str) -> bool:
    return any(character < " " and character != "\n" for character in text)


def _base64(text: str) -> bytes | None:
    try:
        return b64decode(text, validate=True)
    except NotBase64:
        return None
