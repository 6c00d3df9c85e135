"""What may be asked of any store, wherever it is kept; programme/ and tui/ know this and no backend."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from event_store.journal.head import Head
from event_store.journal.records import ROW_COLUMNS, Place, Row, StoredRecord
from event_store.merkle.prove import Provable
from event_store.verification.check_store import Checkable


class TopicRule(NamedTuple):
    """What it takes to record entries of a topic, where being a recorder is not enough.

    `does` is “given” or “taken” where such an entry gives or takes the role that its field `role` names. `reported` is
    the field by which it reports what somebody did, which takes a recorder. Whoever recorded the last entry of one of
    the topics in `raised` about the same thing, which the field `subject` names, may not record it.
    """

    role: str
    does: str | None = None
    reported: str | None = None
    subject: str | None = None
    raised: tuple[str, ...] = ()


class Grant(NamedTuple):
    """That an entry gives or takes a login the role that it names, by its place among those appended, from 1."""

    place: int
    login: str


class Reading(Protocol):
    """How a journal is read; what is recorded while a reading runs is not part of it."""

    def programme_ids(self, *, damaged: bool = False) -> list[UUID]:
        """Return the programmes in the store that one may read, in the order of their first records."""

    def head(self, programme_id: UUID) -> Head:
        """Return the head of a programme's journal, which is empty when there is none."""

    def rows(self, programme_id: UUID, *, after: int = 0, up_to: int | None = None) -> Iterator[Row]:
        """Yield rows of ROW_COLUMNS after a position and up to another, by position."""

    def rows_between(  # noqa: PLR0913, PLR0917 - two places, two bounds
        self,
        programme_id: UUID,
        after: Place,
        before: Place,
        up_to: int,
        latest: str,
        columns: Sequence[str] = ROW_COLUMNS,
    ) -> Iterator[tuple[Any, ...]]:
        """Yield columns of what is known at a position and certain by a day, by latest day and position.

        Only records whose latest day and position lie strictly between two such pairs are yielded; both are among the
        columns.
        """

    def rows_since(self, programme_id: UUID, position: int, latest_after: str) -> Iterator[Row]:
        """Yield rows after a position, or whose latest day is after a day, by position."""

    def rows_at(self, programme_id: UUID, positions: Iterable[int]) -> Iterator[Row]:
        """Yield the rows at those of the given positions that exist, by position."""

    def rows_of(self, programme_id: UUID, topics: Iterable[str], up_to: int) -> Iterator[Row]:
        """Yield the rows of some topics up to a position, by position."""

    def whole(self, programme_id: UUID, *, up_to: int | None = None) -> Iterator[StoredRecord]:
        """Yield the records of a programme by position, one at a time, with the leaves that are stored."""

    def find_entry(self, programme_id: UUID, entry_id: str) -> StoredRecord | None:
        """Return the record with an entry id in a programme; a store that keeps ids apart for all looks in all."""

    def rows_imprecise(self, programme_id: UUID, up_to: int) -> Iterator[Row]:
        """Yield the rows up to a position whose facts can have been so on more than one day, by position."""

    def latest_day(self, programme_id: UUID, up_to: int, latest: str) -> str | None:
        """Return the last latest day up to a position that is no later than a day; None when there is none."""

    def counts_by_day(self, programme_id: UUID, up_to: int) -> dict[str, int]:
        """Return how many records up to a position have each latest day, in the order of the days."""

    def position_at(self, programme_id: UUID, recorded_at: str) -> int:
        """Return the last position recorded no later than a UTC time as the journal writes it; 0 when there is none."""


class Recording(Protocol):
    """How a journal grows."""

    def append(
        self, records: Sequence[StoredRecord], grants: Sequence[Grant] = ()
    ) -> tuple[StoredRecord, ...]:
        """Append records of one programme after its last, all or none, and return them as they are recorded.

        With `grants`, roles are given and taken as the records say: both happen, or neither.

        Any JournalError but Uncertain means that nothing was recorded.
        """

    def append_alone(
        self, programme_id: UUID, make: Callable[[], Sequence[StoredRecord]]
    ) -> tuple[StoredRecord, ...]:
        """Append what `make` returns, as `append` does, while others who lost a race wait; nothing of nothing."""

    def append_in_parts(self, records: Iterable[StoredRecord]) -> int:
        """Append records as they are made, all of them or none, as `append` does, and return how many.

        What making one raises is raised, and nothing recorded.
        """

    def crowded(self, programme_id: UUID) -> bool:
        """Tell whether it is better to append alone from the first attempt, because others record at the same time."""

    def adopt(self, records: Iterable[StoredRecord], size: int, root: bytes) -> None:
        """Take over a journal of another store as it stands, all or none; NotAdopted or CopyRefused."""


class Caching(Protocol):
    """What is kept for speed; it can be lost."""

    def save_checkpoint(self, programme_id: UUID, position: int, fingerprint: str, payload: bytes) -> None:
        """Keep a checkpoint in place of the last."""

    def load_checkpoint(self, programme_id: UUID, fingerprint: str) -> bytes | None:
        """Return the checkpoint that code with the same fingerprint made, if it is kept."""

    def drop_checkpoints(self) -> None:
        """Forget every checkpoint."""


class Access(Protocol):
    """Who may do what."""

    @property
    def signs_as(self) -> str | None:
        """Who the store says is recording; None where that is as typed."""

    def roles(self, programme_id: UUID) -> frozenset[str] | None:
        """Return the roles of who is asking in a programme; None where the store keeps nobody from anything."""

    def members(self, programme_id: UUID) -> list[tuple[str, str, str]]:
        """Return the login, the name and the role of everybody in a programme, to who is in it too; NotAllowed."""

    def admitted(self, programme_id: UUID) -> list[tuple[str, str]] | None:
        """Return the logins with their names to who owns a programme; None where the store tells nobody apart."""

    def look(self, programme_id: UUID, thing: str, *, typing: bool) -> list[tuple[str, bool]]:
        """Say what one looks at, and return who else does now, and whether they type; “” is nothing in particular.

        It is kept for half a minute and never recorded. Nobody where the store tells nobody apart.
        """


class Store(Reading, Recording, Caching, Access, Provable, Checkable, Protocol):
    """The journals of some programmes, in one file or on one server."""

    @property
    def address(self) -> str:
        """What opens this store again; it may hold a password, and is shown to nobody."""

    @property
    def identity(self) -> str:
        """What a machine knows this store by: the path of its file, or an id that goes with it."""

    @property
    def is_branch(self) -> bool:
        """Whether this is a copy to try things out in."""

    @property
    def only_reads(self) -> bool:
        """Whether nothing can be recorded where the store is, such as on a medium that may only be read."""

    known: str
    """The stamp of a store that whoever opened it knows to be good."""

    def stamp(self) -> str:
        """Return what changes when the bytes of the store may have been changed; nothing where that cannot be told."""

    def settings(self) -> dict[str, Any]:
        """Return how the store is set up, for people who look after it."""


class Backend(Protocol):
    """What a package for one kind of store offers, by addresses; it is imported when an address asks for it."""

    def place(self, address: str) -> str:
        """Return where a store is, as people may see it."""

    def exists(self, address: str) -> bool:
        """Tell whether there is something at an address that can be opened."""

    def environment(self, address: str, *, create: bool, as_it_is: bool) -> Mapping[str, str]:
        """Return what the library needs to open a store, which is made if `create` and the kind allow it.

        With `as_it_is` one is opened to which something was done, to look at it.
        """

    def new_store(self, address: str) -> AbstractContextManager[Store]:
        """Give a store for an archive that is taken over in the block, and kept if that ends without an error."""

    def prepare(self, address: str, known_as: str, rules: Mapping[str, TopicRule]) -> bool:
        """Prepare a store on a server, kept by who is logged in and `known_as` there, and tell whether it was new.

        `rules` say what it takes to record entries of some topics. NotAllowed, or StoreUnreadable.
        """

    def admit(self, address: str, login: str, known_as: str, *, keeper: bool, portfolio: bool) -> None:
        """Let a login use a store on a server, recorded as `known_as`; NotAllowed, or StoreUnreadable.

        With `portfolio` it reads every programme there, also those still to come.
        """
