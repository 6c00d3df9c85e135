"""Writing a file that is there whole or not at all, and never takes the place of another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from event_store.errors import CopyRefused, JournalError

# What SQLite keeps beside a file; a left-over one would be taken for a part of the new file.
BESIDE = ("-wal", "-shm", "-journal")


@contextmanager
def placed(target: Path) -> Iterator[Path]:
    """Give the path of a new file, which is made durable and named `target` when the block ends without an error."""
    refuse_existing(target)
    work = target.with_name(f".{target.name[:100]}.{uuid4().hex}.part")
    try:
        # Guarantee: what is made is for its owner alone, whatever the umask.
        os.close(os.open(work, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield work
        _to_the_disk(work)
        _name(work, target)
        _to_the_disk(target.parent)
    except OSError as error:
        problem = f"{target} cannot be written ({error.strerror or error}): mend that and try again; nothing was kept"
        raise CopyRefused(problem) from error
    except JournalError as error:
        if str(work) not in str(error):
            raise
        raise CopyRefused(str(error).replace(str(work), str(target))) from error  # nobody sees the other name
    finally:
        for each in (work, *_beside(work)):
            each.unlink(missing_ok=True)


def refuse_existing(target: Path) -> None:
    """CopyRefused when there is a file of that name, or what a store of that name left behind."""
    try:
        taken = [path for path in (target, *_beside(target)) if os.path.lexists(path)]
        folder_is_there = target.parent.is_dir()
    except (OSError, ValueError) as error:
        problem = f"{target} is no path that a file can have ({error}): choose another"
        raise CopyRefused(problem) from error
    if taken:
        problem = f"{taken[0]} exists already: choose a file that does not, nothing is overwritten"
        raise CopyRefused(problem)
    if not folder_is_there or not target.name:
        problem = f"{target} cannot be written: the folder {target.parent} does not exist; make it first"
        raise CopyRefused(problem)


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in BESIDE]


def _name(work: Path, target: Path) -> None:
    # Guarantee: a copy is verified before it gets its name, and never takes the place of another file. Claimed first:
    # replacing would overwrite what somebody else put there meanwhile.
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        problem = f"{target} exists already: choose a file that does not, nothing is overwritten"
        raise CopyRefused(problem) from None
    try:
        work.replace(target)
    except BaseException:
        target.unlink()
        raise


def _to_the_disk(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders; it keeps names by itself
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
