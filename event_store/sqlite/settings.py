"""What a SQLite file is, and how it is set up."""

from pathlib import Path
from typing import Any

from event_store.sqlite.connect import MEMORY
from event_store.sqlite.connections import Connections
from event_store.sqlite.guards import changed_guards
from event_store.sqlite.programmes import MEND


class Settings:
    """Tells of one file."""

    connections: Connections
    mend = MEND

    @property
    def place(self) -> str:
        """The path of the file."""
        return self.connections.path

    @property
    def address(self) -> str:
        """The path of the file."""
        return self.connections.path

    @property
    def identity(self) -> str:
        """The whole path of the file."""
        return self.place if self.place == MEMORY else str(Path(self.place).absolute())

    def pragma(self, name: str) -> str | int:
        """Return what SQLite says of one of its settings, or the first line of one of its checks."""
        with self.connections.reading() as connection:
            value: str | int = connection.execute(f"PRAGMA {name}").fetchone()[0]
            return value

    def integrity(self, *, quick: bool = False) -> str:
        """Return “ok”, or what SQLite finds wrong with the file."""
        return str(self.pragma("quick_check" if quick else "integrity_check"))

    def changed_guards(self) -> list[str]:
        """Return the triggers and indexes that are missing from the file, or are not as they were made."""
        return changed_guards(self.connections)

    def settings(self) -> dict[str, Any]:
        """Return the size of the file, and what makes it durable."""
        return {
            "bytes": Path(self.place).stat().st_size,
            "journal_mode": self.pragma("journal_mode"),
            "synchronous": self.pragma("synchronous"),
            "schema": self.pragma("user_version"),
        }
