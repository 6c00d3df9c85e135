"""The command palette: any screen, thing, kind of entry or date, found by typing part of it."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import NamedTuple

from textual.app import ComposeResult
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from domain.entries.catalogue import ENTRIES
from domain.foundation.dates import day_words
from domain.foundation.references import kind_of
from domain.foundation.typed_dates import understand
from programme.questions.people import people
from tui.dialogs.ask_moment import clock_words, understood_moment
from tui.shared.host import Host, host_of
from tui.shared.names import everything, line
from tui.shared.textual_private import SmallTerminalPalette
from tui.widgets.footer import FooterKey, KeyBar
from tui.widgets.header import TABS


class Command(NamedTuple):
    """Something the palette can do."""

    name: str
    meaning: str
    run: Callable[[], object]


class Palette(SmallTerminalPalette):
    """The palette, with its own keys in the last line."""

    def __init__(self) -> None:
        super().__init__(
            placeholder="any screen, thing, person, kind of entry or date …", id="--command-palette"
        )

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield KeyBar(
            (
                FooterKey("a … z", "find"),
                FooterKey("↑ ↓", "move"),
                FooterKey("⏎", "go there"),
                FooterKey("esc", "back"),
            ),
            more=None,
        )


class ProgrammeCommands(Provider):
    """What can be found and done in the programme."""

    async def startup(self) -> None:
        view = self._host.view
        found = await self._host.reader.run(lambda: people(view).rows) if view else []
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
    def _host(self) -> Host:
        return host_of(self)

    def _action(self, action: str) -> Callable[[], object]:
        """Return what a key of that action does."""
        return partial(self._host.run_action, action)

    def _screens(self) -> Iterator[Command]:
        for tab in TABS:
            yield Command(tab.title, f"screen {tab.key}", partial(self._host.go, tab.mode))
        yield Command("Alerts", "everything that needs someone", self._action("alerts"))
        yield Command(
            "Accountability", "who answers for what, two or nobody: A", self._action("accountability")
        )
        yield Command("Compare", "what differs between two moments, and why: c", self._action("compare"))
        yield Command("Contradictions", "figures that cannot all be so: x", self._action("contradictions"))
        yield Command(
            "Coverage", "which places of a source are claimed and recorded", self._action("coverage")
        )
        yield Command("Due", "what is late, and what is due next: d", self._action("due"))
        yield Command("Find", "any word that was ever recorded: f", self._action("find"))
        yield Command("Hindsight", "which alerts stood on each day: H", self._action("hindsight"))
        yield Command("Moved", "what moved since you last looked: M", self._action("moved"))
        yield Command("People", "who answers for what, and who recorded what", self._action("people"))
        yield Command("Tour", "the six first steps", self._action("tour"))

    def _moments(self) -> Iterator[Command]:
        yield Command("Go to a date", "or type the date here: 27 jan 2009", self._action("ask_date"))
        yield Command("Today", "live, by all that is known", self._action("today"))
        yield Command(
            "As known then", "only what was known by the date looked at", self._action("known_then")
        )
        yield Command("As known now", "hindsight: all that is known", self._action("known_now"))

    def _itself(self) -> Iterator[Command]:
        yield Command(
            "Theme", "dark, light, high contrast, 16 colours; it is kept", self._action("change_theme")
        )
        yield Command("Screenshot", "this screen as a picture, an SVG file", self._picture)
        yield Command("Quit", "leave the app: q", self._action("quit"))

    def _picture(self) -> None:
        # The palette is gone by then.
        self.app.set_timer(0.1, self.app.deliver_screenshot)

    def _persons(self) -> Iterator[Command]:
        host = self._host
        for name, holds, recorded in self._people:
            said = f"person: answers for {holds}, recorded {recorded}"
            yield Command(name, said, partial(host.open_person, name))

    def _things(self) -> Iterator[Command]:
        host = self._host
        if host.view is not None:
            for reference in everything(host.view.programme):
                name = line(host.view.programme, reference)
                yield Command(name, kind_of(reference).noun, partial(host.open_reference, reference))
            for phase in host.view.programme.phases.values():
                name = f"Readiness of {phase.ref} {phase.title}"
                yield Command(name, "its go-live gate", partial(host.open_readiness, phase.ref))

    def _entries(self) -> Iterator[Command]:
        host = self._host
        for entry_class in ENTRIES.values():
            said = (entry_class.__doc__ or "").strip()
            name = f"Record {entry_class.noun} {entry_class.verb}"
            yield Command(name, said, partial(host.open_form, entry_class))

    def _date(self, query: str) -> Command | None:
        host = self._host
        text = query.casefold().removeprefix("go to ").strip()
        try:
            # A month is gone to at its end, when all of it can be seen.
            day = understand(text, host.today).latest
        except ValueError:
            return None
        return Command(
            f"Go to {day_words(day)}", "look at this date", lambda: host.look(host.clock.to(day, host.today))
        )

    def _compared(self, query: str) -> Command | None:
        host = self._host
        word, _, text = query.casefold().partition(" ")
        other, _ = understood_moment(text.removeprefix("with "), host.today, host.clock)
        if word != "compare" or other is None:
            return None
        name = f"Compare with {clock_words(other, host.today)}"
        return Command(name, "what differs, and why", partial(host.compare, other))
