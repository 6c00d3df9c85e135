"""A journal as JSON Lines: it arrives as it left, or not at all."""

import errno
import io
import json
import tracemalloc
from base64 import b64decode
from collections.abc import Callable
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from event_store.copies.archive import export_archive, import_archive
from event_store.copies.archive_format import LastLine, header_of, line_of
from event_store.errors import CopyRefused, StoreUnreadable
from event_store.journal.head import Head
from event_store.journal.records import StoredRecord
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.backend import new_store
from event_store.sqlite.connections import Connections
from tests.event_store.examples import CAMDEN, WESTMINSTER, Clock, example, examples, naive_root, on


def taken(_: StoredRecord) -> None:
    """Take a record whatever it says: what entries say is not this layer's concern."""


@pytest.fixture
def full(recorder: SQLiteJournalRecorder, clock: Clock) -> SQLiteJournalRecorder:
    """Give a journal with every kind of payload and several stamps, and a second programme in the store."""
    payloads = (
        b"\x00\xff\xfe no text",
        "Ünïcode \u2028 \x00 \r\n".encode(),
        b"",
        b'{"a": "\\"}',
        b"\xed\xa0\x80",
    )
    for position, payload in enumerate(payloads, 1):
        recorder.append(
            [example(position, state=payload, by='Ann "Å" Carter\n', **on(f"2008-01-0{position}"))]
        )
        clock.move(seconds=position % 2)
    recorder.append(examples(6, 9))
    recorder.append(examples(1, 2, CAMDEN))
    return recorder


@pytest.fixture
def archive(full: SQLiteJournalRecorder, tmp_path: Path) -> Path:
    """Give the archive of that journal."""
    export_archive(full, WESTMINSTER, tmp_path / "westminster.jsonl")
    return tmp_path / "westminster.jsonl"


def independent_root(archive: Path) -> str:
    """Return the root of an archive by nothing but what docs/archive.md says."""
    header, *lines, _ = [json.loads(line) for line in archive.read_bytes().split(b"\n") if line]
    leaves = []
    for line in lines:
        names = ("topic", "entry_id", "recorded_at", "effective", "earliest", "latest", "by", "evidence")
        columns = [header["programme"], str(line["position"]), *(line[name] for name in names)]
        prefixed = [len(c.encode()).to_bytes(4, "big") + c.encode() for c in columns]
        payload = line["payload"].encode() if "payload" in line else b64decode(line["payload_base64"])
        leaves.append(sha256(b"\0" + b"".join(prefixed) + payload).digest())
    return naive_root(leaves).hex()


def test_an_archive_arrives_with_the_same_root_or_not_at_all(
    full: SQLiteJournalRecorder, archive: Path, tmp_path: Path
) -> None:
    """An archive arrives with the same root or not at all."""
    import_archive(archive, new_store(str(tmp_path / "new.sqlite")), taken)
    arrived = SQLiteJournalRecorder(Connections(str(tmp_path / "new.sqlite"), create=False))
    assert arrived.head(WESTMINSTER) == full.head(WESTMINSTER)
    assert arrived.select_events(WESTMINSTER) == full.select_events(WESTMINSTER)
    assert arrived.programme_ids() == [WESTMINSTER]
    export_archive(arrived, WESTMINSTER, tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == archive.read_bytes()
    arrived.append([example(10)])
    arrived.connections.close()
    lines = archive.read_bytes().splitlines(keepends=True)
    archive.write_bytes(b"".join([*lines[:5], lines[5].replace(b"Carter", b"Cartes"), *lines[6:]]))
    with pytest.raises(CopyRefused, match="line 6"):
        import_archive(archive, new_store(str(tmp_path / "other.sqlite")), taken)
    assert not list(tmp_path.glob("*other*"))


def test_an_archive_can_be_checked_by_its_documentation_alone(
    full: SQLiteJournalRecorder, archive: Path
) -> None:
    """Whoever has only the archive and its page gets the root of the journal."""
    assert independent_root(archive) == full.head(WESTMINSTER).root.hex()


def changed(number: int, **changes: Any) -> Callable[[list[bytes]], None]:
    """Return what changes the fields of a line."""

    def change(lines: list[bytes]) -> None:
        said = json.loads(lines[number - 1]) | changes
        kept = {key: value for key, value in said.items() if value is not None}
        lines[number - 1] = json.dumps(kept, ensure_ascii=False).encode() + b"\n"

    return change


def swap(lines: list[bytes]) -> None:
    """Put two records in each other's place."""
    lines[3], lines[4] = lines[4], lines[3]


def cut(lines: list[bytes]) -> None:
    """End in the middle of a line."""
    lines[6:] = [lines[6][:40]]


WRONG: dict[str, tuple[Callable[[list[bytes]], object], str]] = {
    "empty": (list.clear, "line 1: the archive was cut short here"),
    "another file": (lambda lines: lines.insert(0, b"{}\n"), "line 1: this is no archive of a journal"),
    "no JSON": (lambda lines: lines.insert(0, b"\xff\x00\n"), "line 1: it is not the line that belongs here"),
    "a list": (lambda lines: lines.insert(0, b"[" * 5000 + b"\n"), "line 1: it is not the line that belongs here"),
    "a newer format": (changed(1, version=2), "line 1: the archive is of version 2 .*: upgrade"),
    "no programme": (changed(1, programme="Westminster"), "line 1: it has to give the programme’s UUID"),
    "another programme": (changed(1, programme=str(CAMDEN)), "line 2: the record at position 1 is not as it was"),
    "another root": (changed(1, root="0" * 64), "line 11: the last line does not say what the first one does"),
    "another root twice": (
        lambda lines: (changed(1, root="0" * 64)(lines), changed(11, root="0" * 64)(lines)),
        "line 11: the records are not those of which the root was given",
    ),
    "a size too small": (changed(1, size=8), "line 10: it is not the line that belongs here"),
    "a size too large": (changed(1, size=10), "line 11: it is not the line that belongs here"),
    "another writer": (changed(4, by="Bob Day"), "line 4: the record at position 3 is not as it was recorded"),
    "another payload": (changed(5, payload="{}"), "line 5: the record at position 4 is not as it was recorded"),
    "another leaf": (changed(5, leaf="00" * 32), "line 5: the record at position 4 is not as it was recorded"),
    "a leaf that is none": (changed(5, leaf="leaf"), "line 5: its bytes cannot be read"),
    "bytes that are none": (changed(2, payload_base64="&&"), "line 2: its bytes cannot be read"),
    "two payloads": (changed(2, payload="{}"), "line 2: .*not both"),
    "no payload": (changed(3, payload=None), "line 3: .*has to have “payload”"),
    "an unknown key": (changed(3, colour="red"), "line 3: it is not the line that belongs here .*colour"),
    "a number for a text": (changed(3, by=7), "line 3: it is not the line that belongs here"),
    "half a letter": (changed(3, topic="\\ud800"), "line 3: "),
    "swapped": (swap, "line 4: position 4 stands where 3 belongs"),
    "one left out": (lambda lines: lines.pop(4), "line 5: position 5 stands where 4 belongs"),
    "one twice": (lambda lines: lines.insert(4, lines[3]), "line 5: position 3 stands where 4 belongs"),
    "cut in a line": (cut, "line 7: the archive was cut short here: get a whole copy"),
    "cut between lines": (lambda lines: lines.__delitem__(slice(6, None)), "line 7: the archive was cut short here"),
    "no last line": (lambda lines: lines.pop(), "line 11: the archive was cut short here"),
    "more after the end": (lambda lines: lines.append(b"\n"), "line 12: something follows the last line"),
    "what a terminal obeys": (changed(4, position="\x1b[2J"), "line 4: "),
}  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_an_archive_that_is_not_what_was_exported_is_refused_by_its_line(
    archive: Path, tmp_path: Path, change: Callable[[list[bytes]], object], sentence: str
) -> None:
    """A damaged, truncated, reordered or foreign archive is refused in one sentence that names the line."""
    lines = archive.read_bytes().splitlines(keepends=True)
    change(lines)
    archive.write_bytes(b"".join(lines))
    before = sorted(tmp_path.iterdir())
    with pytest.raises(CopyRefused, match=f"is refused at {sentence}") as refused:
        import_archive(archive, new_store(str(tmp_path / "new.sqlite")), taken)
    assert str(refused.value).isprintable()
    assert str(refused.value).endswith("; nothing was kept")
    assert sorted(tmp_path.iterdir()) == before


def test_a_forger_who_hashes_anew_meets_the_guards_of_the_database(archive: Path, tmp_path: Path) -> None:
    """Hashes that fit do not carry in what no append could have recorded."""
    forged = example(1, latest="2008-02-30").stamped("2009-01-27T09:30:00.000000Z")
    head = Head(1, (forged.leaf,), forged.recorded_at)
    forgery = (header_of(WESTMINSTER, head), line_of(forged), LastLine(1, head.root.hex()))
    archive.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in forgery))
    with pytest.raises(CopyRefused, match=r"line 2: the record cannot be kept \(CHECK constraint failed"):
        import_archive(archive, new_store(str(tmp_path / "new.sqlite")), taken)


def test_a_journal_is_adopted_only_by_a_store_that_holds_none(full: SQLiteJournalRecorder) -> None:
    """Records of another store never come to stand beside what was recorded here."""
    before = full.head(CAMDEN)
    records = list(full.whole(WESTMINSTER))
    with pytest.raises(CopyRefused, match="holds a journal already"):
        full.adopt(records, 9, full.head(WESTMINSTER).root)
    assert full.head(CAMDEN) == before


def test_a_damaged_journal_makes_no_archive(full: SQLiteJournalRecorder, path: Path, tmp_path: Path) -> None:
    """What is not as it was recorded is not passed on as if it were."""
    with full.connections.reading() as vandal:
        vandal.execute("DROP TRIGGER journal_is_never_updated")
        vandal.execute("UPDATE journal SET by = 'Bob Day' WHERE position = 4")
    with pytest.raises(
        StoreUnreadable, match=rf"{path} is damaged \(the record at position 4 is not as it was recorded"
    ):
        export_archive(full, WESTMINSTER, tmp_path / "damaged.jsonl")
    with full.connections.reading() as vandal:
        vandal.execute("DROP TRIGGER head_only_grows")
        vandal.execute("UPDATE head SET size = 3")
    with pytest.raises(StoreUnreadable, match="its head tells of other records"):
        export_archive(full, WESTMINSTER, tmp_path / "damaged.jsonl")
    assert not list(tmp_path.glob("*damaged*"))


def test_what_is_recorded_during_an_export_is_not_part_of_it(
    full: SQLiteJournalRecorder, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An archive ends where the journal ended when the export began."""
    colleague = SQLiteJournalRecorder(Connections(str(path), create=False))
    whole = full.whole

    def be_overtaken(*args: Any, **kwargs: Any) -> Any:
        colleague.append([example(10)])
        return whole(*args, **kwargs)

    monkeypatch.setattr(full, "whole", be_overtaken)
    assert export_archive(full, WESTMINSTER, tmp_path / "during.jsonl").size == 9
    import_archive(tmp_path / "during.jsonl", new_store(str(tmp_path / "new.sqlite")), taken)
    assert full.head(WESTMINSTER).size == 10


def memory_for(size: int, folder: Path) -> int:
    """Return how many bytes were in use at most while a journal of so many records went out and came in."""
    folder.mkdir()
    recorder = SQLiteJournalRecorder(Connections(str(folder / "old.sqlite")))
    recorder.append([example(position, state=b"x" * 500) for position in range(1, size + 1)])
    tracemalloc.start()
    export_archive(recorder, WESTMINSTER, folder / "large.jsonl")
    import_archive(folder / "large.jsonl", new_store(str(folder / "new.sqlite")), taken)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    arrived = SQLiteJournalRecorder(Connections(str(folder / "new.sqlite"), create=False))
    assert arrived.head(WESTMINSTER) == recorder.head(WESTMINSTER)
    arrived.connections.close()
    recorder.connections.close()
    return peak


def test_a_large_archive_takes_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    """14,000 records go out and come in within what 10,000 take: neither is ever held as a whole."""
    small = memory_for(10_000, tmp_path / "small")
    assert memory_for(14_000, tmp_path / "large") < 1.1 * small


def test_a_disk_that_cannot_be_read_is_named_by_its_line(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the archive itself can be read no further, it is the archive that is named, and nothing is kept."""

    class Failing(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            if self.tell() > 1000:
                raise OSError(errno.EIO, "Input/output error")
            return super().readline(size)

    content = archive.read_bytes()
    monkeypatch.setattr("event_store.copies.archive.opened_file", lambda _: nullcontext(Failing(content)))
    with pytest.raises(CopyRefused, match=r"refused at line \d: it cannot be read \(Input/output error\)"):
        import_archive(archive, new_store(str(tmp_path / "new.sqlite")), taken)
    assert not list(tmp_path.glob("*new*"))
