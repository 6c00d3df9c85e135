"""A page of lines to read, laid out anew for every width."""

from collections.abc import Iterable

from textual import events
from textual.widgets import Static

from tui.shared.texts import TextLine, laid_out


class Page(Static):
    """Lines, some of them beside labels."""

    def __init__(self, parts: Iterable[TextLine] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id, markup=False)
        self.parts = tuple(parts)

    def show(self, parts: Iterable[TextLine]) -> None:
        """Show other lines."""
        self.parts = tuple(parts)
        self._lay_out()

    def on_resize(self, event: events.Resize) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        self.update(laid_out(self.parts, self.size.width or 80))
