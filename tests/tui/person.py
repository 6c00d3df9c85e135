"""Someone at the app's keyboard, for tests that drive the real app."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, Select, TextArea

from programme.journal.register import Register
from tests.tui.rest import PATIENCE_SECONDS, wait_for_rest
from tui.app.app import ProgrammeApp
from tui.dialogs.choose import Choose
from tui.forms.fields import FormField
from tui.forms.form import Form
from tui.forms.references import ReferenceField
from tui.shared.clock import Clock
from tui.tables.register_table import RegisterTable


class Person:
    """Someone at the app's keyboard."""

    def __init__(self, app: ProgrammeApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def until(self, so: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not so():
                await self.pilot.pause(0.01)
        assert so(), what

    async def settle(self) -> None:
        """Wait until what was asked for is done."""
        await wait_for_rest()
        while any(not worker.is_finished for worker in self.app.workers):
            await self.app.workers.wait_for_complete()
            await wait_for_rest()
        assert self.app.faults == []

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text into what has the focus, as a terminal pastes it."""
        focused = self.app.screen.focused
        if isinstance(focused, TextArea):
            focused.insert(text)
        else:
            assert isinstance(focused, Input), f"nothing to type into: {focused}"
            focused.insert_text_at_cursor(text)
        await self.settle()

    async def focus(self, key: str) -> FormField:
        """Go to a field of the form that is open."""
        field = next(field for field in self.form.fields if field.key.lstrip("@") == key)
        control = field.control
        (control.query_one(Input) if isinstance(control, ReferenceField) else control).focus()
        await self.settle()
        return field

    async def fill(self, **fields: str) -> None:
        """Fill in fields of the form that is open, by their names."""
        form = self.form
        for key, said in fields.items():
            field = next(field for field in form.fields if field.key.lstrip("@") == key)
            control = field.control
            if isinstance(control, TextArea):
                control.text = said
            elif isinstance(control, Select):
                control.value = said
            else:
                entered = control if isinstance(control, Input) else control.query_one(Input)
                entered.value = said
        await self.settle()

    async def choose(self, words: str) -> None:
        """Choose a kind of entry by typing its words."""
        await self.press("n")
        assert isinstance(self.app.screen, Choose), self.app.screen
        await self.type(words)
        await self.press("enter")
        assert isinstance(self.app.screen, Form), self.app.screen

    async def record(self, words: str, **fields: str) -> None:
        """Choose a kind of entry, fill in its form and record it."""
        await self.choose(words)
        await self.fill(**fields)
        await self.press("ctrl+s")
        assert not isinstance(self.app.screen, Form), f"{words} was refused: {self.wrong}"

    @property
    def form(self) -> Form[Any]:
        """The form that is open."""
        assert isinstance(self.app.screen, Form), self.app.screen
        return self.app.screen

    @property
    def wrong(self) -> dict[str, str]:
        """What is said to be wrong beside the fields, and beneath them under an empty name."""
        said = {field.key.lstrip("@"): field.problem for field in self.form.fields if field.problem}
        return {**said, **({"": self.form.refusal} if self.form.refusal else {})}

    @property
    def table(self) -> RegisterTable:
        """The table of the screen in front."""
        return self.app.screen.query_one("#table", RegisterTable)

    @property
    def keys(self) -> list[str]:
        """The keys of the rows that the table shows."""
        return [row.key for row in self.table.rows.shown]

    @property
    def text(self) -> str:
        """What the screen in front says, line by line."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())  # noqa: SLF001 - what is drawn is asked of what draws it

    @property
    def notices(self) -> list[str]:
        """The notices that are shown."""
        return [notice.message for notice in self.app._notifications]  # noqa: SLF001 - Textual has no other way to read them


@asynccontextmanager
async def at_the_app(
    register: Register | None,
    *,
    on: Clock | None = None,
    size: tuple[int, int] = (80, 24),
    store: str | None = None,
) -> AsyncIterator[Person]:
    """Open the app in a terminal of a size, at a moment."""
    app = ProgrammeApp(register, on, store=store)
    async with app.run_test(size=size) as pilot:
        person = Person(app, pilot)
        await person.settle()
        yield person
        assert app.faults == []
