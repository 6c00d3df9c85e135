"""Opening the personal texts of one programme while its journal is read, or saying why they stay closed."""

from functools import cached_property
from uuid import UUID

from domain.amendments import Amendment
from domain.entry import Entry
from domain.erasures import PersonErased
from domain.personal import ERASED, REDACTED, SEALED
from event_store.sqlite_rows import NO_END, RowReader
from programme.codec import DECODERS
from programme.personal.keys import KeyName, Keys
from programme.personal.sealing import MARK, Place, unseal, unwrap
from programme.personal.texts import put, subject_of, texts


class Opening:
    """Opens texts for as long as one reading lasts; with `redacted` it shows none."""

    def __init__(self, rows: RowReader, keys: Keys, programme_id: UUID, *, redacted: bool = False) -> None:
        self.rows = rows
        self.keys = keys
        self.programme_id = programme_id
        self.redacted = redacted

    @cached_property
    def erasures(self) -> dict[str, int]:
        """The position of the last erasure of each subject, whatever moment is asked about."""
        return erasures(self.rows, self.programme_id)

    def open(self, entry: Entry, position: int) -> None:
        """Put what may be read in the place of the personal texts of an entry that was just decoded."""
        found = dict(texts(entry))
        if self.redacted:
            found = dict(texts(entry, amended_by(self.rows, self.programme_id, entry)))
            put(entry, dict.fromkeys(found, REDACTED))
            return
        sealed = {label: text for label, text in found.items() if text.startswith(MARK)}
        if sealed:
            place = Place(self.programme_id, position, entry.topic)
            put(entry, {label: self._opened(text, place, label) for label, text in sealed.items()})

    def _opened(self, text: str, place: Place, label: str) -> str:
        sealed = unwrap(text)
        if sealed is None:
            return SEALED
        # Guarantee: what was erased stays erased though its key comes back.
        if self.erasures.get(sealed.subject, 0) > sealed.generation:
            return ERASED
        key = self.keys.find(KeyName(self.programme_id, sealed.subject, sealed.generation))
        opened = None if key is None else unseal(sealed, key, place, label)
        if opened is None:
            self.keys.missed = True
            return SEALED
        return opened


def erasures(rows: RowReader, programme_id: UUID) -> dict[str, int]:
    """Return the position of the last erasure of each subject."""
    found: dict[str, int] = {}
    for position, topic, payload, *_ in rows.rows_of(programme_id, (PersonErased.topic,), NO_END):
        entry = DECODERS[topic](payload)
        if isinstance(entry, PersonErased):
            found[entry.subject] = position
    return found


def amended_by(rows: RowReader, programme_id: UUID, entry: Entry) -> type[Entry]:
    """Return the class of the entry that an amendment amends in the end; of any other entry, its own."""
    return type(amended_in_the_end(rows, programme_id, entry, {}))


def amended_in_the_end(
    rows: RowReader, programme_id: UUID, entry: Entry, unrecorded: dict[int, Entry]
) -> Entry:
    """Return the entry, as it is kept, that an amendment amends; a correction may have been withdrawn in between."""
    while isinstance(entry, Amendment):
        known = unrecorded.get(entry.entry) or stored(rows, programme_id, entry.entry)
        if known is None:
            break
        entry = known
    return entry


def stored(rows: RowReader, programme_id: UUID, position: int) -> Entry | None:
    """Return an entry as it is kept, with its texts sealed."""
    found = next(iter(rows.rows_at(programme_id, [position])), None)
    return None if found is None else DECODERS[found[1]](found[2])


def about(
    entry: Entry, rows: RowReader, programme_id: UUID, unrecorded: dict[int, Entry]
) -> tuple[str, type[Entry]]:
    """Return what the personal texts of an entry are about, and the class of the entry that it amends in the end."""
    amended = amended_in_the_end(rows, programme_id, entry, unrecorded)
    return subject_of(amended), type(amended)
