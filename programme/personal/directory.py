"""The directory as the journal has it: who is registered, by every name that was given, corrected and opened."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec
from msgspec.structs import replace

from domain.entries.entry import Entry
from domain.entries.journal.amendments import AMENDMENT_TOPICS, EntryCorrected
from domain.entries.people.erasure import PersonErased
from domain.foundation.dates import When
from domain.history.corrections import corrections_in_force
from domain.history.record import Record
from event_store.journal.envelope import Envelope
from event_store.journal.records import NO_END, StoredRecord
from event_store.store import Reading, Store
from programme.foundation.codec import DECODERS
from programme.personal.keys import Keys
from programme.personal.names import NAMING, Names, changed_names, with_names
from programme.personal.redact import Redaction, redaction
from programme.personal.subjects import about
from programme.personal.unseal_entries import Opening

_WHENEVER = When("..", date.min, date.max)
# After any other entry every name means what it meant.
CHANGING = frozenset((*NAMING, *AMENDMENT_TOPICS, PersonErased.topic))


class Directories:
    """The directories of the programmes in one store, each read again only when something was recorded."""

    def __init__(self, store: Store, keys: Keys) -> None:
        self._store = store
        self._keys = keys
        self._read: dict[UUID, tuple[int, Names]] = {}
        self._redactions: dict[UUID, tuple[int, Redaction]] = {}

    def names(self, programme_id: UUID, size: int | None = None) -> Names:
        """Return whom every name means, by all that is recorded; what was read of `size` records is enough if given."""
        kept = self._read.get(programme_id)
        if kept is not None and kept[0] == size:
            return kept[1]
        size = self._store.head(programme_id).size
        if kept is None or kept[0] != size:
            kept = self._read[programme_id] = (size, directory(self._store, self._keys, programme_id))
        return kept[1]

    def follow(self, programme_id: UUID, stored: Sequence[StoredRecord]) -> None:
        """Take what was just recorded into account: where it names and unnames nobody, nothing is read again."""
        kept, before = self._read.get(programme_id), stored[0].originator_version - 1
        if kept is not None and kept[0] == before and CHANGING.isdisjoint(record.topic for record in stored):
            self._read[programme_id] = (before + len(stored), kept[1])

    def redaction(self, programme_id: UUID) -> Redaction:
        """Return what is shown to a reviewer in the place of names and words of persons."""
        size = self._store.head(programme_id).size
        kept = self._redactions.get(programme_id)
        if kept is None or kept[0] != size:
            unseal = Opening(self._store, self._keys, programme_id).open
            made = redaction(self._store, programme_id, self.names(programme_id), unseal)
            kept = self._redactions[programme_id] = (size, made)
        return kept[1]

    def referring(self, envelopes: Iterable[Envelope]) -> Iterator[Envelope]:
        """Yield envelopes with a reference in the place of each name that the directory knows."""
        names: Names | None = None
        entering = False
        # An entry is corrected after it is recorded, so those that came before are all that is asked for.
        unrecorded: dict[int, Entry] = {}
        for envelope in envelopes:
            programme_id, entry = envelope.originator_id, _entry(envelope)
            if entry.topic in NAMING and not entering:
                # Of their own, where some are entered: what may yet be refused is not learnt by those who read on.
                names, entering = directory(self._store, self._keys, programme_id), True
            if names is None:
                # The store takes an append only where it follows all that is recorded: its size need not be asked.
                names = self.names(programme_id, envelope.originator_version - 1)
            unrecorded[envelope.originator_version] = entry
            yield self._refer(envelope, names, unrecorded) if names or entering else envelope

    def _refer(self, envelope: Envelope, names: Names, unrecorded: Mapping[int, Entry]) -> Envelope:
        entry = _entry(envelope)
        if entry.topic in NAMING:
            names.learn(entry)
        if not names:
            return envelope
        # Guarantee: a name that the directory has is recorded as a reference to it, in every field and as the
        # recorder's. An erasure of the person then reaches it.
        if isinstance(entry, EntryCorrected) and entry.changes:
            named = about(entry, self._store, envelope.originator_id, unrecorded)[1].named_fields
            changes = {
                name: changed_names(value, names.kept) if name in named and value else value
                for name, value in entry.changes.items()
            }
            entry = replace(entry, changes=changes)
        # On a server who records is the login's name, which the database compares.
        by = names.kept(envelope.by) if self._store.signs_as is None else envelope.by
        return replace(envelope, entry=with_names(entry, names.kept), by=by)


def _entry(envelope: Envelope) -> Entry:
    assert isinstance(envelope.entry, Entry)  # noqa: S101 - the journal, which knows no entries, calls it an object
    return envelope.entry


def directory(rows: Reading, keys: Keys, programme_id: UUID) -> Names:
    """Return what every name means by all that is recorded, whatever moment is asked about."""
    names = Names()
    for entry in _standing(rows, keys, programme_id):
        names.learn(entry)
    return names


def _standing(rows: Reading, keys: Keys, programme_id: UUID) -> Iterator[Entry]:
    opening = Opening(rows, keys, programme_id)
    entries = dict(_opened(rows, opening, NAMING))
    amendments = _opened(rows, opening, AMENDMENT_TOPICS) if entries else ()
    corrections = corrections_in_force(
        Record(position, entry, _WHENEVER, "", "", "", "") for position, entry in amendments
    )
    for position, entry in entries.items():
        correction = corrections.get(position)
        if correction is None:
            yield entry
        elif not correction.withdrawn:
            yield msgspec.convert({**msgspec.to_builtins(entry), **correction.changes}, type(entry))


def _opened(rows: Reading, opening: Opening, topics: tuple[str, ...]) -> Iterator[tuple[int, Entry]]:
    for position, topic, payload, *_ in rows.rows_of(opening.programme_id, topics, NO_END):
        entry = DECODERS[topic](payload)
        opening.open(entry, position)
        yield position, entry
