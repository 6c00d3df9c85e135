"""Starting the app: what is done once, so that nobody waits for it twice."""

import gc

import pytest
from textual.css.stylesheet import Stylesheet

from programme.collection import pause
from programme.register import Register
from tests.tui.person import at_the_app
from tui import following


async def test_styles_are_read_once(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the first screen nor the first look at another one has all styles read again."""
    again: list[Stylesheet] = []
    monkeypatch.setattr(Stylesheet, "reparse", lambda sheet: again.append(sheet))  # noqa: PLW0108 - bound to its sheet
    async with at_the_app(register) as person:
        await person.press("2")
        assert person.app.current_mode == "risks"
        assert again == []


async def test_another_theme_is_shown_on_every_screen(register: Register) -> None:
    """A screen that is first gone to after the theme was changed has the colours of the new one."""
    async with at_the_app(register) as person:
        person.app.theme = "programme-light"
        await person.settle()
        await person.press("2")
        colour = person.app.screen.query_one("#tabs").styles.background
        assert colour.hex == person.app.theme_variables["surface"].upper()


async def test_garbage_is_collected_again_behind_the_first_paint(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pause of a start ends by itself, and what was loaded until then is walked no more."""
    monkeypatch.setattr(following, "POLL_SECONDS", 0.05)
    pause()
    try:
        async with at_the_app(register) as person:
            await person.until(gc.isenabled, "garbage is collected")
            assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.enable()
