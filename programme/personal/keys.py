"""The key file beside a store: one line for each key, written and read back before anything is sealed with it."""

import hmac
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from errno import EIO
from pathlib import Path
from uuid import UUID

from event_store.copies.given_file import read_file
from programme.foundation.machine import secret
from programme.personal.key_lines import FIELDS, HEADER, KEY_SIZE, KeyName, decoded, line_of, lines_of, parsed

ATTEMPTS = 3
LARGEST = 300_000_000
MOST_SAID = 5


class Keys:
    """The keys of one store; without a path they are kept in memory, as the store is."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.missed = False  # a key that was asked for: what was made of its texts is not worth keeping
        self._known: dict[KeyName, bytes] = {}
        self._damaged: list[str] = []
        self._read: tuple[int, ...] = ()

    @property
    def here(self) -> bool:
        """Whether there is a key file that may be read."""
        return self.path is None or os.access(self.path, os.R_OK)

    def find(self, name: KeyName) -> bytes | None:
        """Return a key, None when it is not here; one that another process has made is found too."""
        return self._known.get(name) or self._all().get(name)

    def names(self) -> list[KeyName]:
        """Return the names of the keys that are here and whole, in the order in which they were made."""
        return list(self._all())

    def make(self, name: KeyName) -> bytes:
        """Return a key, which is made and on the disk when there was none; OSError when it cannot be kept."""
        if self.path is None:
            return self._known.setdefault(name, secrets.token_bytes(KEY_SIZE))
        # Read back until it is there: of two writers the first line counts, and one that is cut short counts for none.
        for _ in range(ATTEMPTS):
            if key := self._all().get(name):
                return key
            # Guarantee: a key is on the disk before a text sealed with it is recorded.
            self._append(self.path, line_of(name, secrets.token_bytes(KEY_SIZE)))
        if key := self._all().get(name):
            return key
        problem = "what was written to it cannot be read back"
        raise OSError(EIO, problem)

    def destroy(self, doomed: Callable[[KeyName], bool]) -> int:
        """Overwrite keys in their places, and return how many; OSError when the file cannot be written."""
        if self.path is None:
            names = [name for name in self._known if doomed(name)]
        else:
            # Guarantee: an overwriting of a key that was torn in the middle is finished when the store is opened.
            # What is left of such a key is none any more, and may be half of one.
            names = [name for name, encoded in self._written() if encoded.strip(b"-") and doomed(name)]
        if self.path is not None and names:
            with self.path.open("r+b", buffering=0) as file:
                # Guarantee: an erased text is nowhere in the store or its key file. Overwriting the key in its place
                # leaves no old block on the disk, as far as the disk itself keeps none.
                for place, line in lines_of(file.read()):
                    name, encoded = parsed(line)
                    if name in names:
                        file.seek(place + line.rindex(encoded))
                        file.write(b"-" * len(encoded))
                _sync(file.fileno())
            self._read = ()
            if not all(self.destroyed(name) for name in names):
                problem = "what was overwritten is still there"
                raise OSError(EIO, problem)
        for name in names:
            self._known.pop(name, None)
        return len(names)

    def destroyed(self, name: KeyName) -> bool:
        """Tell whether a key was here and is destroyed; what was never here is somewhere else, and whole."""
        if self.path is None:
            return name not in self._known
        written = [encoded for each, encoded in self._written() if each == name]
        return bool(written) and not any(encoded.strip(b"-") for encoded in written)

    def damaged(self) -> str:
        """Say which lines of the key file are not whole; empty when all are."""
        self._all()
        if not self._damaged:
            return ""
        listed = ", ".join(self._damaged[:MOST_SAID]) + (" …" if len(self._damaged) > MOST_SAID else "")
        lines, those = ("line", "it") if len(self._damaged) == 1 else ("lines", "them")
        return (
            f"{lines} {listed} of {self.path} cannot be read, being damaged or cut short: what was sealed with {those} "
            f"stays sealed, and everything else is read; put back a copy of that file, or take {those} out"
        )

    def mend_mode(self) -> bool:
        """Let nobody but the owner read the key file; return whether others could."""
        with suppress(OSError):
            if os.name == "posix" and self.path is not None and self.path.stat().st_mode & 0o077:
                self.path.chmod(0o600)
                return True
        return False

    def programmes(self) -> set[UUID]:
        """Return the programmes of which there are keys here, destroyed or not: what tells whose key file it is."""
        ids = {
            line.partition(b" ")[0] for line in self._text().split(b"\n") if line.count(b" ") == FIELDS - 1
        }
        found = set()
        for programme_id in ids:
            with suppress(ValueError):  # a comment
                found.add(UUID(programme_id.decode()))
        return found

    def _text(self) -> bytes:
        try:
            return read_file(self.path, LARGEST) if self.path is not None else b""
        except OSError:
            return b""

    def _written(self) -> list[tuple[KeyName, bytes]]:
        """Return every name in the file with the key as it is written."""
        read = (parsed(line) for _, line in lines_of(self._text()))
        return [(name, encoded) for name, encoded in read if name is not None]

    def _all(self) -> dict[KeyName, bytes]:
        """Return every key, read again when the file has changed."""
        if self.path is None:
            return self._known
        try:
            found = self.path.stat()
            stamp = (found.st_ino, found.st_size, found.st_mtime_ns)
            if stamp != self._read:
                self._known, self._damaged = decoded(read_file(self.path, LARGEST))
                self._read = stamp
        except OSError:
            # Without the file, or the right to read it, everything is sealed; that is how a reader is kept out.
            self._known, self._damaged, self._read = {}, [], ()
        return self._known

    def _append(self, path: Path, line: bytes) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # One write to a file opened so is one piece, also beside another process that writes.
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if not os.fstat(descriptor).st_size:
                line = HEADER + line
            elif not _ends_a_line(descriptor):
                line = b"\n" + line  # after one that a crash cut short
            os.write(descriptor, line)
            _sync(descriptor)
        finally:
            os.close(descriptor)
        self._read = ()
        _sync_folder(path.parent)


def _ends_a_line(descriptor: int) -> bool:
    os.lseek(descriptor, -1, os.SEEK_END)
    return os.read(descriptor, 1) == b"\n"


def folded_key(key: bytes) -> bytes | None:
    """Return the key under which this machine seals folded states; None where the machine can keep no secret.

    Whoever has the store and its keys could make any state; that of another machine is not believed.
    """
    own = secret("folded state")
    return None if own is None else hmac.digest(own, key, "sha256")


def _sync(descriptor: int) -> None:
    os.fsync(descriptor)
    with suppress(ImportError):
        # Only macOS has it, whose fsync stops at the memory of the drive.
        from fcntl import F_FULLFSYNC, fcntl  # type: ignore[attr-defined,unused-ignore] # noqa: PLC0415

        fcntl(descriptor, F_FULLFSYNC)


def _sync_folder(folder: Path) -> None:
    """Make the file's name durable as well; Windows does so by itself and opens no folders."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
