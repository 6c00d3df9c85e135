"""What opening a store noticed is said in the app, as every command says it."""

import pytest

from programme.stores.open import open_register
from tests.terminal import Terminal
from tui.app.app import ProgrammeApp


@pytest.mark.parametrize("redacted", [False, True])
async def test_what_opening_noticed_is_said_in_the_app(terminal: Terminal, *, redacted: bool) -> None:
    """A store whose clock was ahead, or one that may only be read, says so where it is looked at."""
    terminal.must("new Merger --on 2007-09-03")
    opened = open_register(str(terminal.store))
    opened.remarks.append("a clock was set ahead")
    app = ProgrammeApp(opened.redacted() if redacted else opened)
    try:
        async with app.run_test() as pilot:
            await pilot.pause()
            assert [note.message for note in app._notifications] == ["a clock was set ahead"]  # noqa: SLF001 - no other way
    finally:
        opened.close()
