"""Stores in SQLite by their addresses: `sqlite:///PATH`, or just the path of a file."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from event_store.errors import NotAllowed
from event_store.new_file import placed
from event_store.sqlite.connect import MEMORY
from event_store.sqlite.connections import Connections
from event_store.sqlite.recorder import SQLiteJournalRecorder
from event_store.store import TopicRule
from event_store.verification.check_store import check_store

SCHEME = "sqlite:///"


def place(address: str) -> str:
    """Return the path of the file."""
    path = address.removeprefix(SCHEME)
    # Guarantee: a store that is named is a file, and never memory that is gone when the command ends.
    return str(Path(path).absolute()) if path == MEMORY else path


def exists(address: str) -> bool:
    """Tell whether there is such a file."""
    # Unlike Path.exists, this has an answer for a name that no disk takes.
    return os.path.exists(place(address))  # noqa: PTH110


def environment(address: str, *, create: bool, as_it_is: bool) -> dict[str, str]:
    """Return what the library needs to open the file, which is made if `create` and there is none."""
    return {
        "PERSISTENCE_MODULE": "event_store.sqlite",
        "SQLITE_DBNAME": place(address),
        "CREATE_TABLE": "y" if create else "n",
        "SQLITE_AS_IT_IS": "y" if as_it_is else "n",
    }


@contextmanager
def new_store(address: str) -> Iterator[SQLiteJournalRecorder]:
    """Give a store in a new file, which gets its name if the block ends without an error; CopyRefused."""
    with placed(Path(place(address))) as work:
        connections = Connections(str(work))
        try:
            recorder = SQLiteJournalRecorder(connections)
            yield recorder
            check_store(recorder)
        finally:
            connections.close()


def prepare(address: str, known_as: str, rules: Mapping[str, TopicRule]) -> NoReturn:
    """NotAllowed: a file needs no preparing."""
    problem = f"{place(address)} is a file, which programme new makes: only a store on a server is prepared"
    raise NotAllowed(problem)


def admit(address: str, login: str, known_as: str, *, keeper: bool, portfolio: bool) -> NoReturn:
    """NotAllowed: a file admits whoever may open it."""
    problem = f"{place(address)} is a file, and whoever may open it may do everything: only a server tells people apart"
    raise NotAllowed(problem)
