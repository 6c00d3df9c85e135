"""The heat map: how many open risks are in each cell of likelihood and impact; choosing a cell filters the table."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from domain.state.policy import Scale
from tui.shared.marks import style
from tui.widgets.panel import WAITING

CELL = 5
MARGIN = 3
# Above the rows stands a line, and beneath them two, before what is said of a cell.
SAID_AFTER, SAID_LINES = 3, 5
# The ground of a cell in which nothing is; one that holds something is filled with the colour of its band.
GROUNDS = {
    "very high": "$error-muted",
    "high": "$error-muted",
    "medium": "$warning-muted",
    "low": "$success-muted",
}
LETTERS = {"very high": "V", "high": "H", "medium": "M", "low": "L"}


class HeatMap(Widget, can_focus=True):
    """Likelihood upwards, impact to the right; each cell has the letter of its band and its count."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(1, 0)", "More likely", show=False),
        Binding("down,j", "move(-1, 0)", "Less likely", show=False),
        Binding("left", "move(0, -1)", "Less impact", show=False),
        Binding("right", "move(0, 1)", "More impact", show=False),
        Binding("enter", "choose", "Show the risks of this cell", show=False),
    ]

    # A move draws the two rows that it changes and what is said of the cell, and no others.
    at: reactive[tuple[int, int]] = reactive((1, 1), repaint=False)

    class Chosen(Message):
        """A cell was chosen: the risks in it."""

        def __init__(self, references: list[str]) -> None:
            super().__init__()
            self.references = references

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.scale = Scale()
        self.cells: dict[tuple[int, int], list[str]] = {}
        self.elsewhere: Sequence[str] = ()
        self._waiting = False

    def show(
        self, scale: Scale, cells: dict[tuple[int, int], list[str]], elsewhere: Sequence[str] = ()
    ) -> None:
        """Show the risks in their cells; those scored on another scale have no cell on this one and are counted."""
        other_size = scale != self.scale
        self.scale, self.cells, self.elsewhere, self._waiting = scale, cells, elsewhere, False
        self.at = (min(self.at[0], len(scale.likelihoods)), min(self.at[1], len(scale.impacts)))
        self.refresh(layout=other_size)

    def wait(self, scale: Scale) -> None:
        """Show that the risks are still to come, so that none of another moment is left."""
        self.show(scale, {})
        self._waiting = True

    def watch_at(self, old: tuple[int, int], new: tuple[int, int]) -> None:
        top = len(self.scale.likelihoods)
        for likelihood in {old[0], new[0]}:
            self.refresh(Region(0, 1 + top - likelihood, self.size.width, 1))
        said = top + SAID_AFTER
        self.refresh(Region(0, said, self.size.width, SAID_LINES))

    def get_content_width(self, *_: object) -> int:
        return MARGIN + CELL * len(self.scale.impacts)

    def get_content_height(self, *_: object) -> int:
        return len(self.scale.likelihoods) + 8

    def render(self) -> Content:
        top, right = len(self.scale.likelihoods), len(self.scale.impacts)
        parts = [Content(" likelihood ↑").stylize("$foreground-muted")]
        for likelihood in range(top, 0, -1):
            row = Content(f"{likelihood:>2} ").stylize("$foreground-muted")
            for impact in range(1, right + 1):
                row += self._cell(likelihood, impact)
            parts.append(row)
        numbers = "".join(f"{impact:^{CELL}}" for impact in range(1, right + 1))
        parts.append(
            Content(" " * MARGIN + numbers + "\n" + " " * MARGIN + "impact →").stylize("$foreground-muted")
        )
        parts.append(Content(self._said()))
        return Content("\n").join(parts)

    def _cell(self, likelihood: int, impact: int) -> Content:
        band = self.scale.band(likelihood * impact)
        count = len(self.cells.get((likelihood, impact), []))
        here = self.has_focus and (likelihood, impact) == self.at
        none = WAITING if self._waiting else "·"
        # The cursor has a shape, so that it is found without colours.
        said = f"{LETTERS[band]}{count or none:>2}"
        cell = Content(f"[{said}]" if here else f" {said} ")
        if count:
            return cell.stylize(f"reverse bold {style('band', band)}")
        # Of sixteen colours none is pale enough to be read on.
        ground = "" if self.has_pseudo_class("ansi") else f" on {GROUNDS[band]}"
        return cell.stylize(f"{style('band', band).removeprefix('bold ')}{ground}")

    def _said(self) -> str:
        if not self.has_focus:
            count = len(self.elsewhere)
            others = f"\n{count} on another scale" if count else ""
            return f"L low  M medium\nH high V very high\ntab, then arrows and ⏎{others}"
        likelihood, impact = self.at
        band, risks = self.scale.band(likelihood * impact), self.cells.get(self.at, [])
        words = f"{self.scale.likelihoods[likelihood - 1]} × {self.scale.impacts[impact - 1]}"
        return f"{words}\n{likelihood * impact} {band}: {len(risks)} open\n{', '.join(risks)}"

    def action_move(self, more_likely: int, more_impact: int) -> None:
        likelihood, impact = self.at[0] + more_likely, self.at[1] + more_impact
        self.at = (
            max(1, min(likelihood, len(self.scale.likelihoods))),
            max(1, min(impact, len(self.scale.impacts))),
        )

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self.cells.get(self.at, [])))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        likelihood = len(self.scale.likelihoods) + 1 - offset.y
        impact = (offset.x - MARGIN) // CELL + 1
        if 1 <= likelihood <= len(self.scale.likelihoods) and 1 <= impact <= len(self.scale.impacts):
            self.at = (likelihood, impact)
            self.action_choose()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
