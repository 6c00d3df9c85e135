"""A connection that no file can make run for ever, or fill the memory: what it does is bounded by the file's size."""

import os
import sqlite3
from contextlib import closing, suppress
from functools import cache

# The handler is asked once in so many steps of SQLite's machine, which take a few hundredths of a second.
STEPS = 1_000_000
# So many times at least, and so often again for each megabyte: a row of a hundred bytes takes a hundred steps or two.
AT_LEAST = 60
FOR_A_MEGABYTE = 8
LONGEST = 300_000_000


@cache
def may_distrust() -> bool:
    """Tell whether this SQLite reads the schema of a store when it trusts none.

    Some releases (3.40 is one, 3.51 is not) take json_valid for unsafe and call every store malformed, whose check of
    evidence calls it.
    """
    with closing(sqlite3.connect(":memory:")) as probe:
        probe.execute("PRAGMA trusted_schema = OFF")
        with suppress(sqlite3.OperationalError):
            probe.execute("CREATE TABLE probe (evidence TEXT CHECK (json_valid(evidence)))")
            return True
    return False


class Bounded(sqlite3.Connection):
    """A connection whose statements end, whatever the file holds."""

    _path = ""
    _asked = 0

    def bound(self, path: str) -> None:
        """Bound what is read from a file; each use begins with `begin`."""
        self._path = path
        self.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        self.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        self.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)
        # Guarantee: a file from anywhere runs nothing of its own, and neither hangs a reader nor fills the memory. What
        # it could run is told by its schema, which is compared before anything is read.
        if may_distrust():
            self.execute("PRAGMA trusted_schema = OFF")
        self.execute("PRAGMA cell_size_check = ON")
        self.execute("PRAGMA mmap_size = 0")
        if hasattr(self, "setconfig"):  # from Python 3.12 on
            self.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # type: ignore[attr-defined,unused-ignore] # noqa: FBT003
        self.set_progress_handler(self._goes_on_too_long, STEPS)

    def begin(self) -> None:
        """Begin to count the steps anew."""
        self._asked = 0

    def _goes_on_too_long(self) -> bool:
        self._asked += 1
        return self._asked > AT_LEAST and self._asked > AT_LEAST + FOR_A_MEGABYTE * self._megabytes()

    def _megabytes(self) -> float:
        size = 0
        for ending in ("", "-wal"):
            with suppress(OSError):
                size += os.stat(self._path + ending).st_size  # noqa: PTH116 - as quick as can be
        return size / 1e6
