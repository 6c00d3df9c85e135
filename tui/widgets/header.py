"""The two lines above every screen: the programme and the moment it is looked at, and the screens there are."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widgets import Static

TABS = (
    ("overview", "Overview"),
    ("risks", "Risks"),
    ("staff_issues", "Staff issues"),
    ("change", "Change"),
    ("documents", "Documents"),
    ("equality", "Equality"),
    ("timeline", "Timeline"),
)


class ClockBar(Static):
    """The programme's name, the moment and whether it is the present: never out of sight."""

    programme: reactive[str] = reactive("")
    moment: reactive[str] = reactive("")
    state: reactive[str] = reactive("")

    def render(self) -> Content:
        right = f"{self.moment}   {self.state} " if self.state else ""
        room = max(0, self.size.width - cell_len(right) - 2)
        name = self.programme
        if cell_len(name) > room:
            name = set_cell_size(name, max(0, room - 1)) + "…" if room else ""
        return Content(f" {set_cell_size(name, room)} {right}")


class Tabs(Static):
    """The names of the screens with the number that opens each; the present one is marked with brackets, too."""

    here: reactive[str] = reactive("", layout=True)

    def render(self) -> Content:
        parts = []
        for number, (mode, title) in enumerate(TABS, 1):
            label = f"[{title}]" if mode == self.here else f"{number} {title}"
            tab = Content(label).stylize("bold" if mode == self.here else "")
            parts.append(tab.stylize(Style.from_meta({"@click": f"app.go('{mode}')"})))
        return Content(" ") + Content(" ").join(parts)
