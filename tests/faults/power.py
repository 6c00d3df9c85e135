"""A disk whose power can be cut: what was written since the last sync may be lost, torn, or kept out of order.

SQLite's own files lie below; this keeps beside them what a disk would hold. A file system in Python cannot give SQLite
the memory that its processes share, so a connection has the file to itself; the log is written and synced alike.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

import apsw

from event_store.sqlite.connect import _create_tables, _make_durable
from event_store.sqlite.connections import Connections
from event_store.sqlite.stamp import identity

SECTOR = 512


class PowerCut(Exception):  # noqa: N818 - it is no mistake of anybody
    """The power is gone: from now on nothing can be read or written."""


class Platter:
    """What a disk holds of one file for certain, and what was written to it since."""

    def __init__(self, path: Path) -> None:
        self.exists = path.exists()
        self.kept = path.read_bytes() if self.exists else b""
        self.pending: list[tuple[int, bytes | None]] = []

    def sync(self) -> None:
        """Keep all that was written."""
        content = bytearray(self.kept)
        for offset, data in self.pending:
            _change(content, offset, data)
        self.exists, self.kept, self.pending = True, bytes(content), []

    def left(self, chance: random.Random) -> bytes | None:
        """Return what is there when the power comes back; None when the file never came to be."""
        if not self.exists and chance.random() < 0.5:
            return None
        content = bytearray(self.kept)
        survivors = [change for change in self.pending if chance.random() < 0.6]
        chance.shuffle(survivors)
        for offset, data in survivors:
            torn = data is not None and chance.random() < 0.3
            _change(
                content,
                offset,
                data[: chance.randrange(0, len(data) + 1, _grain(data))] if torn and data else data,
            )
        return bytes(content)


def _grain(data: bytes) -> int:
    return SECTOR if len(data) > SECTOR else 1


def _change(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del content[offset:]
        return
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


class Disk(apsw.VFS):
    """A file system that counts what is asked of it, and loses its power at one of those moments."""

    def __init__(self, name: str, cut_at: int, *, syncs: bool = True) -> None:
        super().__init__(name, "")
        self.name, self.cut_at, self.done, self.syncs = name, cut_at, 0, syncs
        self.platters: dict[str, Platter] = {}

    def xOpen(self, name: Any, flags: list[int]) -> "DiskFile":  # noqa: N802 - apsw's name
        path = name if isinstance(name, str) or name is None else name.filename()
        return DiskFile(self, str(path), name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802, FBT001 - apsw's
        self.step()
        super().xDelete(filename, syncdir)
        self.platters.pop(filename, None)

    def step(self) -> None:
        """Count a request, or cut the power."""
        self.done += 1
        if self.done > self.cut_at:
            raise PowerCut

    def leave(self, folder: Path, chance: random.Random) -> None:
        """Write what the disk holds after the cut into a folder."""
        for path, platter in self.platters.items():
            content = platter.left(chance)
            if content is not None:
                (folder / Path(path).name).write_bytes(content)


class DiskFile(apsw.VFSFile):
    """One file of the disk."""

    def __init__(self, disk: Disk, path: str, name: Any, flags: list[int]) -> None:
        # Before SQLite makes the file: what is there now is on the disk, a new one is not yet.
        self.platter = disk.platters.setdefault(path, Platter(Path(path)))
        self.disk = disk
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - apsw's name
        # Noted first: the write during which the power goes may have come through as well.
        self.platter.pending.append((offset, bytes(data)))
        self.disk.step()
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - apsw's name
        self.platter.pending.append((newsize, None))
        self.disk.step()
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - apsw's name
        self.disk.step()
        super().xSync(flags)
        if self.disk.syncs:
            self.platter.sync()


class PoweredConnections(Connections):
    """Our connections on such a disk: the same settings, the same transactions, the same statements."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path, self.lock_timeout = str(path), 0.0
        self._turn = RLock()
        self.known, self._address, self._as_it_is = "", "", False
        self.connection = apsw.Connection(str(path), vfs=disk.name)
        self.connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        _make_durable(self.connection, self.path)  # type: ignore[arg-type]  # apsw's answers to the same methods
        self.connection.execute("PRAGMA wal_autocheckpoint = 20")  # so that checkpoints are met as well
        _create_tables(self.connection, self.path)  # type: ignore[arg-type]  # as above
        self._schema = self.connection.execute("PRAGMA schema_version").fetchone()[0]
        self._file = identity(str(path))

    @contextmanager
    def _borrowed(self) -> Iterator[Any]:
        yield self.connection
