"""What can stand in the way of the journal, each in one sentence that says how to mend it."""

from eventsourcing.persistence import IntegrityError, OperationalError


class JournalError(Exception):
    """The journal could not be read or written; the message is fit for people."""


class PositionConflict(JournalError, IntegrityError):
    """Another writer took the position: read what they wrote, check again, and append again."""


class EntryIdReused(JournalError, IntegrityError):
    """An entry id was used again for other content, or for only a part of a batch."""


class EmptyAppend(JournalError):
    """Nothing was given to append."""


class RefusedByDatabase(JournalError, IntegrityError):
    """The database's own guards refused a change that would have broken the journal."""


class StoreUnreadable(JournalError):
    """The store is missing, is not a journal, or may not be opened."""


class StoreNewer(StoreUnreadable):
    """The store was written by a newer program."""


class StoreLocked(JournalError, OperationalError):
    """Another process holds the store longer than we wait."""


class StoreFull(JournalError, OperationalError):
    """The disk is full or fails; nothing of the append was kept."""
