"""Keys in the order in which they were pressed, however many arrive at once.

Textual lets a key with priority, and every key that a binding answers, act in the app's own queue, while letters wait
in the queue of the field that has the focus: of a burst, a key that saves would act before the letters before it.
"""

import asyncio
from asyncio import Queue, Task, create_task, timeout
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import chain

from textual import events
from textual.app import App, ScreenStackError
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.widget import Widget

# How often it is asked whether a part of the screen that does not answer is still there.
LOOK_SECONDS = 0.1
# What a key does may have consequences of its own, such as a list that follows what is typed.
CONSEQUENCES = 2
# Another screen may open another: a choice its form, a form the screen that it was opened from.
SCREENS = 8
# A letter where text stands, and help where none does: what was typed before it has to stand there first.
ASKS_WHERE_EMPTY = "question_mark"


class KeysInOrder:
    """Takes what is typed, and hands over a key only when everything that the key before it did is done."""

    def __init__(self, app: App[None], hand_over: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._hand_over = hand_over
        self._waiting: Queue[events.Event] = Queue()
        self._turns: Task[None] | None = None

    def take(self, event: events.Event) -> None:
        """Take a key, a paste or a click after those that were taken before it."""
        self._waiting.put_nowait(event)
        if self._turns is None or self._turns.done():
            self._turns = create_task(self._take_turns(), name="keys in order")

    def stop(self) -> None:
        """Take nothing more."""
        if self._turns is not None:
            self._turns.cancel()

    async def _take_turns(self) -> None:
        # An app that ends has no screen, and takes no more keys.
        with suppress(ScreenStackError):
            while True:
                await self._take_turn(await self._waiting.get())

    async def _take_turn(self, event: events.Event) -> None:
        at = self._here()
        self._app.call_later(self._hand_over, event)
        # Letters that follow one another wait in their field, in their order.
        while self._only_text(event) and not self._waiting.empty():
            event = self._waiting.get_nowait()
            if not self._only_text(event):
                await self._done(at)
                at = self._here()
            self._app.call_later(self._hand_over, event)
        # Guarantee: no key acts before the keys pressed before it have done all that they do.
        await self._done(at)

    def _only_text(self, event: events.Event) -> bool:
        """Tell whether all that a key does is to add a letter to the field that has the focus."""
        if not isinstance(event, events.Key) or event.key == ASKS_WHERE_EMPTY:
            return False
        return event.is_printable and _takes_letters(self._app.focused)

    def _here(self) -> DOMNode:
        return self._app.focused or self._app.screen

    async def _done(self, at: DOMNode) -> None:
        """Wait until what was handed over to a part of the screen has gone its way up to the app."""
        await _reached(self._app)
        for _ in range(CONSEQUENCES):
            await self._pass(at)
        for _ in range(SCREENS):
            here = self._here()
            if here is at:
                return
            # Another screen, or another field: it has to be there before anything is typed into it.
            await self._pass(here)
            at = here

    async def _pass(self, at: DOMNode) -> None:
        for node in chain([at], at.ancestors):
            await _reached(node)


def _takes_letters(widget: Widget | None) -> bool:
    from textual.widgets import Input, TextArea  # noqa: PLC0415 - not needed for the first paint

    return isinstance(widget, Input | TextArea)


async def _reached(pump: MessagePump) -> None:
    """Wait until a part of the screen has handled all messages that it has now."""
    handled = asyncio.Event()
    if not pump.call_later(handled.set):
        return
    while not handled.is_set():
        with suppress(TimeoutError):
            async with timeout(LOOK_SECONDS):
                await handled.wait()
                return
        # What was closed meanwhile never answers, and must not take the keyboard with it.
        if not pump.is_running:
            return
