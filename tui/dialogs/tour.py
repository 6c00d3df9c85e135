"""The tour: six steps from an empty programme to one that can be asked about any day."""

from collections.abc import Callable, Iterator
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from domain.entries.catalogue import ENTRIES
from domain.state.programme import Programme
from tui.dialogs.box import Modal
from tui.shared.host import host_of
from tui.shared.texts import TextLine, heading, quiet
from tui.widgets.footer import FooterKey
from tui.widgets.page import Page

# What somebody records in a form over the tour is ticked as soon as it is read.
LOOK_SECONDS = 0.3


class TourStep(NamedTuple):
    """One step: what it is called, what to say, the kind of entry it records, and when it is done."""

    title: str
    said: str
    topic: str = ""
    done: Callable[[Programme], bool] = lambda _: False


STEPS = (
    TourStep(
        "Find your way",
        """\
1 to 9 and 0 open the screens, ctrl+p finds anything by part of its name, ? explains the screen you are on.
The top line says which day you look at. The bottom line names the keys that work here.
They all work once you have left the tour; :tour calls it again.""",
    ),
    TourStep(
        "Plan the first phase",
        """\
A phase takes the organisation from one structure to the next.
Going live is a gate: the app says what is missing before it, and who accepted to go without.""",
        "phase.planned",
        lambda programme: bool(programme.phases),
    ),
    TourStep(
        "Name a process it changes",
        """\
Custody, crime management, training: each has an owner.
What changes in it is mapped and agreed before the structure moves, with the SOPs and the assessment it needs.""",
        "process.defined",
        lambda programme: bool(programme.processes),
    ),
    TourStep(
        "Raise the first risk",
        """\
Because of a cause there is a risk that an event would have an effect: score it, and review it.
A register that nobody touches for 30 days is called stale, and the overview says so.""",
        "risk.raised",
        lambda programme: bool(programme.risks),
    ),
    TourStep(
        "Log what staff say",
        """\
An issue that a group raises is acknowledged within 7 days and answered every 30.
Groups are named, people are not.""",
        "staff-issue.raised",
        lambda programme: bool(programme.staff_issues),
    ),
    TourStep(
        "Look back",
        """\
Nothing is overwritten: an entry is corrected or withdrawn on the timeline, and stays visible.
, and . move a day, < and > a month, @ asks for a date, t is today; every screen follows.
c compares two moments, H shows every day in hindsight.""",
    ),
)


class Tour(Modal[None]):
    """Six steps, each of which can be done at once."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        FooterKey("⏎ →", "next", "screen.step(1)"),
        FooterKey("←", "back", "screen.step(-1)"),
        FooterKey("n", "record it now", "screen.record"),
        FooterKey("esc", "leave", "screen.dismiss"),
    )
    RECORDING = frozenset({"n"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Leave", show=False),
        Binding("enter,right,space", "step(1)", "Next", show=False),
        Binding("left", "step(-1)", "Back", show=False),
        Binding("n", "record", "Record it now", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.at = 0

    def compose_box(self) -> ComposeResult:
        with VerticalScroll(id="tour"):
            yield Page(id="tour-text")

    def on_mount(self) -> None:
        self._show()
        self.set_interval(LOOK_SECONDS, self._show)

    def _show(self) -> None:
        view = host_of(self).view
        self.query_one("#tour").border_title = Content(f"Tour: step {self.at + 1} of {len(STEPS)}")
        self.query_one("#tour-text", Page).show(tour_lines(self.at, view.programme if view else Programme()))

    def action_step(self, step: int) -> None:
        if self.at + step >= len(STEPS):
            self.dismiss(None)
            return
        self.at = max(0, self.at + step)
        self._show()

    async def action_record(self) -> None:
        if STEPS[self.at].topic:
            await host_of(self).open_form(ENTRIES[STEPS[self.at].topic])
        else:
            host_of(self).say("Nothing is recorded in this step: enter goes on to the next.")


def tour_lines(at: int, programme: Programme) -> Iterator[TextLine]:
    """Yield the steps, those that are done ticked, and what is to be said of one of them."""
    for place, step in enumerate(STEPS):
        # What is only read is done once it was gone past.
        done = step.done(programme) if step.topic else place < at
        sign = "▶" if place == at else "✔" if done else "○"
        line = Content(f"{sign} {place + 1} {step.title}") + quiet(", done" if done else "")
        yield line.stylize("bold") if place == at else line
    yield Content("")
    yield heading(STEPS[at].title)
    yield Content(STEPS[at].said)
    if topic := STEPS[at].topic:
        entry_class = ENTRIES[topic]
        yield Content("")
        yield Content(f"n records it now: {entry_class.noun} {entry_class.verb}.")
