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
from programme.stores.backends import backend, scheme
from programme.stores.open import default_store, open_journal, place_of, readable


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
        return copies.restore(backup_file, _new_file(store))


def export_archive(register: Register, target: Path) -> Header:
    """Write the whole journal of a programme to a new file; also of a store of which only the journals are whole."""
    with _copying():
        doubted = seen.doubt(register.journal, register.programme_id)
        # What verification finds amiss around the records is mended by making a new store of them.
        if doubted is not None and doubted.kind != "failed":
            raise Unreadable(doubted.sentence)
        return archive.export_archive(register.journal.recorder, register.programme_id, target)


def import_archive(file: Path, store: str | None) -> Header:
    """Make a store that does not exist yet of an archive, or take it over into a store on a server."""
    address = _new_address(store)
    with _copying():
        return archive.import_archive(file, backend(address).new_store(address), _understand)


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
