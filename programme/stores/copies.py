"""Backups and archives of stores, with what stands in the way said as everywhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eventsourcing.persistence import MapperDeserialisationError

from domain.foundation.dates import bounds
from event_store.copies import archive
from event_store.copies import backup as copies
from event_store.copies.archive_format import Header
from event_store.errors import CopyRefused
from event_store.journal.mapper import JournalMapper
from event_store.journal.records import StoredRecord
from programme.foundation.codec import Codec
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import Register
from programme.stores import seen
from programme.stores.open import default_store, open_journal, path_of, readable


def backup(store: str | None, target: Path) -> int:
    """Copy a store to a new file while others write to it, and return how many verified entries the copy holds."""
    journal = open_journal(store)
    try:
        with _copying():
            return copies.backup(journal.recorder, target)
    finally:
        journal.close()


def restore(backup_file: Path, store: str | None) -> int:
    """Copy a backup to a store that does not exist yet, and return how many verified entries it holds."""
    with _copying():
        return copies.restore(backup_file, new_store(store))


def export_archive(register: Register, target: Path) -> Header:
    """Write the whole journal of a programme to a new file; also of a store of which only the journals are whole."""
    with _copying():
        doubted = seen.doubt(register.journal, register.programme_id)
        # What verification finds amiss around the records is mended by making a new store of them.
        if doubted is not None and doubted.kind != "failed":
            raise Unreadable(doubted.sentence)
        return archive.export_archive(register.journal.recorder, register.programme_id, target)


def import_archive(file: Path, store: str | None) -> Header:
    """Make a store that does not exist yet of an archive."""
    with _copying():
        return archive.import_archive(file, new_store(store), _understand)


def new_store(store: str | None) -> Path:
    """Return the path of a store that is to be made."""
    path = Path(path_of(store or default_store()))
    if store is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    return path


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
