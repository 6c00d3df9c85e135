"""Whether a store still holds what was recorded: the store itself, and every leaf and head of every programme in it."""

from typing import Protocol
from uuid import UUID

from event_store.errors import StoreUnreadable
from event_store.verification.verify import Verifiable, verify

MEND_SCHEMA = "make a new store of its journals (programme archive export, then import)"


class Checkable(Verifiable, Protocol):
    """What a store offers to be checked as a whole."""

    @property
    def place(self) -> str:
        """Where the store is, as people may see it."""

    @property
    def mend(self) -> str:
        """What to do about a damaged one."""

    def integrity(self, *, quick: bool = False) -> str:
        """Return “ok”, or what the database itself finds wrong with the store."""

    def programme_ids(self) -> list[UUID]:
        """Return the programmes in the store."""

    def programmes_without_head(self) -> list[str]:
        """Return what stands for a programme in records of which no head tells."""

    def differing(self) -> list[str]:
        """Return, each in words, what is missing from the store, is not as it was made, or does not belong in it."""


def check_store(store: Checkable) -> int:
    """Return how many records a store holds, all as they were recorded; StoreUnreadable says what is not."""
    said = store.integrity()
    if said != "ok":
        problem = f"{store.place} is damaged ({said}): {store.mend}"
        raise StoreUnreadable(problem)
    if strays := store.programmes_without_head():
        found_there = f"there are records of “{strays[0]}”, of which there is no head"
        problem = f"{store.place} is damaged ({found_there}): {store.mend}"
        raise StoreUnreadable(problem)
    records = 0
    for programme_id in store.programme_ids():
        found = verify(store, programme_id)
        if found.differences:
            problem = f"{store.place} is damaged ({found.differences[0].sentence}): {store.mend}"
            raise StoreUnreadable(problem)
        records += found.checked
    # Last, because what was done to the records matters more.
    if differing := store.differing():
        problem = f"{store.place} is damaged ({differing[0]}): {MEND_SCHEMA}"
        raise StoreUnreadable(problem)
    return records
