"""What a screen is for, in five lines, and every key."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from tui.dialogs.box import Modal
from tui.shared.host import host_of
from tui.shared.texts import heading, labelled
from tui.widgets.page import Page

KEYS = (
    (", .", "a day back, a day on"),
    ("< >", "a month back, a month on"),
    ("[ ]", "the entry before, the next entry"),
    ("{ }", "the silence before, the next silence of 30 days or more"),
    ("P", "play the history as a film, stop it; + and - play it faster and slower"),
    ("@", "ask for a date: 27 jan 2009, 2008-12-01, last friday"),
    ("t", "today, by all that is known"),
    ("K  h", "as known then; back to hindsight, as known now"),
    ("c", "compare with another moment: what changed, and why"),
    ("H", "every day in hindsight: which alerts stood when"),
    ("1 … 0", "the screens"),
    ("ctrl+p", "find any screen, thing, person, kind of entry or date"),
    ("d", "due: what is late and what comes next, of every register, by day or by person"),
    ("f", "find any word that was ever recorded, in titles, causes, notes and evidence"),
    ("M", "moved: what changed since you last looked, or since the last snapshot given, and by whom"),
    ("x", "contradictions: what cannot all be so, with both sources"),
    ("A", "who answers for what: one, two or nobody, and what each phase changes"),
    ("/", "filter: words, owner:supt, -state:closed, score>=12, overdue; escape shows all again"),
    ("s  S", "sort by the next column; turn the order"),
    ("← →", "further columns"),
    ("o", "choose columns and their order; kept for each register, as the sorting is"),
    ("v  V", "the next register of a screen, the one before"),
    ("⏎", "open what the cursor is on"),
    ("n", "record an entry about it, or a new thing"),
    (
        "a",
        "say in one line what happened: risk Cells close first owner:Ash 3x4, or of a row: review no change",
    ),
    (
        "space *",
        "mark a row, all rows; V from the last mark to the cursor: n then records of all of them in one go",
    ),
    ("D", "the date for which entries are recorded, until D and today: to catch up with a day"),
    ("u", "take back what you recorded last, or all that you recorded in one go, with a reason"),
    ("b", "why it is as it is: which entry made each value what it is"),
    ("i", "import a spreadsheet: what becomes of each row is shown before anything is recorded"),
    ("ctrl+s", "export the table as it is shown: .xlsx, .ods, .csv or .json by the ending of the name"),
    ("tab", "to the next part of the screen"),
    (":", "type a command: risk list, show R-001, doctor; a screen answers it where there is one"),
    ("Y", "the command line that answers this view, for a citation or a script"),
    ("ctrl+z", "to the shell; its command fg comes back"),
    ("esc  q", "back; quit"),
)


class Explain(Modal[None]):
    """Help for one screen, or for what stands over it, with its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "dismiss(None)", "Back", show=False)
    ]

    def __init__(self, title: str, about: Sequence[str], keys: Sequence[tuple[str, str]] = KEYS) -> None:
        super().__init__()
        self.heading, self.about, self.keys_said = title, about, keys

    def compose_box(self) -> ComposeResult:
        with VerticalScroll(id="explain") as box:
            box.border_title = Content(self.heading)
            words = host_of(self).words_of_keys if self.keys_said is KEYS else str
            keys = labelled([(words(named), said) for named, said in self.keys_said], width=9)
            yield Page([*(Content(said) for said in self.about), Content(""), heading("Keys"), *keys])
