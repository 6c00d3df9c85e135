"""What every test of the terminal app may ask for."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import textual.app
import textual.pilot
from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]
from textual._compositor import Compositor
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from programme.journal.register import Register
from tests.tui.merger import TODAY, Days, merger
from tests.tui.rest import press, unpainted, wait_for_rest
from tests.tui.styles import quick_styles
from tui.screens import overview

# The plugin says so under a name that syrupy has since changed; without it pictures are files that nothing opens.
SVGImageExtension.file_extension = "svg"


@pytest.fixture(autouse=True)
def _anywhere(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[None]:
    """Test as Sam Reed in Greenwich, with a log of faults of the test's own."""
    monkeypatch.setenv("PROGRAMME_BY", "Sam Reed")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    for waiting in (textual.app, textual.pilot):
        monkeypatch.setattr(waiting, "wait_for_idle", wait_for_rest)
    if "snap_compare" not in request.fixturenames:  # a few widgets take their last size as they are painted
        monkeypatch.setattr(Compositor, "render_update", unpainted)
        monkeypatch.setattr(Pilot, "press", press)
    quick_styles(monkeypatch)
    # What waits for the first screen to be painted need not wait for a terminal that is not there.
    monkeypatch.setattr(overview, "PAINTED_SECONDS", 0)
    # A picture that is taken late shows the cursor as one that is taken at once.
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def days() -> Days:
    """The clock of the person and of the store."""
    return Days(TODAY)


@pytest.fixture
def register(tmp_path: Path, days: Days) -> Iterator[Register]:
    """The North division merger, in a store of its own."""
    opened = merger(tmp_path / "merger.sqlite", days)
    yield opened
    opened.close()
