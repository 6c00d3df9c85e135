"""Backups: a whole store in another file, verified before it has its name."""

import shutil
import sqlite3
from contextlib import closing
from errno import ENAMETOOLONG, ENOENT, ENOTDIR
from pathlib import Path

from event_store.copies.given_file import opened_file
from event_store.errors import CopyRefused, JournalError, StoreUnreadable
from event_store.new_file import placed, refuse_existing
from event_store.sqlite.connections import Connections
from event_store.sqlite.errors import translated_errors
from event_store.sqlite.recorder import SQLiteJournalRecorder
from event_store.sqlite.schema import BRANCH_ID
from event_store.store import Store
from event_store.verification.check_store import check_store


def backup(store: Store, target: Path, *, branch: bool = False) -> int:
    """Copy a store while others write to it, and return how many verified records the copy holds.

    A `branch` is a copy to try things out in, marked so that no program takes it for the store.
    CopyRefused for a store on a server, which makes its own backups.
    """
    if not isinstance(store, SQLiteJournalRecorder):
        problem = (
            f"{store.place} is backed up by its server (pg_basebackup, or pg_dump); programme archive export keeps one "
            "programme apart from it"
        )
        raise CopyRefused(problem)
    with placed(target) as work:
        with (
            store.connections.reading() as source,
            translated_errors(str(target), 0),
            closing(sqlite3.connect(work)) as copy,
        ):
            # In one step, which is one snapshot: in several, every write of another program would start it anew.
            source.backup(copy)
            if branch:
                copy.execute(f"PRAGMA application_id = {BRANCH_ID}")
        return _verified(work, store.place)


def restore(backup_file: Path, target: Path) -> int:
    """Copy a backup to where no store is, and return how many verified records it holds; the backup is only read."""
    refuse_existing(target)
    _refuse_in_use(backup_file)
    with placed(target) as work:
        try:
            # Byte by byte: SQLite would write beside the backup, which may be on a disk that nobody can write.
            shutil.copyfile(backup_file, work)
        except OSError as error:
            problem = f"{backup_file} cannot be copied to {target} ({error.strerror}): check both paths"
            raise CopyRefused(problem) from error
        return _verified(work, str(backup_file))


def _refuse_in_use(backup_file: Path) -> None:
    try:
        with opened_file(backup_file):
            pass
    except OSError as error:
        is_nowhere = error.errno in {ENOENT, ENOTDIR, ENAMETOOLONG}
        problem = (
            f"there is no backup at {backup_file}: check the path"
            if is_nowhere
            else f"{backup_file} cannot be read ({error.strerror}): name the file of a backup"
        )
        raise StoreUnreadable(problem) from error
    log = backup_file.with_name(backup_file.name + "-wal")
    if log.exists() and log.stat().st_size:
        problem = f"{backup_file} is a store in use, not all of which is in this file: copy it with programme backup"
        raise CopyRefused(problem)


def _verified(work: Path, original: str) -> int:
    """Count the records of a copy; what is wrong with it is said of the original, for nobody sees the copy."""
    try:
        connections = Connections(str(work), create=False)
        try:
            return check_store(SQLiteJournalRecorder(connections))
        finally:
            connections.close()
    except JournalError as error:
        raise StoreUnreadable(str(error).replace(str(work), original)) from error
