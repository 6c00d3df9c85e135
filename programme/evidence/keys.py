"""The key that checkpoints are signed with: a file of the user's own, made when it is first needed."""

import os
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from platformdirs import user_data_path

from event_store.copies.given_file import read_file
from programme.foundation.refusal import Unreadable

LARGEST = 1_000_000


def key_file() -> Path:
    """Return where the key is kept: PROGRAMME_KEY, else a file in the user's data folder."""
    given = os.environ.get("PROGRAMME_KEY")
    return Path(given) if given else user_data_path("programme") / "signing-key.pem"


def signing_key() -> Ed25519PrivateKey:
    """Return the key, made when there is none; Unreadable when the file cannot be used."""
    file = key_file()
    try:
        if not file.exists():
            return _made(file)
        if os.name == "posix" and file.stat().st_mode & 0o077:
            sentence = f"others may read the signing key {file}, and sign with it: let only yourself (chmod 600 {file})"
            raise Unreadable(sentence)
        key = load_pem_private_key(read_file(file, LARGEST), password=None)
    except OSError as error:
        sentence = f"the signing key {file} cannot be used ({error.strerror}): check the path and your rights"
        raise Unreadable(sentence) from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        sentence = (
            f"{file} is not a signing key: restore it from your copy, or name another with PROGRAMME_KEY"
        )
        raise Unreadable(sentence) from error
    if not isinstance(key, Ed25519PrivateKey):
        sentence = f"{file} holds another kind of key than Ed25519: name another with PROGRAMME_KEY"
        raise Unreadable(sentence)
    return key


def _made(file: Path) -> Ed25519PrivateKey:
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Whoever can read it can sign in the owner's name, so that nobody else may, from the first byte on.
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as made:
        made.write(pem)
        made.flush()
        os.fsync(made.fileno())
    return key
