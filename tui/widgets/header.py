"""The two lines above every screen: the programme and the moment it is looked at, and the screens there are."""

import msgspec
from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widgets import Static


class Tab(msgspec.Struct, frozen=True):
    """A screen: the key that opens it, its mode, and its name, which is shorter where there is little room."""

    key: str
    mode: str
    title: str
    short: str


TABS = (
    Tab("1", "overview", "Overview", "Overview"),
    Tab("2", "risks", "Risks", "Risks"),
    Tab("3", "staff_issues", "Staff issues", "Staff"),
    Tab("4", "change", "Change", "Change"),
    Tab("5", "documents", "Documents", "Docs"),
    Tab("6", "equality", "Equality", "EIAs"),
    Tab("7", "recommendations", "Recommendations", "Recs"),
    Tab("8", "performance", "Performance", "Perf"),
    Tab("9", "engagement", "Engagement", "Engage"),
    Tab("0", "timeline", "Timeline", "Time"),
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
        whole = sum(len(tab.key) + len(tab.title) + 2 for tab in TABS)
        parts = []
        for tab in TABS:
            title = tab.title if whole < self.size.width else tab.short
            label = f"[{title}]" if tab.mode == self.here else f"{tab.key} {title}"
            shown = Content(label).stylize("bold" if tab.mode == self.here else "")
            parts.append(shown.stylize(Style.from_meta({"@click": f"app.go('{tab.mode}')"})))
        return Content(" ") + Content(" ").join(parts)
