"""Backups and archives of stores, with what stands in the way said as everywhere else."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from eventsourcing.persistence import MapperDeserialisationError

from domain.foundation.dates import bounds
from event_store.copies import archive
from event_store.copies import backup as copies
from event_store.copies.archive_format import Header
from event_store.errors import CopyRefused
from event_store.journal.mapper import JournalMapper
from event_store.journal.records import StoredRecord
from event_store.new_file import refuse_existing
from programme.attachments.copying import copy_files
from programme.attachments.copying import refuse_existing as refuse_folder
from programme.attachments.places import beside as beside_files
from programme.attachments.places import store_folder
from programme.foundation.codec import Codec
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.journal import Journal
from programme.journal.register import Register
from programme.personal.erase import opened, unopened
from programme.personal.key_places import key_path
from programme.personal.keys import Keys
from programme.stores import seen
from programme.stores.backends import backend, scheme
from programme.stores.keys_along import Lock, Opener, beside, place, read, write
from programme.stores.open import default_store, open_journal, place_of, readable


class Copied(NamedTuple):
    """What a copy holds: how many verified entries, the file of its keys, and how many texts nobody can open in it.

    `files` counts the files of evidence beside it.
    """

    entries: int
    keys: Path | None
    unopened: int
    files: int = 0


class Archived(NamedTuple):
    """What an archive holds, or what was made of one, and how many files of evidence go with it."""

    header: Header
    files: int


def sealed_texts(store: str | None) -> int:
    """Return how many texts in a store are read with keys that are here: what a backup without them would lose."""
    journal = open_journal(store)
    try:
        with readable():
            here = sum(
                opened(journal.recorder, journal.keys, programme_id).total()
                for programme_id in journal.recorder.programme_ids()
            )
    finally:
        journal.close()
    return here


def backup(store: str | None, target: Path, lock: Lock | None = None) -> Copied:
    """Copy a store to a new file while others write to it, and its keys beside it, encrypted; none without a lock."""
    journal = open_journal(store)
    try:
        with _copying():
            path = journal.keys.path
            takes_keys = lock is not None and path is not None and path.exists()
            if takes_keys:
                refuse_existing(beside(target))
            refuse_folder(beside_files(target))
            entries = copies.backup(journal.recorder, target)
            keys = None
            if lock is not None and path is not None and path.exists():
                # After the store: what is recorded meanwhile has its key on the disk first.
                keys = write(path.read_bytes(), target, lock)
            left = sum(
                unopened(journal.recorder, journal.keys if keys else Keys(None), programme_id).total()
                for programme_id in journal.recorder.programme_ids()
            )
            # After the store, too: a file is on the disk before the entry that keeps it.
            return Copied(entries, keys, left, _files(journal, target, keys))
    finally:
        journal.close()


def _files(journal: Journal, target: Path, keys: Path | None) -> int:
    """Copy the files of evidence beside a backup; where that fails, nothing of the backup is left."""
    folder = store_folder(journal.recorder.place, journal.recorder.identity)
    try:
        return copy_files(folder, beside_files(target)) if folder else 0
    except CopyRefused:
        for made in filter(None, (target, keys)):
            made.unlink(missing_ok=True)
        raise


def branch(store: str | None, target: Path) -> Copied:
    """Make a what-if branch of a store in a new file, without keys: what is erased in the store is not kept in it."""
    journal = open_journal(store)
    try:
        with _copying():
            entries = copies.backup(journal.recorder, target, branch=True)
            left = sum(
                opened(journal.recorder, journal.keys, programme_id).total()
                for programme_id in journal.recorder.programme_ids()
            )
            return Copied(entries, None, left)
    finally:
        journal.close()


def restore(backup_file: Path, store: str | None, opener: Opener | None = None) -> Copied:
    """Copy a backup and its keys to a store that does not exist yet; without an opener the keys stay where they are."""
    with _copying():
        target = _new_file(store)
        refuse_existing(target)
        path = key_path(str(target), str(target))
        keys = read(backup_file, opener) if opener is not None else None
        if path is not None and path.exists():
            problem = f"{path} is left over from another store: move it away, or choose another file"
            raise CopyRefused(problem)
        refuse_folder(beside_files(target.resolve()))
        entries = copies.restore(backup_file, target)
        seen.forget_all(str(target))
        if keys is not None and path is not None:
            place(keys, path)
        files = copy_files(beside_files(backup_file), beside_files(target.resolve()))
    return Copied(entries, path if keys is not None else None, _left_closed(str(target)), files)


def _left_closed(store: str) -> int:
    """Return how many texts cannot be opened in a store just made; 0 when its entries are of a newer program."""
    with suppress(Unreadable):
        journal = open_journal(store)
        try:
            with readable():
                return sum(
                    unopened(journal.recorder, journal.keys, programme_id).total()
                    for programme_id in journal.recorder.programme_ids()
                )
        finally:
            journal.close()
    return 0


def export_archive(register: Register, target: Path) -> Archived:
    """Write the whole journal of a programme to a new file; also of a store of which only the journals are whole."""
    if register.journal.is_branch:
        raise Refused(
            ["a what-if branch is not archived: nothing would tell the archive from the programme's own"]
        )
    with _copying():
        doubted = seen.doubt(register.journal, register.programme_id)
        # What verification finds amiss around the records is mended by making a new store of them.
        if doubted is not None and doubted.kind != "failed":
            raise Unreadable(doubted.sentence)
        refuse_folder(beside_files(target))
        header = archive.export_archive(register.journal.recorder, register.programme_id, target)
        folder = store_folder(register.journal.recorder.place, register.journal.recorder.identity)
        try:
            files = copy_files(folder, beside_files(target), str(register.programme_id)) if folder else 0
        except CopyRefused:
            target.unlink(missing_ok=True)
            raise
        return Archived(header, files)


def import_archive(file: Path, store: str | None) -> Archived:
    """Make a store that does not exist yet of an archive, or take it over into a store on a server."""
    address = _new_address(store)
    with _copying():
        if scheme(address) == "sqlite":
            refuse_folder(beside_files(Path(place_of(address)).resolve()))
        header = archive.import_archive(file, backend(address).new_store(address), _understand)
    journal = open_journal(address)
    try:
        folder = store_folder(journal.recorder.place, journal.recorder.identity)
    finally:
        journal.close()
    with _copying():
        return Archived(header, copy_files(beside_files(file), folder, header.programme) if folder else 0)


def _new_file(store: str | None) -> Path:
    address = _new_address(store)
    if scheme(address) != "sqlite":
        sentence = (
            f"a backup of a file is restored to a file, and {place_of(address)} is on a server: restore it to a file, "
            "and move each programme with programme archive"
        )
        raise Refused([sentence])
    return Path(place_of(address))


def _new_address(store: str | None) -> str:
    """Return the address of a store that is to be made, in a folder that is there."""
    address = store or default_store()
    if store is None and scheme(address) == "sqlite":
        Path(place_of(address)).parent.mkdir(parents=True, exist_ok=True)
    return address


_MAPPER = JournalMapper(Codec())


def _understand(record: StoredRecord) -> None:
    """Read a record as it will be read; an archive of a newer program is refused before it is a store."""
    try:
        envelope = _MAPPER.to_domain_event(record)
        bounds(envelope.effective, envelope.earliest, envelope.latest)
    except (MapperDeserialisationError, ValueError) as error:
        problem = f"{error}: import it with the program that wrote it"
        raise CopyRefused(problem) from error


@contextmanager
def _copying() -> Iterator[None]:
    with readable():
        try:
            yield
        except CopyRefused as refused:
            raise Refused([str(refused)]) from refused
