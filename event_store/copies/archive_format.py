"""The lines of an archive, as docs/archive.md tells them to whoever reads one without this program."""

import re
from base64 import b64decode, b64encode
from typing import Any
from uuid import UUID

import msgspec

from event_store.journal.head import Head
from event_store.journal.records import StoredRecord

FORMAT, VERSION = "programme-journal", 1
# A line is read whole, so that no file can fill the memory with one.
LONGEST = 256_000_000

ROOT = re.compile("[0-9a-f]{64}")


class LineError(ValueError):
    """A line is not what it should be; the message says what it is instead."""


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line: what this is, of which programme, and how its journal ends."""

    format: str
    version: int
    programme: str
    size: int
    root: str


class RecordLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A record: every column but the programme's id; the payload as text where its bytes are UTF-8, else in Base64."""

    position: int
    topic: str
    entry_id: str
    effective: str
    earliest: str
    latest: str
    by: str
    evidence: str
    recorded_at: str
    leaf: str
    payload: str | None = None
    payload_base64: str | None = None


class LastLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last line: it tells an archive that is whole from one that was cut short."""

    count: int
    root: str


def header_of(programme_id: UUID, head: Head) -> Header:
    """Return the first line of a journal's archive."""
    return Header(FORMAT, VERSION, str(programme_id), head.size, head.root.hex())


def line_of(record: StoredRecord) -> RecordLine:
    """Return the line of a record."""
    payload: dict[str, str] = {}
    try:
        payload["payload"] = record.state.decode()
    except UnicodeDecodeError:
        payload["payload_base64"] = b64encode(record.state).decode()
    return RecordLine(
        record.originator_version,
        record.topic,
        record.entry_id,
        record.effective,
        record.earliest,
        record.latest,
        record.by,
        record.evidence,
        record.recorded_at,
        record.leaf.hex(),
        **payload,
    )


def record_of(line: RecordLine, programme_id: UUID) -> StoredRecord:
    """Return the record of a line; LineError when its bytes cannot be read."""
    try:
        state, leaf = _payload_of(line), bytes.fromhex(line.leaf)
    except ValueError as error:
        problem = f"its bytes cannot be read ({error})"
        raise LineError(problem) from error
    return StoredRecord(
        programme_id,
        line.position,
        line.topic,
        state,
        entry_id=line.entry_id,
        effective=line.effective,
        earliest=line.earliest,
        latest=line.latest,
        by=line.by,
        evidence=line.evidence,
        recorded_at=line.recorded_at,
        leaf=leaf,
    )


def _payload_of(line: RecordLine) -> bytes:
    if line.payload is not None and line.payload_base64 is None:
        return line.payload.encode()
    if line.payload_base64 is not None and line.payload is None:
        return b64decode(line.payload_base64, validate=True)
    problem = "it has to have “payload” or “payload_base64”, and not both"
    raise ValueError(problem)


def read_header(text: bytes) -> Header:
    """Return the first line of an archive; LineError when it is none that this program can read."""
    said: Any = decoded(text, dict)
    if said.get("format") != FORMAT:
        problem = f"this is no archive of a journal: its “format” has to be “{FORMAT}”"
        raise LineError(problem)
    if said.get("version") != VERSION:
        problem = (
            f"the archive is of version {said.get('version')} and this program reads {VERSION}: upgrade it"
        )
        raise LineError(problem)
    header: Header = decoded(text, Header)
    try:
        canonical = str(UUID(header.programme)) == header.programme
    except ValueError:
        canonical = False
    if not canonical or header.size < 1 or not ROOT.fullmatch(header.root):
        problem = (
            "it has to give the programme’s UUID, the number of records and the root in 64 hexadecimal digits"
        )
        raise LineError(problem)
    return header


def decoded(text: bytes, kind: type[Any]) -> Any:  # noqa: ANN401 - of the kind asked for
    """Return a line as one of the structures above; LineError when it is not one."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        problem = f"it is not the line that belongs here ({error})"
        raise LineError(problem) from error
