"""The command palette: any screen, thing, kind of entry or date, found by typing part of it."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.app import ComposeResult
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from domain.entries.catalogue import ENTRIES
from domain.foundation.dates import day_words
from domain.foundation.references import kind_of
from domain.foundation.typed_dates import understand
from programme.questions.people import people
from tui.dialogs.ask_moment import clock_words, understood_moment
from tui.shared.names import everything, line
from tui.widgets.footer import Key, KeyBar
from tui.widgets.header import TABS

if TYPE_CHECKING:
    from tui.app.app import ProgrammeApp


class Command(NamedTuple):
    """Something the palette can do."""

    name: str
    meaning: str
    run: Callable[[], object]


class Palette(CommandPalette):
    """The palette, with its own keys in the last line."""

    def __init__(self) -> None:
        super().__init__(
            placeholder="any screen, thing, person, kind of entry or date …", id="--command-palette"
        )

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield KeyBar(
            (Key("a … z", "find"), Key("↑ ↓", "move"), Key("⏎", "go there"), Key("esc", "back")), more=None
        )

    def _action_command_list(self, action: str) -> None:
        # Without room the list has no lines to move by, and Textual would look for one.
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)


class ProgrammeCommands(Provider):
    """What can be found and done in the programme."""

    async def startup(self) -> None:
        view = self._programme_app.view
        found = await self._programme_app.reader.run(lambda: people(view).rows) if view else []
        self._people = [(row["person"], row["answers_for"], row["recorded"]) for row in found]

    async def search(self, query: str) -> Hits:
        for goto in filter(None, (self._date(query), self._compared(query))):
            yield Hit(1.0, Content(goto.name), goto.run, text=goto.name, help=goto.meaning)
        matcher = self.matcher(query)
        commands = chain(
            self._screens(),
            self._moments(),
            self._persons(),
            self._things(),
            self._entries(),
            self._itself(),
        )
        for command in commands:
            if (score := matcher.match(command.name)) > 0:
                # What people typed may be in the name: it is highlighted as content, never read as markup.
                shown = matcher.highlight(command.name)
                yield Hit(score, shown, command.run, text=command.name, help=command.meaning)

    async def discover(self) -> Hits:
        for command in (*self._screens(), *self._moments(), *self._itself()):
            yield DiscoveryHit(Content(command.name), command.run, text=command.name, help=command.meaning)

    @property
    def _programme_app(self) -> "ProgrammeApp":
        return cast("ProgrammeApp", self.app)

    def _screens(self) -> Iterator[Command]:
        for tab in TABS:
            yield Command(tab.title, f"screen {tab.key}", partial(self._programme_app.action_go, tab.mode))
        app = self._programme_app
        yield Command("Alerts", "everything that needs someone", app.action_alerts)
        yield Command("Compare", "what differs between two moments, and why: c", app.action_compare)
        yield Command("Contradictions", "figures that cannot all be so: x", app.action_contradictions)
        yield Command("Hindsight", "which alerts stood on each day: H", app.action_look_back)
        yield Command("People", "who answers for what, and who recorded what", app.action_people)
        yield Command("Tour", "the six first steps", app.action_tour)

    def _moments(self) -> Iterator[Command]:
        app = self._programme_app
        yield Command("Go to a date", "or type the date here: 27 jan 2009", app.action_ask_date)
        yield Command("Today", "live, by all that is known", app.action_today)
        yield Command("As known then", "only what was known by the date looked at", app.action_known_then)
        yield Command("As known now", "hindsight: all that is known", app.action_hindsight)

    def _itself(self) -> Iterator[Command]:
        app = self._programme_app
        yield Command("Theme", "dark, light, high contrast, 16 colours; it is kept", app.action_change_theme)
        yield Command("Screenshot", "this screen as a picture, an SVG file", self._picture)
        yield Command("Quit", "leave the app: q", app.action_quit)

    def _picture(self) -> None:
        # The palette is gone by then.
        self.app.set_timer(0.1, self.app.deliver_screenshot)

    def _persons(self) -> Iterator[Command]:
        app = self._programme_app
        for name, holds, recorded in self._people:
            said = f"person: answers for {holds}, recorded {recorded}"
            yield Command(name, said, partial(app.action_person, name))

    def _things(self) -> Iterator[Command]:
        app = self._programme_app
        if app.view is not None:
            for reference in everything(app.view.programme):
                name = line(app.view.programme, reference)
                yield Command(name, kind_of(reference).noun, partial(app.open_reference, reference))
            for phase in app.view.programme.phases.values():
                name = f"Readiness of {phase.ref} {phase.title}"
                yield Command(name, "its go-live gate", partial(app.open_readiness, phase.ref))

    def _entries(self) -> Iterator[Command]:
        app = self._programme_app
        for entry_class in ENTRIES.values():
            said = (entry_class.__doc__ or "").strip()
            name = f"Record {entry_class.noun} {entry_class.verb}"
            yield Command(name, said, partial(app.open_form, entry_class))

    def _date(self, query: str) -> Command | None:
        app = self._programme_app
        text = query.casefold().removeprefix("go to ").strip()
        try:
            # A month is gone to at its end, when all of it can be seen.
            day = understand(text, app.today).latest
        except ValueError:
            return None
        return Command(
            f"Go to {day_words(day)}", "look at this date", lambda: app.look(app.clock.to(day, app.today))
        )

    def _compared(self, query: str) -> Command | None:
        app = self._programme_app
        word, _, text = query.casefold().partition(" ")
        other, _ = understood_moment(text.removeprefix("with "), app.today, app.clock)
        if word != "compare" or other is None:
            return None
        name = f"Compare with {clock_words(other, app.today)}"
        return Command(name, "what differs, and why", partial(app.compare, other))
