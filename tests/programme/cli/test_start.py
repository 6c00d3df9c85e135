"""Starting: what the app and the commands that only read do not load."""

import os
import subprocess
import sys

import pytest

from tests.terminal import Terminal

SLOW = (
    "domain.entries.catalogue",
    "pydantic",
    "edtf",
    "cyclopts",
    "psycopg",
    "tui.forms.form",
    "tui.app.palette",
    "programme.recording.import_history",
    "programme.recording.record",
)
FIRST_PAINT = """
import sys
from programme.cli.main import run
from programme.stores.open import open_register
from tui.app.run import run_store
from tui.screens.overview import Overview
register = open_register()
read = Overview().read(register.view())
assert read.status.registers["risk"], read
print([name for name in sys.argv[1:] if name in sys.modules])
"""


ONE_COMMAND = """
import sys
from programme.cli.main import run
assert run(sys.argv[1].split()) == 0
sys.stderr.write(repr([name for name in sys.argv[2:] if name in sys.modules]))
"""
OF_OTHERS = (
    *("domain.entries.catalogue", "domain.entries.surveys.register", "programme.registers.all_listings"),
    *("programme.registers.all_alerts", "programme.registers.surveys.listing", "programme.questions"),
    *("programme.recording", "programme.reports", "programme.evidence"),
    *("pydantic", "edtf", "psycopg", "tabulate", "textual", "jinja2"),
)
READING = ("programme.journal.register", "programme.registers.risks.listing", "domain.state.programme")


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [("risk list", (*OF_OTHERS, "rich.console")), ("--help", (*OF_OTHERS, *READING))],
)
def test_a_command_loads_no_other_command(
    terminal: Terminal, command: str, unneeded: tuple[str, ...]
) -> None:
    """A list is written without what other registers, recording and reports need, and help without any register."""
    terminal.must('new "North division merger" --on 2008-01-07')
    terminal.must("risk raise --title Prolonged --cause 'no date' --event 'it lasts' --effect 'delay all'")
    done = subprocess.run(
        [sys.executable, "-c", ONE_COMMAND, command, *unneeded],
        check=True, capture_output=True, text=True, env=os.environ.copy(),
    )  # fmt: skip
    assert done.stderr.splitlines()[-1].endswith("[]"), done.stderr


def test_the_first_paint_loads_nothing_that_only_recording_needs(terminal: Terminal) -> None:
    """What the overview shows is read without pydantic, the EDTF library, the command line, forms and imports.

    Nor are the entry classes loaded that no state is made of.
    """
    terminal.must('new "North division merger" --on 2008-01-07')
    terminal.must("risk raise --title Prolonged --cause 'no date' --event 'it lasts' --effect 'delay all'")
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, *SLOW],
        check=True, capture_output=True, text=True, env=os.environ.copy(),
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
