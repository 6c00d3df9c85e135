"""A connection to one PostgreSQL server, checked to hold a store that this program can keep, and to be durable."""

from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from psycopg.conninfo import conninfo_to_dict

from event_store.errors import StoreNewer, StoreUnreadable
from event_store.postgresql.address import Address
from event_store.postgresql.schema import SCHEMA_VERSION, SERVER_VERSION

# What the address may say otherwise. A connection that died silently is found dead within seconds, a server that was
# promoted is found among several, and nobody holds a lock by standing still.
CONNECTED = {
    "connect_timeout": "5",
    "target_session_attrs": "read-write",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
    "application_name": "programme",
}
# Waits for the disk here at least; a server that waits for a standby as well is left to.
DURABLE = {"on", "remote_apply"}

Connection = psycopg.Connection[tuple[Any, ...]]


class Identity(NamedTuple):
    """Which store this is, and who the server says is asking; `signs` is None for who was not admitted."""

    store: UUID
    login: str
    signs: str | None


def connect_plainly(address: Address) -> Connection:
    """Return a connection in which each statement is a transaction, whatever the database holds."""
    try:
        given = {
            name: value for name, value in conninfo_to_dict(address.conninfo).items() if value is not None
        }
    except psycopg.ProgrammingError as error:
        problem = f"the address of the store cannot be read ({str(error).strip()}): write postgresql://HOST/DATABASE"
        raise StoreUnreadable(problem) from error
    return psycopg.connect(**(CONNECTED | given), autocommit=True)  # type: ignore[arg-type] # all are text


def connect(address: Address, lock_timeout: float) -> tuple[Connection, Identity]:
    """Return a connection that commits durably to a prepared store; StoreUnreadable or StoreNewer otherwise.

    `lock_timeout` is in seconds.
    """
    connection = connect_plainly(address)
    try:
        refuse_server(connection, address)
        _make_durable(connection, address, lock_timeout)
        return connection, _identity(connection, address)
    except BaseException:
        connection.close()
        raise


def refuse_server(connection: Connection, address: Address) -> None:
    """StoreUnreadable for a server that cannot hold a store."""
    version, encoding = connection.info.server_version, connection.info.parameter_status("server_encoding")
    if version < SERVER_VERSION:
        problem = (
            f"{address.place} is PostgreSQL {version // 10_000} and a store needs 18: use a newer server"
        )
        raise StoreUnreadable(problem)
    if encoding != "UTF8":
        problem = f"{address.place} keeps text as {encoding} and a store needs UTF8: make another database"
        raise StoreUnreadable(problem)


def _make_durable(connection: Connection, address: Address, lock_timeout: float) -> None:
    """Set what makes a commit survive a power cut, and read back what only the server's keeper can set."""
    milliseconds = str(round(lock_timeout * 1000))
    found = connection.execute(
        "SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'),"
        " set_config('search_path', %s, false), set_config('lock_timeout', %s, false),"
        " set_config('idle_in_transaction_session_timeout', '30s', false),"
        " set_config('default_transaction_isolation', 'read committed', false)",
        (f"{address.schema}, pg_temp", milliseconds),
    ).fetchone()
    assert found is not None  # noqa: S101 - a SELECT without FROM has one row
    fsync, pages, commit = found[:3]
    if fsync != "on" or pages != "on":
        problem = f"{address.place} does not write durably (fsync is {fsync}, full_page_writes {pages}): set both to on"
        raise StoreUnreadable(problem)
    if commit not in DURABLE:
        connection.execute("SET synchronous_commit = on")


def _identity(connection: Connection, address: Address) -> Identity:
    found = connection.execute(
        "SELECT version, id, me()::text, (SELECT known_as FROM person WHERE login = me()) FROM store"
    ).fetchone()
    if found is None:
        problem = f"{address.place} holds no whole store: prepare it again with programme store create"
        raise StoreUnreadable(problem)
    version, store, login, signs = found
    # Guarantee: a store that a newer program wrote is not read half-understood.
    if version > SCHEMA_VERSION:
        raise StoreNewer(address.place, version, SCHEMA_VERSION)
    if version < SCHEMA_VERSION:
        problem = (
            f"{address.place} was prepared by an earlier version of this program (store version {version}, this one "
            f"needs {SCHEMA_VERSION}): its keeper brings it up to date with programme store create"
        )
        raise StoreUnreadable(problem)
    return Identity(store, login, signs)
