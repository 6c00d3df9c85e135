"""The journal of programmes as an event-sourced application: envelopes in, records out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from copy import copy
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any
from uuid import UUID

import msgspec
from eventsourcing.application import Application
from eventsourcing.persistence import Mapper

from domain.entries.entry import Entry
from domain.entries.journal.amendments import AMENDMENT_TOPICS
from domain.entries.journal.erasure import PersonErased
from domain.foundation.dates import When, bounds
from domain.history.corrections import Correction, amended, corrections_in_force, order
from domain.history.record import Record
from event_store.errors import JournalError
from event_store.journal.envelope import Envelope
from event_store.journal.mapper import JournalMapper
from event_store.journal.records import ROW_COLUMNS, StoredRecord
from event_store.sqlite import SQLiteJournalRecorder
from programme.foundation.codec import DECODERS, Codec
from programme.personal import erase as erasing
from programme.personal.cipher import seal_bytes, unseal_bytes
from programme.personal.keys import Keys, key_path
from programme.personal.seal_entries import closed
from programme.personal.texts import holds_texts
from programme.personal.unseal_entries import Opening

Fact = tuple[Entry, When]
# What replay needs of a row; the rest of the envelope is read when a record is shown.
FACT_COLUMNS = ("topic", "payload", "effective", "earliest", "latest", "position")

Row = tuple[int, str, bytes, str, str, str, str, str, str, str]


class Journal(Application[UUID]):
    """Reads and appends the records of the programmes in one store."""

    recorder: SQLiteJournalRecorder
    mapper: JournalMapper
    shows_persons = True

    @cached_property
    def keys(self) -> Keys:
        """The keys of the personal texts in this store."""
        return Keys(key_path(self.recorder.connections.path))

    def redacted(self) -> "Journal":
        """Return the same journal as a reviewer may read it: without the names and words of persons."""
        twin = copy(self)
        twin.shows_persons = False
        return twin

    def finish_erasures(self) -> None:
        """Destroy the keys that an interrupted erasure has left."""
        erasing.finish(self.recorder, self.keys)

    def _opening(self, programme_id: UUID) -> Opening:
        return Opening(self.recorder, self.keys, programme_id, redacted=not self.shows_persons)

    def _reader(self, programme_id: UUID) -> Callable[[Row], Record]:
        opening = self._opening(programme_id)
        return lambda row: _read(row, opening)

    def construct_mapper(self) -> Mapper[UUID]:
        """Give the library our mapper, which keeps the exact bytes of entries under their stable topics."""
        return JournalMapper(Codec())

    def append(self, envelopes: Sequence[Envelope]) -> tuple[Record, ...]:
        """Record envelopes at the positions they claim, all or none; event_store.errors say what stood in the way."""
        # Guarantee: personal texts are sealed before they are hashed and recorded.
        sealed = closed(self.recorder, self.keys, envelopes)
        stored = self.recorder.append([self.mapper.to_stored_event(envelope) for envelope in sealed])
        programme_id = envelopes[0].originator_id
        if any(isinstance(envelope.entry, PersonErased) for envelope in envelopes):
            erasing.erase(self.recorder, self.keys, programme_id)
        return tuple(map(self._reader(programme_id), map(_row, stored)))

    def facts(self, programme_id: UUID, position: int, as_of: date) -> Iterator[Fact]:
        """Yield what is known at a position of what was certainly so on a date, corrected, in the order of replay."""
        # Guarantee: a view never shows what was later or was not known.
        stretches = self._around(programme_id, position, as_of, FACT_COLUMNS)
        opening = self._opening(programme_id)
        return chain.from_iterable(
            (part.fact,) if isinstance(part, Record) else _facts(part, opening) for part in stretches
        )

    def replay(self, programme_id: UUID, position: int, as_of: date) -> Iterator[Record]:
        """Yield the whole records of `facts`."""
        stretches = self._around(programme_id, position, as_of, ROW_COLUMNS)
        read = self._reader(programme_id)
        return chain.from_iterable(
            (part,) if isinstance(part, Record) else map(read, part) for part in stretches
        )

    def _around(
        self, programme_id: UUID, position: int, as_of: date, columns: tuple[str, ...]
    ) -> Iterator[Record | Iterable[Any]]:
        """Yield the rows between amended records, which are left out, and the corrected ones in their places."""
        corrections = self.corrections(programme_id, position)
        originals = self.at(programme_id, list(corrections))
        corrected = {order(r): r for r in _corrected(originals, corrections) if r.on.latest <= as_of}
        places = {*corrected, *(order(original) for original in originals)}
        start = (date.min, 0)
        for place in (*sorted(place for place in places if place[0] <= as_of), (date.max, 0)):
            yield self.recorder.rows_between(
                programme_id, _key(start), _key(place), position, as_of.isoformat(), columns
            )
            if place in corrected:
                yield corrected[place]
            start = place

    def corrections(self, programme_id: UUID, position: int) -> dict[int, Correction]:
        """Return what the corrections and withdrawals up to a position make of the entries they name."""
        return corrections_in_force(self.of_topics(programme_id, AMENDMENT_TOPICS, position))

    def days(self, programme_id: UUID, position: int) -> dict[date, int]:
        """Return on which days something became certain, as known at a position and corrected, and how much."""
        counts = Counter(
            {
                date.fromisoformat(day): count
                for day, count in self.recorder.counts_by_day(programme_id, position).items()
            }
        )
        corrections = self.corrections(programme_id, position)
        originals = self.at(programme_id, list(corrections))
        counts.subtract(original.on.latest for original in originals)
        counts.update(record.on.latest for record in _corrected(originals, corrections))
        return {day: count for day, count in sorted(counts.items()) if count}

    def last_day(self, programme_id: UUID, position: int, as_of: date = date.max) -> date:
        """Return the latest day of any fact known at a position and certain on a date; date.min when there is none."""
        last = self.recorder.latest_day(programme_id, position, as_of.isoformat())
        corrections = self.corrections(programme_id, position)
        corrected = _corrected(self.at(programme_id, list(corrections)), corrections)
        days = [record.on.latest for record in corrected if record.on.latest <= as_of]
        return max([*days, date.fromisoformat(last) if last else date.min])

    def since(self, programme_id: UUID, position: int, as_of: date) -> list[Record]:
        """Return the records after a position, or not yet certain on a date, in the order of replay."""
        rows = self.recorder.rows_since(programme_id, position, as_of.isoformat())
        return sorted(map(self._reader(programme_id), rows), key=order)

    def recorded(self, programme_id: UUID, *, after: int = 0, up_to: int | None = None) -> Iterator[Record]:
        """Yield records as they were recorded, uncorrected, in the order of their positions."""
        return map(self._reader(programme_id), self.recorder.rows(programme_id, after=after, up_to=up_to))

    def at(self, programme_id: UUID, positions: Sequence[int]) -> list[Record]:
        """Return the records at the given positions that exist."""
        return list(map(self._reader(programme_id), self.recorder.rows_at(programme_id, positions)))

    def of_topics(self, programme_id: UUID, topics: Iterable[str], up_to: int) -> Iterator[Record]:
        """Yield the records of some topics up to a position, in the order of their positions."""
        return map(self._reader(programme_id), self.recorder.rows_of(programme_id, tuple(topics), up_to))

    def find(self, entry_id: str) -> Record | None:
        """Return the record with an entry id, if it was ever recorded."""
        stored = self.recorder.find_entry(entry_id)
        return None if stored is None else self._reader(UUID(str(stored.originator_id)))(_row(stored))

    def load_checkpoint(self, programme_id: UUID, fingerprint: str) -> bytes | None:
        """Return the folded state that is kept, opened; None when it cannot be opened any more."""
        kept = self.recorder.load_checkpoint(programme_id, fingerprint)
        key = None if kept is None else self.keys.find(erasing.checkpoint_key(self.recorder, programme_id))
        return None if kept is None or key is None else unseal_bytes(kept, key, programme_id.bytes)

    def drop_caches(self) -> None:
        """Forget what is kept for speed; where that cannot be written, it stays as it is."""
        with suppress(JournalError):
            self.recorder.drop_checkpoints()
            self.recorder.drop_tiles()

    def save_checkpoint(self, programme_id: UUID, position: int, fingerprint: str, payload: bytes) -> None:
        """Keep a folded state, sealed; one in which texts are missing for want of a key is not kept."""
        if self.keys.missed:
            return
        # Guarantee: a checkpoint holds no personal text in the clear, and none that can be read after an erasure.
        with suppress(OSError):
            key = self.keys.make(erasing.checkpoint_key(self.recorder, programme_id))
            sealed = seal_bytes(payload, key, programme_id.bytes)
            self.recorder.save_checkpoint(programme_id, position, fingerprint, sealed)


def _read(row: Row, opening: Opening) -> Record:
    position, topic, payload, effective, earliest, latest, by, recorded_at, evidence, entry_id = row
    entry = DECODERS[topic](payload)
    if holds_texts(entry):
        opening.open(entry, position)
    return Record(
        position,
        entry,
        bounds(effective, earliest, latest),
        by,
        recorded_at,
        evidence,
        entry_id,
    )


def _row(stored: StoredRecord) -> Row:
    return (
        stored.originator_version,
        stored.topic,
        stored.state,
        stored.effective,
        stored.earliest,
        stored.latest,
        stored.by,
        stored.recorded_at,
        stored.evidence,
        stored.entry_id,
    )


def _facts(rows: Iterable[tuple[str, bytes, str, str, str, int]], opening: Opening) -> Iterator[Fact]:
    last, on = "", None
    for topic, payload, effective, earliest, latest, position in rows:
        # In the order of replay most facts are of the same date as the one before.
        if effective != last or on is None:
            last, on = effective, bounds(effective, earliest, latest)
        entry = DECODERS[topic](payload)
        if entry.kept_personal_fields:
            opening.open_kept(entry, position)
        yield entry, on


def _corrected(originals: list[Record], corrections: dict[int, Correction]) -> list[Record]:
    standing_ones = [original for original in originals if not corrections[original.position].withdrawn]
    return [amended(original, corrections[original.position]) for original in standing_ones]


def _key(place: tuple[date, int]) -> tuple[str, int]:
    return place[0].isoformat(), place[1]


def evidence_text(evidence: Sequence[str]) -> str:
    """Return evidence references as the journal keeps them."""
    return msgspec.json.encode(tuple(evidence)).decode()
