"""What every screen of the programme shares: the header, the footer, and following the one clock."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from domain.foundation.dates import day_words
from domain.foundation.phrases import NOTHING, Phrase
from programme.answers.answer import unknown
from programme.foundation.refusal import Refused
from programme.journal.view import View
from tui.shared.clock import Clock, moment_words, state_words
from tui.shared.host import Host, host_of
from tui.shared.textual_private import HeldScreen
from tui.tables.requests import Arranging, Exporting
from tui.widgets.footer import FooterKey, KeyBar
from tui.widgets.header import ClockBar, Tabs
from tui.widgets.scrubber import Scrubber

CLOCK_KEYS = (
    FooterKey(", .", "day", "app.day(-1)"),
    FooterKey("< >", "month", "app.month(-1)"),
    FooterKey("[ ]", "entry", "app.entry(-1)"),
    FooterKey("t", "today", "app.today"),
    FooterKey("c", "compare", "app.compare"),
)


class ProgrammeScreen(HeldScreen[None]):
    """A screen that shows the programme at the moment of the app's clock."""

    MODE: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    HELP_LINES: ClassVar[tuple[str, ...]] = ()
    KEYS: ClassVar[tuple[FooterKey, ...]] = ()
    NOUNS: ClassVar[tuple[str, ...]] = ()
    # On such a screen it is asked of every day, and not of the clock's own, what was known then.
    SHOWS_EVERY_DAY: ClassVar[bool] = False
    # Such a screen says so when the order of imprecise dates was not tried, and need not wait for that to be painted.
    SAYS_AT_MOST: ClassVar[bool] = False
    # Where there is room, the scrubber stands on every screen.
    VERTICAL_BREAKPOINTS = [(30, "-tall")]  # noqa: RUF012 - Textual declares it of the instance
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False, id="back"),
        Binding("backspace", "back", "Back", show=False, id="way-back"),
        Binding("question_mark", "explain", "Explain this screen", show=False, id="explain"),
        Binding("n", "record", "Record an entry", show=False, id="record"),
        Binding("b", "why", "Why the thing under the cursor is as it is", show=False, id="why"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.view: View | None = None
        self.clock: Clock | None = None
        self._reading: object = None
        self._shown: object = None

    @property
    def host(self) -> Host:
        """The app, as far as a screen knows it."""
        return host_of(self)

    @property
    def held_back(self) -> bool:
        # What is read in a moment is waited for; whatever takes longer is waited for in front of an empty frame.
        return self.host.held

    def compose(self) -> ComposeResult:
        yield self.say_when(ClockBar(id="clock"))
        tabs = Tabs(id="tabs")
        tabs.here = self.MODE or self.app.current_mode
        yield tabs
        with Vertical(id="body"):
            yield from self.compose_body()
        yield Static(id="unknown", markup=False)
        yield Scrubber(id="scrubber")
        yield KeyBar(self.KEYS)

    def say_when(self, bar: ClockBar) -> ClockBar:
        """Say in the header what is looked at, and when."""
        host = self.host
        bar.programme = host.programme_name
        if host.view is None:
            # A long history that has no checkpoint takes seconds to read.
            bar.state = "… reading"
        else:
            bar.moment = moment_words(host.clock, host.view.moment) + (" · redacted" if host.redacted else "")
            bar.state = state_words(host.view.moment)
            if host.dated_on is not None:
                bar.moment += f" · recording for {day_words(host.dated_on)}"
        return bar

    def compose_body(self) -> ComposeResult:
        """Compose what is between the header and the footer."""
        yield from ()

    def read(self, view: View) -> Any:  # noqa: ANN401 - what `show` of the same screen takes
        """Work out what to show, away from the screen's own thread: no widget may be touched here."""
        raise NotImplementedError

    def show(self, data: Any) -> None:  # noqa: ANN401 - what `read` of the same screen returned
        """Show what `read` worked out."""
        raise NotImplementedError

    def answered(self, view: View) -> Any:  # noqa: ANN401 - as `read`
        """Read, unless nothing is known at this moment; a refusal is shown in place of the answer."""
        self._reading = self.asked()
        if not view.known:
            return Refused([unknown(view)])
        try:
            return self.read(view)
        except Refused as refused:
            return refused

    def shows(self, view: View, clock: Clock) -> bool:
        """Tell whether this is what the screen shows already."""
        return self.view is view and self.clock == clock and self._shown == self.asked()

    def asked(self) -> object:
        """Return what the screen is asked besides the moment, such as which register it shows."""
        return None

    def take(self, view: View, clock: Clock, data: Any) -> None:  # noqa: ANN401 - as `show`
        """Show a view that was read for this screen."""
        # While it was read, something else may have been asked: then it is read again.
        self.view, self.clock, self._shown = view, clock, self._reading
        host = self.host
        self.say_when(self.query_one(ClockBar))
        self.set_class(not view.moment.live, "replay")
        keys = self.query_one(KeyBar)
        keys.off = frozenset({"n"}) if host.recording_is_off else frozenset()
        keys.refresh()
        refused = isinstance(data, Refused)
        self.query_one("#body").display = not refused
        unknown_ = self.query_one("#unknown", Static)
        unknown_.display = refused
        if refused:
            unknown_.update(Content(f"{data}\n\n{self._way_out(view)}"))
        else:
            self.show(data)

    def mark(self, days: Mapping[date, int], here: date, today: date) -> None:
        """Show where the date looked at lies among all entries."""
        self.query_one(Scrubber).show(days, here, today)

    def _way_out(self, view: View) -> str:
        if view.moment.known is not None:
            return "h looks by all that is known now · t goes to today · @ asks for another date"
        return "> moves a month on · ] to the next entry · t goes to today · @ asks for another date"

    def on_mount(self) -> None:
        self.host.follow()

    def on_screen_resume(self) -> None:
        self.host.follow()

    def subject(self) -> tuple[str | None, int | None]:
        """Return the reference and the position of the entry that the cursor is on, as far as it is on one."""
        return None, None

    def clears(self) -> Phrase:
        """Return what clears what the cursor is on, if it is something to clear."""
        return NOTHING

    def command(self) -> Sequence[str]:
        """Return the words of the command that answers what this screen shows."""
        return ("status",)

    def citation(self, view: View) -> Sequence[str]:
        """Return that command with the moment of a view, so that it answers the same for ever."""
        return *self.command(), *moment_options(view)

    def land(self, reference: str) -> None:
        """Put the cursor on a thing that was just recorded, if this screen shows it."""

    async def action_record(self) -> None:
        await self.host.offer_entries(self.NOUNS, *self.subject(), self.clears())

    async def action_why(self) -> None:
        reference, _ = self.subject()
        if reference is None:
            self.host.say("b says why a thing is as it is: go to a row that names one first.")
        else:
            await self.host.open_why(reference)

    def action_explain(self) -> None:
        from tui.dialogs.explain import Explain  # noqa: PLC0415 - not needed for the first paint

        self.app.push_screen(Explain(self.TITLE, self.HELP_LINES))

    @on(Arranging)
    def arrange_columns(self, event: Arranging) -> None:
        from tui.dialogs.arrange import Arrange  # noqa: PLC0415 - not needed for the first paint

        rows = event.rows
        self.app.push_screen(Arrange(rows.data.title, rows.data.fields, rows.arrangement), event.arrange_as)

    @on(Exporting)
    def export_shown(self, event: Exporting) -> None:
        from tui.dialogs.save_table import SaveTable  # noqa: PLC0415 - not needed for the first paint

        rows = event.rows
        headings = [rows.data.fields[place].header for place in rows.places]
        texts = [[row.texts[place] for place in rows.places] for row in rows.shown]
        name = f"{self.TITLE.casefold().replace(' ', '-')}-{self.host.today.isoformat()}.xlsx"
        self.app.push_screen(SaveTable(rows.data.title, headings, texts, name), self._exported)

    def _exported(self, said: str | None) -> None:
        if said is not None:
            self.host.say(said)

    def action_back(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()


def moment_options(view: View) -> Sequence[str]:
    """Return the options by which the command line answers of a view's moment, whatever is recorded afterwards."""
    moment = view.moment
    known = moment.known if moment.by_evidence and moment.known else f"#{moment.position}"
    return "--as-of", moment.as_of.isoformat(), "--as-known", known
