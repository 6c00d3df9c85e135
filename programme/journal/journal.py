"""The journal of programmes as an event-sourced application: envelopes in, records out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from copy import copy
from datetime import UTC, date, tzinfo
from functools import cached_property, partial
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import Mapper

from domain.entries.journal.amendments import AMENDMENT_TOPICS
from domain.entries.people.erasure import PersonErased
from domain.history.corrections import Correction, amended, corrections_in_force, order
from domain.history.readings import Fact, Placed
from domain.history.record import Record
from event_store.errors import JournalError, StoreUnreadable
from event_store.journal.envelope import Envelope
from event_store.journal.mapper import JournalMapper
from event_store.journal.records import NO_END, Row, StoredRecord
from event_store.merkle.prove import Prover
from event_store.store import Grant, Store
from event_store.verification.recomputed import Recomputed, recompute
from programme.foundation.codec import Codec
from programme.journal.reading import RecordReader, marked, row_of
from programme.journal.replay import Alike, Differing, Replay
from programme.journal.zone import TOPIC as ZONE_TOPIC
from programme.journal.zone import zone_of
from programme.personal import erase as erasing
from programme.personal.belonging import refuse_swapped
from programme.personal.cipher import seal_bytes, unseal_bytes
from programme.personal.directory import Directories
from programme.personal.key_places import key_path
from programme.personal.keys import Keys, folded_key
from programme.personal.seal_entries import closed
from programme.personal.unseal_entries import Opening

# A checkpoint begins with its position, in so many bytes.
PLACE = 8


class Journal(Application[UUID]):
    """Reads and appends the records of the programmes in one store."""

    recorder: Store  # type: ignore[assignment] # the library asks for less of a recorder, and for what is not used here
    mapper: JournalMapper
    shows_persons = True

    @cached_property
    def recomputed(self) -> dict[UUID, Recomputed]:
        """What was computed again of each programme, by this process or by this machine for exactly these bytes."""
        return {}

    @property
    def is_branch(self) -> bool:
        """Whether this is a copy to try things out in."""
        return self.recorder.is_branch

    @cached_property
    def keys(self) -> Keys:
        """The keys of the personal texts in this store."""
        return Keys(key_path(self.recorder.place, self.recorder.identity))

    def redacted(self) -> "Journal":
        """Return the same journal as a reviewer may read it: without the names and words of persons."""
        twin = copy(self)
        twin.shows_persons = False
        return twin

    def close(self) -> None:
        """Close the store; a redacted journal leaves that to the one it was made of, which goes on without it."""
        if self.shows_persons:
            super().close()

    def finish_erasures(self) -> None:
        """Destroy the keys that an interrupted erasure has left."""
        erasing.finish(self.recorder, self.keys)

    def refuse_foreign_keys(self) -> None:
        """Refuse to go on with the key file of another store, or of a copy of this one."""
        erasing.refuse_foreign(self.recorder, self.keys)
        refuse_swapped(self.recorder, self.keys)

    def opening(self, programme_id: UUID, size: int | None = None) -> Opening:
        """Return what opens the personal texts of a programme, as far as this journal may show them."""
        names = partial(self.directories.names, programme_id, size)
        redaction = None if self.shows_persons else partial(self.directories.redaction, programme_id)
        return Opening(self.recorder, self.keys, programme_id, names, redaction)

    @cached_property
    def directories(self) -> Directories:
        """The directories of the programmes in this store."""
        return Directories(self.recorder, self.keys)

    def reader(self, programme_id: UUID, size: int | None = None) -> Callable[[Row], Record]:
        """Return what makes records of the rows of a programme, of which there are `size` where that is known."""
        read = RecordReader(self.opening(programme_id, size), partial(self.zone, programme_id))
        return (lambda row: marked(read(row))) if self.is_branch else read

    def zone(self, programme_id: UUID) -> tzinfo:
        """Return the time zone in which the days of a programme are meant."""
        read = RecordReader(self.opening(programme_id), lambda: UTC)

        def records(topics: Iterable[str]) -> Iterator[Record]:
            return map(read, self.recorder.rows_of(programme_id, tuple(topics), NO_END))

        return zone_of(records((ZONE_TOPIC,)), lambda: records(AMENDMENT_TOPICS))

    def construct_mapper(self) -> Mapper[UUID]:
        """Give the library our mapper, which keeps the exact bytes of entries under their stable topics."""
        return JournalMapper(Codec())

    def append(self, envelopes: Sequence[Envelope], grants: Sequence[Grant] = ()) -> tuple[Record, ...]:
        """Record envelopes where they claim to be, with the roles they give; event_store.errors say what kept it."""
        return self._recorded(self.recorder.append(list(self._sealed(envelopes)), grants))

    def append_in_parts(self, envelopes: Iterable[Envelope]) -> int:
        """Record envelopes, none of them an erasure, and return how many; what making one raises ends it."""
        return self.recorder.append_in_parts(self._sealed(envelopes))

    def append_alone(self, programme_id: UUID, make: Callable[[], Sequence[Envelope]]) -> tuple[Record, ...]:
        """Record what `make` returns while nobody else can record; nothing is recorded when it returns nothing."""
        return self._recorded(self.recorder.append_alone(programme_id, lambda: list(self._sealed(make()))))

    def _sealed(self, envelopes: Iterable[Envelope]) -> Iterator[StoredRecord]:
        # Guarantee: personal texts are sealed before they are hashed and recorded.
        sealed = closed(self.recorder, self.keys, self.directories.referring(envelopes))
        return map(self.mapper.to_stored_event, sealed)

    def _recorded(self, stored: Sequence[StoredRecord]) -> tuple[Record, ...]:
        if not stored:
            return ()
        programme_id = UUID(str(stored[0].originator_id))
        self.directories.follow(programme_id, stored)
        if any(record.topic == PersonErased.topic for record in stored):
            erasing.erase(self.recorder, self.keys, programme_id)
        reader = self.reader(programme_id, stored[-1].originator_version)
        return tuple(map(reader, map(row_of, stored)))

    def facts(self, programme_id: UUID, position: int, as_of: date) -> Iterator[Fact]:
        """Yield what is known at a position of what was certainly so on a date, corrected, in the order of replay."""
        return Replay(self, programme_id, position).facts(as_of)

    def replay(self, programme_id: UUID, position: int, as_of: date) -> Iterator[Record]:
        """Yield the whole records of `facts`."""
        return Replay(self, programme_id, position).records(as_of)

    def readings(self, programme_id: UUID, position: int, as_of: date) -> Iterator[Alike | Differing]:
        """Yield what is known at a position of what was so by a date, as late and as early as dates allow."""
        return Replay(self, programme_id, position).readings(as_of)

    def listed(self, programme_id: UUID, position: int) -> list[Placed]:
        """Return everything that is known at a position, corrected, in the order of replay."""
        return Replay(self, programme_id, position).listed()

    def corrected(self, programme_id: UUID, corrections: dict[int, Correction]) -> list[Record]:
        """Return what corrected entries say now; those that were withdrawn say nothing."""
        originals = self.at(programme_id, [p for p, said in corrections.items() if not said.withdrawn])
        return [amended(original, corrections[original.position]) for original in originals]

    def corrections(self, programme_id: UUID, position: int) -> dict[int, Correction]:
        """Return what the corrections and withdrawals up to a position make of the entries they name."""
        return corrections_in_force(self.of_topics(programme_id, AMENDMENT_TOPICS, position))

    def days(self, programme_id: UUID, position: int) -> dict[date, int]:
        """Return on which days something became certain, as known at a position and corrected, and how much."""
        return Replay(self, programme_id, position).days()

    def last_day(self, programme_id: UUID, position: int, as_of: date = date.max) -> date:
        """Return a day on or after which no fact known at a position and certain on a date was; date.min for none."""
        last = self.recorder.latest_day(programme_id, position, as_of.isoformat())
        corrected = self.corrected(programme_id, self.corrections(programme_id, position))
        days = [record.on.latest for record in (*corrected, *self._cut_off(programme_id, position, as_of))]
        return max([*(day for day in days if day <= as_of), date.fromisoformat(last) if last else date.min])

    def _cut_off(self, programme_id: UUID, position: int, as_of: date) -> list[Record]:
        """Return the records whose dates reach beyond a day, but not beyond the day of their recording."""
        rows = self.recorder.rows_since(programme_id, position, as_of.isoformat())
        known = (row for row in rows if row[0] <= position)
        return [record for record in map(self.reader(programme_id), known) if record.on.latest <= as_of]

    def since(self, programme_id: UUID, position: int, as_of: date) -> list[Record]:
        """Return the records after a position, or not yet certain on a date, in the order of replay."""
        rows = self.recorder.rows_since(programme_id, position, as_of.isoformat())
        records = map(self.reader(programme_id), rows)
        # What was cut off at the day of its recording was certain before its stored date says so.
        return sorted((r for r in records if r.position > position or r.on.latest > as_of), key=order)

    def recorded(self, programme_id: UUID, *, after: int = 0, up_to: int | None = None) -> Iterator[Record]:
        """Yield records as they were recorded, uncorrected, in the order of their positions."""
        return map(self.reader(programme_id), self.recorder.rows(programme_id, after=after, up_to=up_to))

    def at(self, programme_id: UUID, positions: Sequence[int]) -> list[Record]:
        """Return the records at the given positions that exist."""
        # Read first: to read names meanwhile would take a second connection, which opening need not wait for.
        return list(map(self.reader(programme_id), [*self.recorder.rows_at(programme_id, positions)]))

    def of_topics(self, programme_id: UUID, topics: Iterable[str], up_to: int) -> Iterator[Record]:
        """Yield the records of some topics up to a position, in the order of their positions."""
        return map(self.reader(programme_id), self.recorder.rows_of(programme_id, tuple(topics), up_to))

    def find(self, programme_id: UUID, entry_id: str) -> Record | None:
        """Return the record with an entry id in a programme, if it was ever recorded."""
        stored = self.recorder.find_entry(programme_id, entry_id)
        return None if stored is None else self.reader(UUID(str(stored.originator_id)))(row_of(stored))

    def prover(self, programme_id: UUID, size: int) -> Prover:
        """Return what makes proofs of the first `size` records; StoreUnreadable when they are not as recorded."""
        known = self.recomputed.get(programme_id)
        if known is None or known.head.size < size:
            known, differ = recompute(self.recorder, programme_id, known)
            if differ:
                problem = f"the journal is not as it was recorded ({differ[0].sentence}): look with programme verify"
                raise StoreUnreadable(problem)
            self.recomputed[programme_id] = known
        return Prover(self.recorder, programme_id, size, known.tiles)

    def load_checkpoint(self, programme_id: UUID, fingerprint: str) -> bytes | None:
        """Return the folded state that is kept, opened; None when it cannot be opened any more."""
        kept = None if self.is_branch else self.recorder.load_checkpoint(programme_id, fingerprint)
        key = None if kept is None else self.keys.find(erasing.checkpoint_key(self.recorder, programme_id))
        if kept is None or key is None:
            return None
        position, sealed = int.from_bytes(kept[:PLACE]), kept[PLACE:]
        if position > self.recorder.head(programme_id).size or (own := folded_key(key)) is None:
            return None
        return unseal_bytes(sealed, own, self._folded_from(programme_id, position))

    def drop_caches(self) -> None:
        """Forget what is kept for speed; where that cannot be written now, it stays as it is."""
        with suppress(JournalError):
            self.recorder.drop_checkpoints()

    def save_checkpoint(self, programme_id: UUID, position: int, fingerprint: str, payload: bytes) -> None:
        """Keep a folded state, sealed; one in which texts are missing for want of a key is not kept."""
        if self.keys.missed or self.is_branch:
            return
        # Guarantee: a checkpoint holds no personal text in the clear, and none that can be read after an erasure.
        with suppress(OSError):
            key = folded_key(self.keys.make(erasing.checkpoint_key(self.recorder, programme_id)))
            if key is not None:
                sealed = seal_bytes(payload, key, self._folded_from(programme_id, position))
                self.recorder.save_checkpoint(
                    programme_id, position, fingerprint, position.to_bytes(PLACE) + sealed
                )

    def _folded_from(self, programme_id: UUID, position: int) -> bytes:
        """Return what a folded state is good for: exactly the records that it was made of."""
        return programme_id.bytes + self.prover(programme_id, position).root(position)
