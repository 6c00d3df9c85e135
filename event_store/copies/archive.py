"""A whole journal as JSON Lines, out and in again to the same root; one record in memory at a time."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

import msgspec

from event_store.copies.archive_format import (
    LONGEST,
    Header,
    LastLine,
    LineError,
    RecordLine,
    decoded,
    header_of,
    line_of,
    read_header,
    record_of,
)
from event_store.copies.given_file import opened_file
from event_store.errors import CopyRefused, JournalError, NotAdopted, StoreUnreadable
from event_store.journal.adopt import follow
from event_store.journal.head import Head
from event_store.journal.records import StoredRecord
from event_store.new_file import placed
from event_store.store import Store

Check = Callable[[StoredRecord], object]


def export_archive(store: Store, programme_id: UUID, target: Path) -> Header:
    """Write the journal of a programme as it stands now; StoreUnreadable when it is not as it was recorded."""
    # What is appended meanwhile comes after this head, so no transaction need be held while the file is written.
    whole = store.head(programme_id)
    header = header_of(programme_id, whole)
    with placed(target) as work, work.open("wb") as file:
        file.write(_line(header))
        head = Head()
        try:
            for record in store.whole(programme_id, up_to=whole.size):
                head = follow(head, record)
                file.write(_line(line_of(record)))
        except NotAdopted as found:
            problem = f"{store.place} is damaged ({found.problem}): {store.mend}"
            raise StoreUnreadable(problem) from found
        if head != whole:
            problem = f"{store.place} is damaged (its head tells of other records): {store.mend}"
            raise StoreUnreadable(problem)
        file.write(_line(LastLine(header.size, header.root)))
    return header


def import_archive(file: Path, new_store: AbstractContextManager[Store], check: Check) -> Header:
    """Take over an archive into a new store; CopyRefused names the line at which it is not what was exported.

    `check` raises a JournalError for a record that the program cannot read.
    """
    try:
        with opened_file(file) as lines, new_store as store:
            return _import(_Lines(lines, file), store, check)
    except OSError as error:
        problem = f"{file} cannot be read ({error.strerror}): check the path"
        raise CopyRefused(problem) from error


def _import(lines: "_Lines", store: Store, check: Check) -> Header:
    header = lines.header()
    try:
        store.adopt(lines.records(header, check), header.size, bytes.fromhex(header.root))
    except NotAdopted as found:
        raise lines.refused(found.problem) from found
    return header


class _Lines:
    """The lines of an archive, counted so that the one which is wrong can be named."""

    def __init__(self, lines: BinaryIO, file: Path) -> None:
        self.lines, self.file, self.number = lines, file, 0

    def header(self) -> Header:
        try:
            return read_header(self._next())
        except LineError as error:
            raise self.refused(str(error)) from error

    def records(self, header: Header, check: Check) -> Iterator[StoredRecord]:
        programme_id = UUID(header.programme)
        try:
            for _ in range(header.size):
                record = record_of(decoded(self._next(), RecordLine), programme_id)
                yield record
                # After it was taken: whether it is as it was recorded comes before whether it can be understood.
                check(record)
            self._end(header)
        except (LineError, JournalError) as error:
            raise self.refused(str(error)) from error

    def refused(self, problem: str) -> CopyRefused:
        """Return the refusal; a file may come from anywhere, so nothing of it that a terminal would obey is shown."""
        said = "".join(c if c.isprintable() else "?" for c in problem[:300])
        return CopyRefused(f"{self.file} is refused at line {self.number}: {said}; nothing was kept")

    def _next(self) -> bytes:
        self.number += 1
        try:
            text = self.lines.readline(LONGEST + 1)
        except OSError as error:
            problem = f"it cannot be read ({error.strerror})"
            raise LineError(problem) from error
        if len(text) > LONGEST:
            problem = f"it is longer than {LONGEST:,} bytes"
            raise LineError(problem)
        if not text.endswith(b"\n"):
            problem = "the archive was cut short here: get a whole copy of it"
            raise LineError(problem)
        return text

    def _end(self, header: Header) -> None:
        last: LastLine = decoded(self._next(), LastLine)
        if (last.count, last.root) != (header.size, header.root):
            problem = "the last line does not say what the first one does"
            raise LineError(problem)
        if self.lines.read(1):
            self.number += 1
            problem = "something follows the last line"
            raise LineError(problem)


def _line(of: Header | RecordLine | LastLine) -> bytes:
    line = msgspec.json.encode(of) + b"\n"
    if len(line) > LONGEST:
        problem = (
            f"a record is longer than the {LONGEST:,} bytes that a line of an archive may have: make a backup"
        )
        raise CopyRefused(problem)
    return line
