"""What a table asks of the screen it is on; apart from the table, which the first picture does not need."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from tui.shared.arrangement import Arrangement

if TYPE_CHECKING:
    from tui.tables.chosen_rows import ChosenRows


class Arranging(Message):
    """Somebody wants to choose the columns of some rows: whoever answers calls `arrange_as`."""

    def __init__(self, rows: "ChosenRows", arrange_as: Callable[[Arrangement | None], None]) -> None:
        super().__init__()
        self.rows, self.arrange_as = rows, arrange_as


class Exporting(Message):
    """Somebody wants the rows that are shown in a file."""

    def __init__(self, rows: "ChosenRows") -> None:
        super().__init__()
        self.rows = rows
