"""Starting: what the app and the commands that only read do not load."""

import os
import subprocess
import sys

from tests.terminal import Terminal

SLOW = (
    "domain.entries.catalogue",
    "pydantic",
    "edtf",
    "cyclopts",
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
