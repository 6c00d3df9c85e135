"""Sealing the personal texts of entries before they are recorded, at the positions that they claim."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from domain.entries.entry import Entry
from domain.entries.people.erasure import PersonErased
from event_store.journal.envelope import Envelope
from event_store.journal.records import NO_END
from event_store.store import Reading
from programme.foundation.refusal import Refused
from programme.personal.cipher import MARK_IN_JSON, place_of, seal
from programme.personal.key_lines import KeyName
from programme.personal.keys import Keys
from programme.personal.subjects import about, erasures
from programme.personal.texts import changed, holds_texts, texts, topics


def closed(rows: Reading, keys: Keys, envelopes: Iterable[Envelope]) -> Iterator[Envelope]:
    """Yield envelopes with their personal texts sealed; Refused when a key is not here or cannot be kept."""
    erased: dict[str, int] = {}
    asked = False
    # An entry is corrected after it is recorded, so those that came before are all that is asked for.
    unrecorded: dict[int, Entry] = {}
    for envelope in envelopes:
        programme_id, entry = envelope.originator_id, _entry(envelope)
        unrecorded[envelope.originator_version] = entry
        if isinstance(entry, PersonErased):
            erased[entry.subject] = envelope.originator_version
        if holds_texts(entry):
            erased = erased if asked else {**erasures(rows, programme_id), **erased}
            asked = True
            subject, amended = about(entry, rows, programme_id, unrecorded)
            if subject and (found := dict(texts(entry, amended))):
                name = KeyName(programme_id, subject, erased.get(subject, 0))
                key = keys.find(name) or _made(rows, keys, name, first=subject in set(entry.allotted()))
                place = place_of(programme_id, envelope.originator_version, entry.topic)
                entry = changed(
                    entry, {label: seal(text, name.words, key, place, label) for label, text in found.items()}
                )
            envelope = replace(envelope, entry=entry)  # noqa: PLW2901 - sealed, it is what is yielded
        yield envelope


def _entry(envelope: Envelope) -> Entry:
    assert isinstance(envelope.entry, Entry)  # noqa: S101 - the journal, which knows no entries, calls it an object
    return envelope.entry


def _made(rows: Reading, keys: Keys, name: KeyName, *, first: bool) -> bytes:
    """Return a new key, unless there must be one already: two keys of one name would lose what either has sealed."""
    if not keys.here and _stands(rows, name, MARK_IN_JSON):
        sentence = (
            f"the key file {keys.path} is not here or may not be read: put it back beside the store; if it is lost "
            "for good, make an empty file of that name to go on with new keys, and what it sealed stays sealed"
        )
        raise Refused([sentence])
    # What brings a subject into being is the first text about it.
    if not first and _stands(rows, name, MARK_IN_JSON + f"{name.words}:".encode()):
        sentence = (
            f"the key of {name.subject} is not in {keys.path}: put back the key file that has it, or erase what "
            f"was said (person erase {name.subject}) and go on with a new key"
        )
        raise Refused([sentence])
    try:
        return keys.make(name)
    except OSError as error:
        sentence = (
            f"the key file {keys.path} cannot be written ({error.strerror}): make room for it, or give the right to "
            "write it; nothing was recorded"
        )
        raise Refused([sentence]) from None


def _stands(rows: Reading, name: KeyName, sealed: bytes) -> bool:
    return any(sealed in row[2] for row in rows.rows_of(name.programme_id, topics(), NO_END))
