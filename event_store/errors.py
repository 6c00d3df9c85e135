"""What can stand in the way of the journal, each in one sentence that says how to mend it."""

# ruff: noqa: N818 - these names say what happened

from collections.abc import Iterable

from eventsourcing.persistence import IntegrityError, OperationalError, PersistenceError


class JournalError(PersistenceError):
    """The journal could not be read or written; the message is fit for people."""


class PositionConflict(JournalError, IntegrityError):
    """Another writer took the position: read what they wrote, check again, and append again."""

    def __init__(self, position: int, size: int) -> None:
        super().__init__(
            f"position {position} is not the next one, which is {size + 1}: another writer was faster"
        )


class EntryIdReused(JournalError, IntegrityError):
    """An entry id was used before, for other content or for only a part of a batch."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(
            f"the entry id {entry_id} was used before, for other content or in another batch: "
            "give each entry its own"
        )


class EmptyAppend(JournalError):
    """Nothing was given to append."""

    def __init__(self) -> None:
        super().__init__("there is nothing to append: give at least one record")


class RecordMalformed(JournalError, IntegrityError):
    """A record or a batch is not what a journal can hold; nothing of it was recorded."""


class RefusedByDatabase(JournalError, IntegrityError):
    """The database's own guards refused a change to what is recorded: no conflict, and trying again never helps."""

    def __init__(self, said: object) -> None:
        super().__init__(f"the database refused the change: {said}")


class NotAllowed(JournalError):
    """Who is logged in may not do this; the message says who may."""


class Uncertain(JournalError, OperationalError):
    """An append was sent and no answer that can be trusted came back: it may be recorded, or not."""

    def __init__(self, place: object, entry_ids: Iterable[str], said: object) -> None:
        self.entry_ids = tuple(entry_ids)
        super().__init__(
            f"{place} did not answer in time ({said}), and it is not known whether this was recorded: send it again "
            f"under the same entry id ({', '.join(self.entry_ids[:3])}), which never records it twice"
        )


class StoreUnreadable(JournalError):
    """The store is missing, is not a journal, is damaged, or may not be opened."""


class StoreNewer(StoreUnreadable):
    """The store was written by a newer program."""

    def __init__(self, path: object, found: int, known: int) -> None:
        super().__init__(
            f"{path} was written by a newer version of this program (store version {found}, this one knows {known}): "
            "upgrade the program; nothing in the store was changed"
        )


class StoreLocked(JournalError, OperationalError):
    """Somebody else holds the store for longer than we wait."""

    def __init__(self, path: object, seconds: float) -> None:
        super().__init__(
            f"{path} is locked by another program (waited {seconds:g} s): close it there, or try again in a moment"
        )


class StoreFull(JournalError, OperationalError):
    """The disk is full or fails; nothing of the append was kept."""

    def __init__(self, path: object, said: object) -> None:
        super().__init__(
            f"{path} cannot be written ({said}): free some space and try again; nothing was recorded"
        )


class CopyRefused(JournalError):
    """A copy was not made or not taken over; nothing that was there before is changed, and nothing new is left."""


class NotAdopted(CopyRefused):
    """A record of another store does not belong where it stands, so none of its journal was taken over."""

    def __init__(self, position: int, problem: str) -> None:
        self.position, self.problem = position, problem
        super().__init__(f"position {position}: {problem}")
