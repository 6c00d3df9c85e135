"""The key that checkpoints are signed with: a file of the user's own, made when it is first needed."""

import os
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from platformdirs import user_data_path

from event_store.copies.given_file import read_file
from programme.foundation.passphrases import first_line, typed
from programme.foundation.refusal import Unreadable
from programme.foundation.small_files import place

LARGEST = 1_000_000
# How a key under a passphrase begins (PKCS #8).
ENCRYPTED = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"


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
        # Guarantee: a signing key that others may read is not used, and one under a passphrase only with it.
        if os.name == "posix" and file.stat().st_mode & 0o077:
            sentence = f"others may read the signing key {file}, and sign with it: let only yourself (chmod 600 {file})"
            raise Unreadable(sentence)
        key = _loaded(file, read_file(file, LARGEST))
    except OSError as error:
        sentence = f"the signing key {file} cannot be used ({error.strerror}): check the path and your rights"
        raise Unreadable(sentence) from error
    if not isinstance(key, Ed25519PrivateKey):
        sentence = f"{file} holds another kind of key than Ed25519: name another with PROGRAMME_KEY"
        raise Unreadable(sentence)
    return key


def protect(passphrase: str | None) -> Path:
    """Keep the signing key under a passphrase, or without one (None); Unreadable when it cannot be used."""
    key, file = signing_key(), key_file()
    try:
        place(file, _pem(key, passphrase))
    except OSError as error:
        sentence = f"the signing key {file} cannot be written ({error.strerror}): it is kept as it was"
        raise Unreadable(sentence) from error
    return file


def _loaded(file: Path, pem: bytes) -> object:
    passphrase = _passphrase(file) if ENCRYPTED in pem else None
    try:
        return load_pem_private_key(pem, password=passphrase)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        sentence = (
            f"{file} is not a signing key: restore it from your copy, or name another with PROGRAMME_KEY"
            if passphrase is None
            else f"this passphrase does not open the signing key {file}: give the right one"
        )
        raise Unreadable(sentence) from error


def _passphrase(file: Path) -> bytes:
    """Return what opens the signing key: from the file that PROGRAMME_KEY_PASSPHRASE_FILE names, or as it is typed."""
    named = os.environ.get("PROGRAMME_KEY_PASSPHRASE_FILE")
    given = first_line(Path(named)) if named else typed(f"passphrase of the signing key {file}: ")
    if not given:
        sentence = (
            f"the signing key {file} is under a passphrase: ask at a terminal, or name a file whose first line it is "
            "with PROGRAMME_KEY_PASSPHRASE_FILE"
        )
        raise Unreadable(sentence)
    return given.encode()


def _pem(key: Ed25519PrivateKey, passphrase: str | None) -> bytes:
    under = NoEncryption() if passphrase is None else BestAvailableEncryption(passphrase.encode())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, under)


def _made(file: Path) -> Ed25519PrivateKey:
    key = Ed25519PrivateKey.generate()
    pem = _pem(key, None)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Whoever can read it can sign in the owner's name, so that nobody else may, from the first byte on.
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as made:
        made.write(pem)
        made.flush()
        os.fsync(made.fileno())
    return key
