"""What a SQLite file is, and how it is set up."""

from pathlib import Path
from typing import Any

from event_store.sqlite.connect import MEMORY, MEND
from event_store.sqlite.connections import Connections
from event_store.sqlite.stamp import stamp


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
        """The one path of the file, by whatever path it was opened."""
        return self.place if self.place == MEMORY else str(Path(self.place).resolve())

    def pragma(self, name: str) -> str | int:
        """Return what SQLite says of one of its settings, or the first line of one of its checks."""
        with self.connections.reading() as connection:
            value: str | int = connection.execute(f"PRAGMA {name}").fetchone()[0]
            return value

    def integrity(self, *, quick: bool = False) -> str:
        """Return “ok”, or what SQLite finds wrong with the file."""
        return str(self.pragma("quick_check" if quick else "integrity_check"))

    @property
    def known(self) -> str:
        """The stamp of the files that whoever opened them knows to be good; kept up while nobody else writes."""
        return self.connections.known

    @known.setter
    def known(self, stamped: str) -> None:
        self.connections.known = stamped

    @property
    def is_branch(self) -> bool:
        """Whether this is a copy to try things out in."""
        return bool(self.connections.is_branch)

    @property
    def only_reads(self) -> bool:
        """Whether the file lies where nothing can be recorded."""
        return self.connections.only_reads

    def stamp(self) -> str:
        """Return what tells whether the bytes of the file may have changed."""
        return stamp(self.place)

    def differing(self) -> list[str]:
        """Return what is missing from the file, is not as it was made, or does not belong in it."""
        return self.connections.differing()

    def settings(self) -> dict[str, Any]:
        """Return the size of the file, and what makes it durable."""
        return {
            "bytes": Path(self.place).stat().st_size,
            "journal_mode": self.pragma("journal_mode"),
            "synchronous": self.pragma("synchronous"),
            "schema": self.pragma("user_version"),
        }
