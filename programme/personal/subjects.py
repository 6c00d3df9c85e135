"""What personal texts are about, and when that was last erased, as the journal says."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from domain.entries.entry import Entry
from domain.entries.journal.amendments import Amendment
from domain.entries.people.erasure import PersonErased
from event_store.journal.records import NO_END
from event_store.store import Reading
from programme.foundation.codec import DECODERS
from programme.personal.texts import subject_of

NONE: Mapping[int, Entry] = MappingProxyType({})


def erasures(rows: Reading, programme_id: UUID, up_to: int = NO_END) -> dict[str, int]:
    """Return the position of the last erasure of each subject, of all that is recorded or up to a position."""
    found: dict[str, int] = {}
    for position, topic, payload, *_ in rows.rows_of(programme_id, (PersonErased.topic,), up_to):
        entry = DECODERS[topic](payload)
        if isinstance(entry, PersonErased):
            found[entry.subject] = position
    return found


def about(
    entry: Entry, rows: Reading, programme_id: UUID, unrecorded: Mapping[int, Entry] = NONE
) -> tuple[str, type[Entry]]:
    """Return what the personal texts of an entry are about ("" if it has none), and the class they are of.

    Those of an amendment are about what it amends in the end; it may withdraw a correction, which is one itself.
    """
    while isinstance(entry, Amendment):
        amended = unrecorded.get(entry.entry) or _kept(rows, programme_id, entry.entry)
        if amended is None:
            break
        entry = amended
    return subject_of(entry), type(entry)


def _kept(rows: Reading, programme_id: UUID, position: int) -> Entry | None:
    """Return an entry as it is kept, with its texts sealed."""
    found = next(iter(rows.rows_at(programme_id, [position])), None)
    return None if found is None else DECODERS[found[1]](found[2])
