"""The keys of a backup: beside it in a file of their own, encrypted as age does, so that `age` opens them as well."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from event_store.copies.given_file import read_file
from event_store.errors import CopyRefused
from event_store.new_file import placed, refuse_existing
from programme.foundation.refusal import Refused

ENDING = ".keys.age"
LARGEST = 100_000_000


class Lock(NamedTuple):
    """How keys are encrypted: for the owners of age keys, or under a passphrase."""

    recipients: tuple[str, ...] = ()
    passphrase: str = ""


class Opener(NamedTuple):
    """What opens encrypted keys: the file of an age identity, or the passphrase."""

    identity: Path | None = None
    passphrase: str = ""


def beside(backup: Path) -> Path:
    """Return the file of the keys that went with a backup."""
    return Path(f"{backup}{ENDING}")


def has_keys(backup: Path) -> bool:
    """Tell whether keys went with a backup."""
    return os.path.exists(beside(backup))  # noqa: PTH110 - has an answer for a name that no disk takes, too


def write(keys: bytes, backup: Path, lock: Lock) -> Path:
    """Write the keys of a backup encrypted, to a file that does not exist yet; Refused for what is no recipient."""
    encrypted = _encrypted(keys, lock)
    target = beside(backup)
    # Guarantee: keys leave the machine only encrypted.
    with placed(target) as work:
        work.write_bytes(encrypted)
    return target


def read(backup: Path, opener: Opener) -> bytes:
    """Return the keys that went with a backup; Refused when they cannot be opened so."""
    from pyrage import DecryptError, decrypt, passphrase  # noqa: PLC0415 - asked when a backup with keys is restored

    file = beside(backup)
    try:
        encrypted = read_file(file, LARGEST)
    except OSError as error:
        raise Refused([f"{file} cannot be read ({error.strerror}): check the path"]) from None
    try:
        if opener.identity is not None:
            keys: bytes = decrypt(encrypted, _identities(opener.identity))
        else:
            keys = passphrase.decrypt(encrypted, opener.passphrase)
    except (DecryptError, ValueError) as error:
        how = "this identity" if opener.identity is not None else "this passphrase"
        sentence = (
            f"{file} is not opened by {how} ({error}): give the right one, or --without-keys to go on without"
        )
        raise Refused([sentence]) from None
    return keys


def place(keys: bytes, target: Path) -> None:
    """Write keys beside a store that is to be restored, where none may be yet."""
    refuse_existing(target)
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(keys)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        problem = f"{target} cannot be written ({error.strerror}): make room for it; nothing was kept"
        raise CopyRefused(problem) from error


def _encrypted(keys: bytes, lock: Lock) -> bytes:
    from pyrage import RecipientError, encrypt, passphrase, ssh, x25519  # noqa: PLC0415 - as above

    if not lock.recipients:
        under_passphrase: bytes = passphrase.encrypt(keys, lock.passphrase)
        return under_passphrase
    recipients: list[x25519.Recipient | ssh.Recipient] = []
    for text in lock.recipients:
        kind = ssh if text.startswith("ssh-") else x25519
        try:
            recipients.append(kind.Recipient.from_str(text))
        except (RecipientError, ValueError):
            sentence = (
                f"“{text[:60]}” is no recipient: give an age public key (age1…) or an SSH one (ssh-ed25519 …)"
            )
            raise Refused([sentence]) from None
    encrypted: bytes = encrypt(keys, recipients)
    return encrypted


def _identities(file: Path) -> Sequence[object]:
    from pyrage import IdentityError, ssh, x25519  # noqa: PLC0415 - as above

    try:
        text = read_file(file, LARGEST).decode()
    except (OSError, UnicodeDecodeError):
        raise Refused([f"{file} cannot be read as an identity: check the path"]) from None
    try:
        if "PRIVATE KEY-----" in text:
            return [ssh.Identity.from_buffer(text.encode())]
        lines = [line.strip() for line in text.splitlines()]
        found = [x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (IdentityError, ValueError):
        found = []
    if not found:
        raise Refused([f"{file} holds no age identity: its line begins with AGE-SECRET-KEY-"])
    return found
