"""The same journal, asked the same, gives the same report, whoever asks it, where and when."""

import os
import platform
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from programme.foundation.relaunch import itself
from programme.journal.register import Register
from programme.recording.record import proposal, record
from programme.reports.making import made, made_as
from programme.reports.report_request import FORMS, KINDS, Kind, ReportRequest
from programme.stores.copies import export_archive, import_archive
from programme.stores.open import open_register
from tests.programme.reports.conftest import AskFor


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_journal_asked_the_same_gives_the_same_report(
    inspected: Register, ask_for: AskFor, tmp_path: Path, kind: Kind
) -> None:
    """The same journal, asked the same, gives the same report to the byte."""
    asked = ask_for(kind)
    reports = made_as(inspected, asked, FORMS)
    assert len(reports) == len(FORMS)
    assert made_as(inspected, asked, FORMS) == reports
    # An archive holds no keys, and arrives at another time on what could be another machine.
    export_archive(inspected, tmp_path / "journal.jsonl")
    import_archive(tmp_path / "journal.jsonl", str(tmp_path / "arrived.sqlite"))
    later = datetime(2031, 5, 6, tzinfo=UTC)
    arrived = open_register(str(tmp_path / "arrived.sqlite"), clock=lambda: later)
    assert made_as(arrived, asked, FORMS) == reports
    # What is recorded afterwards is not part of it.
    record(arrived, [proposal("risk.reviewed", risk="R-001", note="read again")])
    assert made_as(arrived, asked, FORMS) == reports
    arrived.close()


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_in_a_report_makes_it_again_anywhere(
    inspected: Register, ask_for: AskFor, kind: Kind
) -> None:
    """The command that a report names makes it, in another time zone, locale and width, with another order of sets."""
    asked = ask_for(kind)
    report = made(inspected, asked)
    assert asked.command in report
    store = inspected.journal.recorder.place
    elsewhere = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "COLUMNS": "40",
        "PYTHONHASHSEED": "77",
        "PYTHONUTF8": "1",
    }
    again = subprocess.run(
        itself([*asked.command.split()[1:], "--store", store]),
        env={**os.environ, **elsewhere},
        capture_output=True,
        check=True,
    )
    assert again.stdout == report.encode()
    assert store not in report
    assert sys.prefix not in report


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_does_not_depend_on_the_name_of_the_machine(
    inspected: Register, ask_for: AskFor, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    """A machine of another name makes the same report."""
    report = made(inspected, ask_for(kind))
    # The name itself cannot be looked for: a short one ("vm") stands by chance in the letters of a seal.
    for module, name in ((socket, "gethostname"), (socket, "getfqdn"), (platform, "node")):
        monkeypatch.setattr(module, name, lambda: "another-machine")
    assert made(inspected, ask_for(kind)) == report


def test_what_a_report_was_asked_is_read_back_from_its_command(ask_for: AskFor) -> None:
    """Every way to ask for a report is written as a command and read as the same."""
    for kind in KINDS:
        for form in FORMS:
            for redacted in (True, False):
                asked = ask_for(kind, form, redacted=redacted)
                assert ReportRequest.read(asked.command) == asked
    given = ask_for("snapshot", since_position=400)
    assert ReportRequest.read(given.command) == given


ID = "5a1f7f2e-6a52-4f0e-9c55-2d1c0b1e2009"


@pytest.mark.parametrize(
    "command",
    [
        f"programme snapshot --as-of 2009-01-27 --as-known=#1 --format html --programme {ID}",
        f"programme snapshot --as-of 2009-01-27 --as-known=#1 --since 2009-01-01 --since-known=#2 --format html {ID}",
        f"programme lessons-pack --as-of 2009-02-30 --as-known=#1 --format html --programme {ID}",
        f"programme lessons-pack --as-of 2009-01-27 --as-known=#01 --format html --programme {ID}",
        f"programme lessons-pack --as-of 2009-01-27 --as-known=#1 --redacted --format html --programme {ID}",
        "programme lessons-pack --as-of 2009-01-27 --as-known=#1 --format html --programme 5a1f",
        "rm -rf --as-of 2009-01-27",
    ],
)
def test_no_other_command_is_read(command: str) -> None:
    """A command that this program would not have written is not understood."""
    with pytest.raises(ValueError, match=r"programme|rm|day|UUID"):
        ReportRequest.read(command)
