"""Stores in PostgreSQL by their addresses."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from event_store.postgresql.address import read_address
from event_store.postgresql.connections import Connections
from event_store.postgresql.create import admit, create_store
from event_store.postgresql.recorder import PostgreSQLJournalRecorder
from event_store.store import TopicRule

__all__ = ["admit", "environment", "exists", "new_store", "place", "prepare"]


def place(address: str) -> str:
    """Return the address without what is secret in it."""
    return read_address(address).place


def exists(address: str) -> bool:
    """Return True: whether there is a store is known when it is opened."""
    return True


def environment(address: str, *, create: bool, as_it_is: bool) -> dict[str, str]:
    """Return what the library needs to open the store, which is not made by opening it."""
    return {"PERSISTENCE_MODULE": "event_store.postgresql", "POSTGRESQL_STORE": address}


@contextmanager
def new_store(address: str) -> Iterator[PostgreSQLJournalRecorder]:
    """Give the store, which was prepared before and may hold other programmes."""
    connections = Connections(address)
    try:
        yield PostgreSQLJournalRecorder(connections)
    finally:
        connections.close()


def prepare(address: str, known_as: str, rules: Mapping[str, TopicRule]) -> bool:
    """Prepare a store, and tell whether it was new."""
    return create_store(address, known_as, rules)
