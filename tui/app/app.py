"""The terminal app, put together from its parts."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.theme import Theme

from programme.foundation.config import keys_set
from programme.foundation.refusal import Unreadable
from programme.journal.register import Register
from tui.app.clock_keys import ClockKeys
from tui.app.commanding import Commanding
from tui.app.comparing import Comparing
from tui.app.exchanging import Exchanging
from tui.app.film import FILM_KEYS, Film
from tui.app.key_order import KeysInOrder
from tui.app.modes import MODES
from tui.app.opening import Opening
from tui.app.presence import Presence
from tui.shared.clock import Clock
from tui.shared.names import is_reference
from tui.shared.settings import keep_theme, keep_toured, settings
from tui.shared.themes import THEMES, theme
from tui.widgets.header import TABS

if TYPE_CHECKING:
    from textual.dom import DOMNode

# What a person does at the keyboard, and a click, which may be on a key of the last line.
TYPED = (events.Key, events.Paste, events.MouseDown, events.MouseUp)
DEMO = "The Westminster history, a private copy of it: it goes when you quit. ? explains each screen."


def _commands() -> type[Provider]:
    from tui.app.palette import ProgrammeCommands  # noqa: PLC0415 - not needed for the first paint

    return ProgrammeCommands


class ProgrammeApp(ClockKeys, Comparing, Opening, Exchanging, Commanding, Presence):
    """A programme, looked at and recorded."""

    TITLE = "Programme register"
    CSS_PATH = "../programme.tcss"
    DEFAULT_MODE = "overview"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {**MODES}
    # Of Textual's own commands ours offers those that serve here, after everything of the programme.
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", "Quit", show=False, id="quit"),
        Binding("ctrl+z", "suspend_process", "To the shell; fg comes back", show=False, id="suspend-process"),
        *FILM_KEYS,
        *(Binding(tab.key, f"go('{tab.mode}')", tab.title, show=False, id=f"go-{tab.mode}") for tab in TABS),
    ]

    def __init__(
        self,
        register: Register | None,
        clock: Clock | None = None,
        *,
        store: str | None = None,
        demo: bool = False,
        at: str | None = None,
    ) -> None:
        # First of all, because Textual decides by it whether the sixteen colours of the terminal are left as they are;
        # and changing the theme of a running app reads all styles again.
        self.set_reactive(App.theme, theme())
        super().__init__(register, clock or Clock())
        self.store = store
        self._words_of_keys = self._bind_anew()
        self.film = Film(self, super().look, self.set_interval)
        self.keys = KeysInOrder(self, super().on_event)
        self._demo, self._at = demo, at

    @property
    def available_themes(self) -> dict[str, Theme]:
        # Named here and not registered: Textual works out the colours of a theme before anything can be registered.
        return {**super().available_themes, **{ours.name: ours for ours in THEMES}}

    def _bind_anew(self) -> Callable[[str], str]:
        """Bind keys as the settings say, and return how keys are named then; Refused when they say what cannot be."""
        if not keys_set():
            return str
        from tui.app.places import EVERYWHERE, screens  # noqa: PLC0415 - few bind keys anew
        from tui.shared.keys import keymap, shown  # noqa: PLC0415 - as above

        everywhere: list[type[DOMNode]] = [ProgrammeApp, *EVERYWHERE]
        places = screens()
        chosen = keymap(everywhere, places)
        self.set_keymap(chosen)
        return partial(shown, keys=chosen, classes=[*everywhere, *places])

    def words_of_keys(self, keys: str) -> str:
        """Return keys of the app as they are bound."""
        return self._words_of_keys(keys)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, TYPED) and not event.is_forwarded:
            self.keys.take(event)
        else:
            await super().on_event(event)

    def on_load(self) -> None:
        # The first screen takes its colours from the app, which Textual styles only after it.
        self.stylesheet.apply(self)

    def on_mount(self) -> None:
        # Whoever is told to end gives the terminal back first.
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.app_resume_signal.subscribe(self, self._draw_all)
        if self.register is None:
            from tui.screens.welcome import Welcome  # noqa: PLC0415 - needed once in the life of a store

            self.push_screen(Welcome(self.store, self.today), self._welcomed)
        else:
            self.run_worker(self._begin(), exit_on_error=False)
            for remark in self.register.remarks:
                self.say(remark, refused=True)
        if self._demo:
            self.say(DEMO)

    def on_unmount(self) -> None:
        self.keys.stop()

    def look(self, clock: Clock) -> None:
        """Move the clock; whoever moves it by hand stops the film."""
        self.film.stop()
        super().look(clock)

    async def action_film(self) -> None:
        await self.film.play_or_stop()

    def action_speed(self, step: int) -> None:
        self.film.change_speed(step)

    def action_command_palette(self) -> None:
        from tui.app.palette import Palette  # noqa: PLC0415 - not needed for the first paint

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def _draw_all(self, _: App[None]) -> None:
        # Guarantee: after a stop all of the screen is drawn again, whatever the terminal has kept of it.
        self.refresh(layout=True)

    def _keep_theme(self, chosen: Theme) -> None:
        if chosen.name != theme():
            keep_theme(chosen.name)

    def _welcomed(self, register: Register | None) -> None:
        if register is None:
            self.exit()
            return
        self.register = register
        self.follow()
        self.run_worker(self._tour_if_empty(), exit_on_error=False)

    async def action_tour(self) -> None:
        from tui.dialogs.tour import Tour  # noqa: PLC0415 - once in the life of a person

        self.push_screen(Tour(), self._toured)

    def _toured(self, _: None) -> None:
        keep_toured()

    async def _begin(self) -> None:
        """Go to what the app was opened on, or else tour what is empty."""
        if self._at is None:
            await self._tour_if_empty()
        elif is_reference(self._at):
            self.open_reference(self._at)
        elif (mode := self._at.replace("-", "_")) in MODES:
            await self.go(mode)
        else:
            self.say(
                f"there is no screen or thing “{self._at[:40]}”: the screens are {', '.join(MODES)}",
                refused=True,
            )

    async def _tour_if_empty(self) -> None:
        register = self.register
        if register is None or settings().toured:
            return
        try:
            if await self.reader.run(register.position) <= 1:
                await self.action_tour()
        except Unreadable:
            # The overview is about to say so.
            return
