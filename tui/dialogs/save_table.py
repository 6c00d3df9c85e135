"""Asking where a table goes as it is shown: the ending of the name says in which format."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from programme.exchange.export.shown import ENDINGS, write_shown
from programme.foundation.refusal import Refused
from tui.dialogs.box import BACK, Modal
from tui.shared.host import host_of
from tui.widgets.footer import FooterKey
from tui.widgets.one_line import OneLine


class SaveTable(Modal[str | None]):
    """One line for the name of a new file; it ends with what was written, or None."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = (FooterKey("⏎", "write it"), BACK)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", show=False)]

    def __init__(self, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], name: str) -> None:
        super().__init__()
        self.heading, self.headings, self.rows, self.name_given = title, headings, rows, name

    def compose_box(self) -> ComposeResult:
        with Vertical(id="ask-date") as box:
            box.border_title = Content(f"Export {len(self.rows):,} rows as shown, to which file?")
            yield OneLine(self.name_given, compact=True)
            yield Static(Content(f"ends in {', '.join(ENDINGS)}"), id="understood", markup=False)

    @on(Input.Submitted)
    async def write(self, event: Input.Submitted) -> None:
        def written() -> str:
            file = Path(event.value.strip()).expanduser()
            count = write_shown(file, self.heading, self.headings, self.rows)
            return f"{count:,} {'row is' if count == 1 else 'rows are'} in {file}"

        try:
            self.dismiss(await host_of(self).reader.run(written))
        except Refused as refused:
            self.query_one("#understood", Static).update(Content(str(refused)))
