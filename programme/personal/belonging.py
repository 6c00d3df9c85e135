"""Whether the key file beside a store is its own, as the seals tell: those of two copies hold the same names."""

from collections.abc import Iterator
from uuid import UUID

import msgspec

from domain.entries.entry import ENTRIES
from domain.entries.find import load
from domain.foundation.registers import REGISTERS
from event_store.errors import JournalError
from event_store.journal.records import NO_END, Row
from event_store.store import Reading
from programme.foundation.codec import DECODERS
from programme.foundation.refusal import Unreadable
from programme.personal.cipher import MARK_IN_JSON, place_of, unseal, unwrap
from programme.personal.key_lines import KeyName
from programme.personal.keys import Keys
from programme.personal.texts import texts

# The register in which each kind of subject has its texts: no other is loaded to open a store.
REGISTER_OF = {
    "SI": "staff_issues",
    "AP": "structure",
    "EA": "engagement",
    "EIA": "equality",
    "PC": "processes",
    "PH": "phases",
    "PE": "people",
}
# A key may have been made for what was then not recorded; of so many in a row some have sealed something.
MOST = 16
# What a new key seals is mostly among the newest rows, and then no opening of a long journal reads more of them.
NEWEST = 256


def refuse_swapped(rows: Reading, keys: Keys) -> None:
    """Unreadable when the newest keys do not open what this store sealed under their names."""
    own = set(rows.programme_ids())
    # The newest lines: two copies of one store have the older ones alike, and all that they made since apart.
    names = [name for name in reversed(keys.names()) if name.programme_id in own][:MOST]
    newest = {programme_id: _newest(rows, programme_id) for programme_id in {n.programme_id for n in names}}
    for name in names:
        if any(_opens(keys, name, row) for row in newest[name.programme_id] if _mark(name) in row[2]):
            return
        sealed = list(_sealed(rows, name))
        if sealed:
            # Guarantee: a key file of a copy of the store, in which others were made since, is refused.
            if not any(_opens(keys, name, row) for row in sealed):
                problem = (
                    f"{keys.path} is not the key file of this store, or is damaged: its newest key, {name.words}, does "
                    "not open what was sealed here under that name, as when the key files of two copies are swapped; "
                    "put the right one here (if it is lost, take the line of that key out, and what it sealed stays "
                    "sealed)"
                )
                raise Unreadable(problem)
            return


def _sealed(rows: Reading, name: KeyName) -> Iterator[Row]:
    """Yield the rows with a text that was sealed under a name."""
    mark = _mark(name)
    return (row for row in rows.rows_of(name.programme_id, _topics(name.subject), NO_END) if mark in row[2])


def _newest(rows: Reading, programme_id: UUID) -> list[Row]:
    size = rows.head(programme_id).size
    return list(rows.rows_at(programme_id, range(max(1, size - NEWEST + 1), size + 1)))


def _mark(name: KeyName) -> bytes:
    return MARK_IN_JSON + f"{name.words}:".encode()


def _topics(subject: str) -> list[str]:
    register = REGISTER_OF.get(subject.partition("-")[0])
    if register is None:
        return []
    load(register)
    nouns = REGISTERS[register]
    return [
        topic for topic, cls in ENTRIES.items() if topic.partition(".")[0] in nouns and cls.personal_fields
    ]


def _opens(keys: Keys, name: KeyName, row: Row) -> bool:
    """Tell whether a key opens a text in a row; what cannot be read is told by whoever verifies."""
    position, topic, payload, *_ = row
    key = keys.find(name)
    try:
        said = list(texts(DECODERS[topic](payload)))
    except (JournalError, msgspec.DecodeError):
        return True
    if key is None:
        return True
    place = place_of(name.programme_id, position, topic)
    return any(
        unwrap(text)[0] == name.words and unseal(name.words, unwrap(text)[1], key, place, label) is not None
        for label, text in said
    )
