"""What this machine remembers: small files in the user's state folder, authenticated with a key of the machine's own.

Whoever can write those files and not the key, which lies in another folder, can make the machine forget nothing unseen:
what is not as it was written, or was there and is gone, is told from what never was.
"""

import hmac
import os
import secrets
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec
from platformdirs import user_data_path, user_state_path

from event_store.copies.given_file import read_file
from programme.foundation.small_files import place

Kept = TypeVar("Kept")
KEY_SIZE = 32
LARGEST = 100_000_000
# The kinds of memory that versions before this one kept without authentication.
EARLIER = ("seen", "signed")


class NotRemembered(Exception):  # noqa: N818 - it says what is the matter
    """What this machine remembered is not as it wrote it, or is gone; the message names the file."""


class Machine(msgspec.Struct, frozen=True):
    """The machine's own key, in hexadecimal digits; which files there must be; and the digests of earlier ones.

    `before` are the files that an earlier version left, each good as long as it is as it was when the key was made.
    """

    key: str
    kept: frozenset[str] = frozenset()
    before: dict[str, str] = {}


def folder(name: str) -> Path:
    """Return the folder of one kind of memory."""
    return user_state_path("programme") / name


def key_file() -> Path:
    """Return where the machine's own key is kept."""
    return user_data_path("programme") / "machine-key.json"


def secret(purpose: str) -> bytes | None:
    """Return 32 secret bytes that only this machine has; None where it can keep no key, or its key was damaged."""
    with suppress(OSError, NotRemembered):
        return _secret(_machine() or _made(), purpose)
    return None


def recall(file: Path, kind: type[Kept]) -> list[Kept]:
    """Return what was kept in a file, nothing when none ever was; NotRemembered when it cannot be relied on."""
    machine = _machine()
    name = _name(file)
    try:
        content = read_file(file, LARGEST)
    except FileNotFoundError:
        if machine is not None and name in machine.kept:
            problem = f"{file} is gone"
            raise NotRemembered(problem) from None
        return []
    except OSError as error:
        problem = f"{file} cannot be read ({error.strerror})"
        raise NotRemembered(problem) from error
    body, _, code = content.rpartition(b"\n")
    if machine is None or machine.before.get(name) == sha256(content).hexdigest():
        body = content
    # Guarantee: what this machine remembers counts only when this machine wrote it, and is missed when it is gone.
    elif not hmac.compare_digest(code, _code(machine, name, body)):
        problem = f"{file} is not as this machine wrote it"
        raise NotRemembered(problem)
    try:
        return msgspec.json.decode(body, type=list[kind])  # type: ignore[valid-type]
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        problem = f"{file} is not as this machine wrote it"
        raise NotRemembered(problem) from error


def keep(file: Path, kept: object, *, cache: bool = False) -> None:
    """Keep a list in the place of what was kept; OSError when it cannot be written.

    A `cache` may be gone, or be lost with the power, without being missed.
    """
    machine, name = _machine() or _made(), _name(file)
    body = msgspec.json.encode(kept)
    place(file, body + b"\n" + _code(machine, name, body), durable=not cache)
    if not cache and name not in machine.kept:
        _write(msgspec.structs.replace(machine, kept=machine.kept | {name}))


def begin_anew() -> None:
    """Make a new key when this one was damaged; what was kept under it is then not remembered."""
    try:
        _machine()
    except NotRemembered:
        key_file().unlink(missing_ok=True)
        _made(before={})


def _machine() -> Machine | None:
    """Return the key and what is known beside it; None when this machine never made one."""
    file = key_file()
    try:
        found = file.stat()
        # Each opening asks several times.
        return _read(file, (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        pass
    problem = f"the machine's own key {file} cannot be read or was damaged"
    raise NotRemembered(problem)


@lru_cache(maxsize=1)
def _read(file: Path, _state: tuple[int, ...]) -> Machine:
    machine = msgspec.json.decode(read_file(file, LARGEST), type=Machine)
    if len(bytes.fromhex(machine.key)) != KEY_SIZE:
        raise ValueError
    return machine


def _made(before: dict[str, str] | None = None) -> Machine:
    earlier = {
        _name(file): sha256(read_file(file, LARGEST)).hexdigest()
        for kind in EARLIER
        for file in sorted(folder(kind).glob("*.json"))
    }
    machine = Machine(secrets.token_hex(KEY_SIZE), before=earlier if before is None else before)
    file = key_file()
    work = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    place(work, msgspec.json.encode(machine))
    try:
        # Of two processes that make one at once the first wins, and both use it.
        os.link(work, file)
    except FileExistsError:
        return _machine() or machine
    finally:
        work.unlink(missing_ok=True)
    return machine


def _write(machine: Machine) -> None:
    place(key_file(), msgspec.json.encode(msgspec.structs.replace(machine)))


def _secret(machine: Machine, purpose: str) -> bytes:
    return hmac.digest(bytes.fromhex(machine.key), purpose.encode(), "sha256")


def _code(machine: Machine, name: str, body: bytes) -> bytes:
    return hmac.digest(_secret(machine, f"memory {name}"), body, "sha256").hex().encode()


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"
