"""A list of options that may be left without room."""

from typing import Literal

from textual.widgets import OptionList


class Options(OptionList):
    """Textual's list, which pages by its lines; on a terminal of a few lines it has none."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        if self.scrollable_content_region:
            super()._move_page(direction)
