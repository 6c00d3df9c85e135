"""The terminal app: its screens, the keys of its one clock, opening things and recording entries."""

import asyncio
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.theme import Theme

from domain.entries.entry import Entry
from domain.entries.journal.amendments import EntryCorrected
from domain.foundation.phrases import NOTHING as NO_REMEDY
from domain.foundation.phrases import Phrase
from domain.history.record import Record
from programme.foundation.refusal import Unreadable
from programme.journal.register import Register
from tui.app.navigation import OpeningApp
from tui.shared.clock import Clock
from tui.shared.settings import keep_theme, keep_toured, settings
from tui.shared.themes import THEMES, theme
from tui.widgets.header import TABS

OFF = (
    "Recording is off while you look at another moment: press t for today, then n. "
    "To back-date an entry, say in its field “on” when it was so."
)
# A form shows what was said, and what is typed into it is seen by whoever looks on.
OFF_REDACTED = (
    "Recording is off while the names and words of persons are withheld: "
    "open the app with them shown to record."
)
DEMO = "The Westminster history, a private copy of it: it goes when you quit. ? explains each screen."

NOTHING: Mapping[str, str] = {}


def _opens(module: str, name: str) -> Callable[[], Screen[Any]]:
    """Import a screen only when it is gone to."""

    def opened() -> Screen[Any]:
        screen: Screen[Any] = getattr(import_module(f"tui.screens.{module}"), name)()
        return screen

    return opened


def _commands() -> type[Provider]:
    from tui.app.palette import ProgrammeCommands  # noqa: PLC0415 - not needed for the first paint

    return ProgrammeCommands


class ProgrammeApp(OpeningApp):
    """A programme, looked at and recorded."""

    TITLE = "Programme register"
    CSS_PATH = "../programme.tcss"
    DEFAULT_MODE = "overview"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "overview": _opens("overview", "Overview"),
        "risks": _opens("risks", "Risks"),
        "staff_issues": _opens("staff_issues", "StaffIssues"),
        "change": _opens("change", "Change"),
        "documents": _opens("documents", "Documents"),
        "equality": _opens("equality", "Equality"),
        "recommendations": _opens("recommendations", "Recommendations"),
        "performance": _opens("performance", "Performance"),
        "engagement": _opens("engagement", "Engagement"),
        "timeline": _opens("timeline", "Timeline"),
    }
    # Of Textual's own commands ours offers those that serve here, after everything of the programme.
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", "Quit", show=False),
        Binding("ctrl+z", "suspend_process", "To the shell; fg comes back", show=False),
        *(Binding(tab.key, f"go('{tab.mode}')", tab.title, show=False) for tab in TABS),
    ]

    def __init__(
        self,
        register: Register | None,
        clock: Clock | None = None,
        *,
        store: str | None = None,
        demo: bool = False,
    ) -> None:
        # First of all, because Textual decides by it whether the sixteen colours of the terminal are left as they are;
        # and changing the theme of a running app reads all styles again.
        self.set_reactive(App.theme, theme())
        super().__init__(register, clock or Clock())
        self.store = store
        self._demo = demo
        for ours in THEMES:
            self.register_theme(ours)
        self.stylesheet.set_variables(self.get_css_variables())

    def on_load(self) -> None:
        # The first screen takes its colours from the app, which Textual styles only after it.
        self.stylesheet.apply(self)

    def on_mount(self) -> None:
        # Whoever is told to end gives the terminal back first.
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if self.register is None:
            from tui.screens.welcome import Welcome  # noqa: PLC0415 - needed once in the life of a store

            self.push_screen(Welcome(self.store, self.today), self._welcomed)
        else:
            self.run_worker(self._tour_if_empty(), exit_on_error=False)
        if self._demo:
            self.say(DEMO)

    def action_command_palette(self) -> None:
        from tui.app.palette import Palette  # noqa: PLC0415 - not needed for the first paint

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

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

    @property
    def recording_is_off(self) -> str:
        """Why nothing can be recorded now; empty when something can."""
        if self.redacted:
            return OFF_REDACTED
        return "" if self.view is not None and self.view.moment.live else OFF

    def offer_entries(
        self, nouns: Sequence[str], reference: str | None, position: int | None, clears: Phrase = NO_REMEDY
    ) -> None:
        """Let a kind of entry be chosen, those that clear something or are about the thing first; open its form."""
        if self.view is None or self.recording_is_off:
            self.say(self.recording_is_off, refused=True)
            return
        from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - not needed for the first paint
        from tui.forms.choosing import ChooseKind  # noqa: PLC0415 - as above
        from tui.forms.clearing import clearing  # noqa: PLC0415 - as above

        clearings = {found.entry_class: found.fields for found in clearing(clears)}

        async def chosen(topic: str | None) -> None:
            if topic is not None:
                given = clearings.get(ENTRIES[topic], {})
                await self.open_form(ENTRIES[topic], reference, position, given)

        self.push_screen(
            ChooseKind(nouns, self.view.programme, reference, position, tuple(clearings)), chosen
        )

    async def open_form(
        self,
        entry_class: type[Entry],
        reference: str | None = None,
        position: int | None = None,
        given: Mapping[str, str] = NOTHING,
    ) -> None:
        """Open the form of a kind of entry, with what it is about and what is known already filled in."""
        register, view = self.register, self.view
        if register is None or view is None or self.recording_is_off:
            self.say(self.recording_is_off, refused=True)
            return
        from tui.forms.recording import (  # noqa: PLC0415 - not needed for the first paint
            CorrectForm,
            RecordForm,
            filled,
            present_content,
        )

        try:
            target = await self.reader.run(lambda: present_content(register, view, position))
        except Unreadable as trouble:
            self.say(str(trouble), refused=True)
            return
        if entry_class is EntryCorrected and target is not None:
            form: RecordForm = CorrectForm(register, view, target)
        else:
            begun = {**filled(entry_class, reference, position), **given}
            form = RecordForm(register, view, entry_class, begun)
        self.push_screen(form, self._recorded)

    def _recorded(self, record: Record | None) -> None:
        if record is None:
            return
        self.landing = next(record.entry.allotted(), None)
        about = ", ".join(dict.fromkeys(record.entry.references()))
        self.say(f"recorded as #{record.position}: {record.entry.noun} {record.entry.verb} {about}".strip())
        self.follow()
