"""The command palette: any screen, thing, kind of entry or date, found by typing part of it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from domain.catalogue import ENTRIES
from domain.dates import day_words, understand_day
from domain.references import kind_of
from tui.naming import everything, line
from tui.widgets.header import TABS

if TYPE_CHECKING:
    from tui.app import ProgrammeApp


class Command(NamedTuple):
    """Something the palette can do."""

    name: str
    meaning: str
    run: Callable[[], object]


class ProgrammeCommands(Provider):
    """What can be found and done in the programme."""

    async def search(self, query: str) -> Hits:
        if goto := self._date(query):
            yield Hit(1.0, Content(goto.name), goto.run, text=goto.name, help=goto.meaning)
        matcher = self.matcher(query)
        for command in (*self._screens(), *self._moments(), *self._things(), *self._entries()):
            if (score := matcher.match(command.name)) > 0:
                # What people typed may be in the name: it is highlighted as content, never read as markup.
                shown = matcher.highlight(command.name)
                yield Hit(score, shown, command.run, text=command.name, help=command.meaning)

    async def discover(self) -> Hits:
        for command in (*self._screens(), *self._moments()):
            yield DiscoveryHit(Content(command.name), command.run, text=command.name, help=command.meaning)

    @property
    def _programme_app(self) -> "ProgrammeApp":
        return cast("ProgrammeApp", self.app)

    def _screens(self) -> Iterator[Command]:
        for tab in TABS:
            yield Command(tab.title, f"screen {tab.key}", partial(self._programme_app.action_go, tab.mode))
        yield Command("Contradictions", "screen x", self._programme_app.open_contradictions)

    def _moments(self) -> Iterator[Command]:
        app = self._programme_app
        yield Command("Go to a date", "or type the date here: 27 jan 2009", app.action_ask_date)
        yield Command("Today", "live, by all that is known", app.action_today)
        yield Command("As known then", "only what was known by the date looked at", app.action_known_then)
        yield Command("As known now", "hindsight: all that is known", app.action_hindsight)

    def _things(self) -> Iterator[Command]:
        app = self._programme_app
        if app.view is not None:
            for reference in everything(app.view.programme):
                name = line(app.view.programme, reference)
                yield Command(name, kind_of(reference).noun, partial(app.open_reference, reference))

    def _entries(self) -> Iterator[Command]:
        app = self._programme_app
        for entry_class in ENTRIES.values():
            said = (entry_class.__doc__ or "").strip()
            name = f"Record {entry_class.noun} {entry_class.verb}"
            yield Command(name, said, partial(app.open_form, entry_class))

    def _date(self, query: str) -> Command | None:
        text = query.casefold().removeprefix("go to ").strip()
        try:
            day = understand_day(text, self._programme_app.today)
        except ValueError:
            return None
        app = self._programme_app
        return Command(
            f"Go to {day_words(day)}", "look at this date", lambda: app.look(app.clock.to(day, app.today))
        )
