"""One line that says what happened: what may be meant is offered, and what it would record is shown, as it is typed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from domain.history.record import Record
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import Register
from programme.journal.view import View
from programme.recording.one_line.complete import Completion, completions
from programme.recording.one_line.read import Said, read
from programme.recording.one_line.recording import effect_said, record_said
from programme.recording.one_line.tokens import tokens
from programme.recording.one_line.wording import worded
from tui.dialogs.box import BACK, Modal
from tui.shared.host import host_of
from tui.shared.texts import quiet
from tui.shared.textual_private import Options
from tui.widgets.footer import FooterKey
from tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from textual.timer import Timer

# What a line would change is worked out when nobody types any more.
EFFECT_SECONDS = 0.3
MOST = 6


class Added(NamedTuple):
    """What became of a line: what it recorded, or what it says while something is missing."""

    said: Said
    records: Sequence[Record] = ()


class AddLine(Modal[Added | None]):
    """A line, what may be meant by it, and what it would record."""

    DEFAULT_CSS = """
    #line { background: $surface; border: round $accent; padding: 0 1; width: 100%; max-width: 160; height: auto; }
    #line > OptionList { height: auto; max-height: 7; border: none; background: $boost; padding: 0; }
    #line > Static { height: auto; max-height: 7; }
    #line > #says { color: $text; }
    #line > #changes { color: $text-accent; }
    #line > #unread { color: $text-error; text-style: bold; }
    """
    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        FooterKey("⏎", "record", "screen.submit"),
        FooterKey("tab", "complete", "screen.complete"),
        FooterKey("↑ ↓", "choose"),
        FooterKey("ctrl+e", "as a form", "screen.as_form"),
        BACK,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("tab", "complete", "Take what is offered", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("ctrl+s", "submit", "Record", show=False, priority=True),
        Binding("ctrl+e", "as_form", "As a form, filled in", show=False, priority=True),
    ]

    def __init__(self, register: Register, view: View, about: str | None, line: str = "") -> None:
        super().__init__()
        self.register, self.view, self.about, self.line = register, view, about, line
        self.said = Said()
        self._offered: list[Completion] = []
        self._effect_of: str | None = None  # the line of which the effect is shown
        self._waiting: Timer | None = None
        self._busy = False

    def compose_box(self) -> ComposeResult:
        with Vertical(id="line") as box:
            box.border_title = "What happened?" + (f" (about {self.about})" if self.about else "")
            yield OneLine(
                self.line,
                placeholder='risk Cells close first owner:"Supt Ash" 3x4 cause:"one budget"',
                compact=True,
            )
            yield Options(markup=False, compact=True)
            yield Static(id="unread", markup=False)
            yield Static(id="says", markup=False)
            yield Static(id="changes", markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).select_on_focus = False
        self.read_line()

    @property
    def typed(self) -> str:
        """The line."""
        return self.query_one(Input).value

    @on(Input.Changed)
    def read_line(self) -> None:
        """Read the line anew, say what it would record, and offer what may be meant."""
        if self._waiting is not None:
            self._waiting.stop()
        self._effect_of = None
        programme = self.view.programme
        parts = list(tokens(self.typed))
        self.said = read(parts, programme, host_of(self).today, self.about) if parts else Said()
        # What is being typed at the end is not wrong yet.
        unfinished = not self.typed.endswith(" ") and self._offer()
        self._write(
            "#unread",
            "" if unfinished or not parts else "\n".join(f"✗ {one}" for one in self.said.unread[:1]),
        )
        self._write("#says", "\n".join(worded(self.said, programme)))
        self._write("#changes", "")
        if self.said.entry_class and not self.said.unread and not self.said.missing:
            self._waiting = self.set_timer(EFFECT_SECONDS, self.show_effect)

    def _offer(self) -> bool:
        field = self.query_one(Input)
        self._offered = completions(field.value, field.cursor_position, self.view.programme, self.about)
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(
            Option(Content(one.text.strip()).stylize("bold") + quiet(f"  {one.meaning}"))
            for one in self._offered[:MOST]
        )
        if len(self._offered) > MOST:
            listed.add_option(
                Option(quiet(f"… {len(self._offered) - MOST} more: type to narrow"), disabled=True)
            )
        listed.highlighted = None
        listed.display = bool(self._offered)
        return bool(self._offered)

    def _write(self, where: str, text: str) -> None:
        line = self.query_one(where, Static)
        line.update(Content(text))
        line.display = bool(text)

    def action_move(self, step: int) -> None:
        listed = self.query_one(OptionList)
        listed.action_cursor_down() if step > 0 else listed.action_cursor_up()

    def action_complete(self) -> None:
        """Take what is highlighted, or else the likeliest of what may be meant by what was begun."""
        place = self.query_one(OptionList).highlighted
        begun = not self.typed[: self.query_one(Input).cursor_position].endswith(" ")
        if place is None and not (begun or len(self._offered) == 1):
            return
        self._take(place or 0)

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)

    def _take(self, place: int) -> None:
        if place >= len(self._offered):
            return
        chosen = self._offered[place]
        field = self.query_one(Input)
        after = field.value[chosen.end :]
        field.value = field.value[: chosen.at] + chosen.text + after.lstrip()
        field.cursor_position = len(field.value) - len(after.lstrip())

    @on(Input.Submitted)
    async def enter(self) -> None:
        if self.query_one(OptionList).highlighted is not None:
            self.action_complete()
        else:
            await self.action_submit()

    async def action_submit(self) -> None:
        """Record what is shown; show it first where that was not done yet, and ask as a form for what is missing."""
        if self._says_what_is_amiss():
            return
        if self.said.missing:
            self.action_as_form()
        # Guarantee: nothing is recorded that nobody confirmed. A line is recorded by a key that comes after its effect.
        elif self._effect_of != self.typed:
            await self.show_effect()
        else:
            await self._work(record=True)

    async def show_effect(self) -> None:
        await self._work(record=False)

    async def _work(self, *, record: bool) -> None:
        if self._busy or not self.is_current:
            return
        self._busy = True
        said, typed, register = self.said, self.typed, self.register
        try:
            if record:
                records = await host_of(self).reader.run(lambda: record_said(register, said))
                self.dismiss(Added(said, records))
                return
            lines = await host_of(self).reader.run(lambda: effect_said(register, said).lines)
        except (Refused, Unreadable) as trouble:
            if typed == self.typed:
                self._write("#unread", f"✗ {trouble}")
            return
        finally:
            self._busy = False
        if typed == self.typed and self.is_current:
            more = [f"… and {len(lines) - MOST} more"] if len(lines) > MOST else []
            self._write("#changes", "\n".join([*lines[:MOST], *more]) or "No alert and no gap would change.")
            self._effect_of = typed

    def action_as_form(self) -> None:
        """Go on in the form of what was said, with all that was said filled in."""
        if not self._says_what_is_amiss():
            self.dismiss(Added(self.said))

    def _says_what_is_amiss(self) -> bool:
        """Say why neither an entry nor a form can be made of the line, and tell whether that is so."""
        amiss = bool(self.said.unread) or self.said.entry_class is None
        if amiss:
            self._write("#unread", f"✗ {self.said.unread[0]}" if self.said.unread else "✗ say what happened")
        return amiss
