"""What a picture of the app is taken of: the app after some keys."""

from collections.abc import Awaitable, Callable

import pytest
from textual._compositor import Compositor
from textual.pilot import Pilot

from tests.tui.person import Person
from tests.tui.rest import RENDER_UPDATE
from tui.app.app import ProgrammeApp


def pressing(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return what presses keys, the last of them with everything painted."""

    async def press(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, ProgrammeApp)
        person = Person(pilot.app, pilot)
        await person.settle()
        pressed = ["space" if key == " " else key for key in keys]
        await person.press(*pressed[:-1])
        # A few widgets take their last size as they are painted.
        monkeypatch.setattr(Compositor, "render_update", RENDER_UPDATE)
        person.app.screen.refresh()
        await person.settle()
        await person.press(*pressed[-1:])

    return press
