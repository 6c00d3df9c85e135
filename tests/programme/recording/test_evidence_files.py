"""Evidence that is a file: the command line, the form and an import keep its name and digest, and refuse it alike."""

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from domain.entries.catalogue import ENTRIES
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.evidence_files import with_digests
from programme.recording.import_history import import_history
from programme.recording.record import Proposal, record
from programme.stores.open import start_programme
from tests.programme.recording.test_imports import reviewed, written
from tests.terminal import Terminal


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """The minutes of a meeting."""
    path = tmp_path / "minutes.txt"
    path.write_text("no date was set\n")
    return path


@pytest.fixture
def begun(terminal: Terminal) -> Iterator[Register]:
    """A programme with one risk."""
    register = start_programme(str(terminal.store), "North division merger", on="2008-01-07", by="Sam Reed")
    raised = {"title": "Prolonged", "cause": "no date", "event": "it lasts", "effect": "delay all"}
    record(register, [Proposal(ENTRIES["risk.raised"], raised, on="2008-01-14")])
    yield register
    register.close()


def by_command(begun: Register, terminal: Terminal, evidence: str) -> None:
    """Record with the command line."""
    if terminal.run(["risk", "review", "R-001", "--note", "read", "--evidence", evidence]).code:
        raise Refused([terminal.err])


def by_proposal(begun: Register, terminal: Terminal, evidence: str) -> None:
    """Record as the form does."""
    fields = {"risk": "R-001", "note": "read"}
    record(begun, [Proposal(ENTRIES["risk.reviewed"], fields, evidence=(evidence,))])


def by_import(begun: Register, terminal: Terminal, evidence: str) -> None:
    """Import a line."""
    file = written(terminal.store.with_name("history.jsonl"), reviewed("read", evidence=[evidence]))
    import_history(begun, file, by="Sam Reed")


DOORS = pytest.mark.parametrize("door", [by_command, by_proposal, by_import])


@pytest.mark.parametrize("typed", ["@{}", " @{}", "\u200b@{}\u00ad ", "\t@{}"])
@DOORS
def test_evidence_that_is_a_file_is_recorded_by_its_name_and_digest(
    begun: Register,
    terminal: Terminal,
    minutes: Path,
    door: Callable[[Register, Terminal, str], None],
    typed: str,
) -> None:
    """Evidence that is a file is recorded by its name and digest, whichever way it is given."""
    door(begun, terminal, typed.format(minutes))
    kept = begun.journal.at(begun.programme_id, [3])[0].evidence_list
    assert kept == (f"minutes.txt sha256:{sha256(minutes.read_bytes()).hexdigest()}",)


@DOORS
def test_evidence_that_cannot_be_read_is_refused(
    begun: Register, terminal: Terminal, tmp_path: Path, door: Callable[[Register, Terminal, str], None]
) -> None:
    """A file that is not there is no evidence, whichever way it is given."""
    with pytest.raises(Refused, match=r"cannot be read .No such file or directory.: check the path"):
        door(begun, terminal, f"@{tmp_path / 'nowhere.txt'}")
    assert begun.position() == 2


def test_what_is_no_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A device, a pipe and a folder are named, and nothing is read of them: some never end."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (Path("/dev/zero"), pipe, tmp_path):
        with pytest.raises(Refused, match="cannot be read"):
            with_digests([f"@{path}"])


def test_a_reference_stays_as_it_is() -> None:
    """Only what begins with @ is a file."""
    assert with_digests(["board 12", " sam@example.org\u200b"]) == ("board 12", "sam@example.org")
