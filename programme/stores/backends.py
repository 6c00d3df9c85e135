"""Which package keeps a store, by its address: imported only when an address asks for it."""

from importlib import import_module
from typing import cast

from event_store.store import Backend
from programme.foundation.refusal import Refused

BACKENDS = {"sqlite": "event_store.sqlite.backend", "postgresql": "event_store.postgresql.backend"}
# What libpq takes for the same.
ALIASES = {"postgres": "postgresql"}


def scheme(store: str) -> str:
    """Return the kind of store that an address names; a path is a SQLite file."""
    before, mark, _ = store.partition("://")
    return ALIASES.get(before, before) if mark else "sqlite"


def backend(store: str) -> Backend:
    """Return what opens the store at an address; Refused for an address of no kind that can be opened."""
    module = BACKENDS.get(scheme(store))
    if module is None:
        sentence = (
            f"“{scheme(store)}://…” is not a store address: write sqlite:///PATH, just the path of a file, or "
            "postgresql://HOST/DATABASE"
        )
        raise Refused([sentence])
    try:
        return cast("Backend", import_module(module))
    except ModuleNotFoundError as missing:
        if missing.name != "psycopg":
            raise
        sentence = "a store in PostgreSQL needs its driver: install programme-register[postgresql]"
        raise Refused([sentence]) from None
    except ImportError as broken:
        sentence = (
            f"the driver of PostgreSQL cannot be used ({broken}): install programme-register[postgresql]"
        )
        raise Refused([sentence]) from broken
