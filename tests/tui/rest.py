"""When the app rests: a test waits until it has done all that it was asked for, and no longer."""
# ruff: noqa: SLF001 - Textual tells nobody whether it has anything left to do

import asyncio
from typing import Any

from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot

# Long enough for the slowest machine; a test that waits so long has failed.
PATIENCE_SECONDS = 20
RENDER_UPDATE = Compositor.render_update
# Whoever asks more often takes time from the thread that reads.
LOOK_SECONDS = 0.002


async def wait_for_rest(*_: float) -> None:
    """Wait until nothing happens any more unless a key is pressed, a worker comes back or a timer rings.

    This is for Textual's own `wait_for_idle`, which takes an app for idle once its process has used little of the
    processor for a fiftieth of a second: four times for each key, and too early on a busy machine.
    """
    app = active_app.get()
    async with asyncio.timeout(PATIENCE_SECONDS):
        while app._running and not app._exit:
            if _done(app):
                unpainted = [screen for screen in app.screen_stack if screen._update_timer._active.is_set()]
                if not unpainted:
                    return
                # Now, and not at the next sixtieth of a second.
                for screen in unpainted:
                    screen._on_timer_update()
            await asyncio.sleep(0 if _ready() else LOOK_SECONDS)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, and wait after each until all that it asked for is done.

    This is for Textual's own `press`, which then sends a message to each widget and waits until all of them come back.
    """
    await pilot.app._press_keys(keys)


def unpainted(self: Compositor, full: bool = False, *rest: Any, **options: Any) -> Any:  # noqa: FBT001, FBT002 - as Textual calls it
    """Leave out what would go to a terminal, which a test does not have: what it asks to see is drawn when it asks.

    This is for Textual's own `render_update`, which took two fifths of the time of these tests.
    """
    if full or options.get("simplify"):
        return RENDER_UPDATE(self, full, *rest, **options)
    self._dirty_regions.clear()
    return None


def _done(app: App[Any]) -> bool:
    return (
        not _ready()
        # Two things Textual does a moment later: showing another screen, and taking another size.
        and not app._batch_count
        and app._resize_timer is None
        and app.animator._complete_event.is_set()
        and _waits(app)
        and all(_waits(pump) for pump in app._registry if pump._task is not None)
    )


def _ready() -> bool:
    """Return whether the event loop has anything else to run at once."""
    return bool(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined] # private to asyncio


def _waits(pump: MessagePump) -> bool:
    """Return whether a widget has handled every message and waits for its next."""
    queue: Any = pump._message_queue
    return queue.empty() and bool(queue.ready_event._waiters)
