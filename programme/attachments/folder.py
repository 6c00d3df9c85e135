"""A folder of files, each under its SHA-256: added whole or not at all, and read back only as it was."""

import os
import re
import stat
import tempfile
from collections.abc import Iterator
from errno import EFBIG
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from event_store.copies.given_file import opened_file
from event_store.new_file import placed

LARGEST = 256_000_000
PIECE = 1 << 20
LONGEST_NAME = 120
Standing = Literal["here", "gone", "changed"]
_DIGEST = re.compile("[0-9a-f]{64}")


class NotAsKept(Exception):  # noqa: N818 - it says what the file is
    """What is in the folder under a digest are other bytes."""


class Kept(NamedTuple):
    """A file as it was kept: its name, digest and size; `added` when its bytes were not in the folder before."""

    name: str
    sha256: str
    size: int
    added: bool


class Folder:
    """The files of one programme."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, file: Path) -> Kept:
        """Copy a file into the folder; OSError when it cannot be read or written, is none or is too large."""
        with opened_file(file) as source:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor, work = tempfile.mkstemp(dir=self.path, prefix=".")
            try:
                with os.fdopen(descriptor, "wb") as made:
                    # What is hashed is what was written, also when the file changes meanwhile.
                    digest, size = copied(source, made)
                    made.flush()
                    os.fsync(made.fileno())
                added = self.standing(digest) != "here"
                if added:
                    Path(work).replace(self._at(digest))
                    _to_the_disk(self.path)
            finally:
                Path(work).unlink(missing_ok=True)
        return Kept(name_of(file), digest, size, added)

    def standing(self, digest: str) -> Standing:
        """Tell whether the bytes of a digest are here, and are what they were; a link is never followed."""
        try:
            with self._opened(digest) as source:
                return "here" if copied(source)[0] == digest else "changed"
        except FileNotFoundError:
            return "gone"
        except OSError:
            return "changed"

    def take_out(self, digest: str, target: Path) -> None:
        """Copy the bytes of a digest to a new file; OSError when they are not here, NotAsKept when they are others.

        CopyRefused when the target is there or cannot be written.
        """
        with self._opened(digest) as source, placed(target) as work, work.open("wb") as made:
            # Guarantee: a file of evidence is given out only as it was kept.
            if copied(source, made)[0] != digest:
                problem = f"{digest} is not what was kept"
                raise NotAsKept(problem)

    def remove(self, digest: str) -> None:
        """Remove the bytes of a digest, if they are here; OSError when they cannot be."""
        self._at(digest).unlink(missing_ok=True)
        if self.path.is_dir():
            _to_the_disk(self.path)

    def digests(self) -> set[str]:
        """Return the digests of which there is something in the folder."""
        if not self.path.is_dir():
            return set()
        return {each.name for each in self.path.iterdir() if _DIGEST.fullmatch(each.name)}

    def _at(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise OSError(0, "its digest is none")
        return self.path / digest

    def _opened(self, digest: str) -> BinaryIO:
        path = self._at(digest)
        if not stat.S_ISREG(path.lstat().st_mode):
            raise OSError(0, "it is no file")
        return os.fdopen(
            os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)), "rb"
        )


def looked_at(file: Path) -> Kept:
    """Return what a file would be kept as, keeping nothing; OSError as for `Folder.add`."""
    with opened_file(file) as source:
        digest, size = copied(source)
    return Kept(name_of(file), digest, size, added=False)


def copied(source: BinaryIO, target: BinaryIO | None = None) -> tuple[str, int]:
    """Read a file to its end, writing it on the way; return its digest and size, OSError when it is too large."""
    digest, size = sha256(), 0
    for piece in _pieces(source):
        size += len(piece)
        if size > LARGEST:
            raise OSError(EFBIG, f"it has more than {LARGEST // 1_000_000} MB")
        digest.update(piece)
        if target is not None:
            target.write(piece)
    return digest.hexdigest(), size


def name_of(file: Path) -> str:
    """Return the name under which a file is kept: no folder, no character a terminal would obey, not too long."""
    name = "".join(c if c.isprintable() else "_" for c in file.name).strip()
    stem, dot, ending = name.rpartition(".")
    over = len(name) - LONGEST_NAME
    return f"{stem[:-over]}{dot}{ending}" if 0 < over < len(stem) else name[:LONGEST_NAME]


def _pieces(source: BinaryIO) -> Iterator[bytes]:
    while piece := source.read(PIECE):
        yield piece


def _to_the_disk(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows opens no folders; it keeps names by itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
