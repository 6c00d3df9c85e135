"""What a store in PostgreSQL is, and how it is set up."""

from typing import Any

from event_store.postgresql.connections import Connections
from event_store.postgresql.guards import differing
from event_store.postgresql.programmes import MEND

SHOWN = ("synchronous_commit", "synchronous_standby_names", "data_checksums", "fsync")


class Settings:
    """Tells of one store."""

    connections: Connections
    mend = MEND
    known = ""

    @property
    def place(self) -> str:
        """The address without what is secret in it."""
        return self.connections.place

    @property
    def address(self) -> str:
        """The address as it was given."""
        return self.connections.given

    @property
    def identity(self) -> str:
        """The id that was given to the store when it was made, and goes with it wherever it is restored."""
        return f"postgresql:{self.connections.identity.store}"

    def integrity(self, *, quick: bool = False) -> str:
        """Return “ok”, or how many pages the server found damaged; it checks each page that it reads."""
        failures = (
            "SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()"
        )
        ((found,),) = self.connections.ask(failures)
        return "ok" if not found else f"the server read {found} pages whose checksums were wrong"

    @property
    def is_branch(self) -> bool:
        """No: what is tried out is tried out in a file."""
        return False

    @property
    def only_reads(self) -> bool:
        """No: a standby refuses an append itself."""
        return False

    def stamp(self) -> str:
        """Return nothing: no server tells whether somebody behind its back changed what it holds."""
        return ""

    def differing(self) -> list[str]:
        """Return what is missing from the store, is not as it was made, or may be done by who should not."""
        return differing(self.connections)

    def settings(self) -> dict[str, Any]:
        """Return what the server is, and what makes it durable."""
        ((version, login, schema),) = self.connections.ask(
            "SELECT current_setting('server_version'), me()::text, (SELECT version FROM store)"
        )
        found = {name: self.connections.ask(f"SHOW {name}")[0][0] for name in SHOWN}
        signs_as = self.connections.identity.signs
        return {"server": version, **found, "schema": schema, "login": login, "signs_as": signs_as}
