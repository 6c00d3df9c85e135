"""Spreadsheets in the app: a register comes in with a preview, and any table goes out as it is shown."""

from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.app.adding import Adding


class Exchanging(Adding):
    """The part of the app that imports spreadsheets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "import_sheet", "Import a spreadsheet", show=False, id="import-sheet"),
    ]

    def action_import_sheet(self) -> None:
        """Choose a file, then what its rows are, and show what would become of each."""
        if self.register is None or self.view is None or self.recording_is_off:
            self.say(self.recording_is_off, refused=True)
            return
        from tui.dialogs.choose_file import ChooseFile  # noqa: PLC0415 - not needed for the first paint

        self.push_screen(ChooseFile(Path.cwd()), self._file_chosen)

    def _file_chosen(self, file: str | None) -> None:
        if file is None:
            return
        from tui.dialogs.choose import Choice, Choose  # noqa: PLC0415 - not needed for the first paint

        log = ("risk", "issue", "assumption", "dependency", "action", "decision", "lesson")
        nouns = (*log, "sop", "eia", "staff-issue", "benefit")
        choices = [Choice("?", "as its headings say", "guessed, and shown"), *(Choice(n, n) for n in nouns)]

        def chosen(kind: str | None) -> None:
            if kind is not None:
                self._preview(file, None if kind == "?" else kind)

        self.push_screen(Choose("What are its rows?", choices), chosen)

    def _preview(self, file: str, kind: str | None) -> None:
        from programme.exchange.import_request import ImportRequest  # noqa: PLC0415 - not needed for the first paint
        from tui.dialogs.import_sheet import ImportSheet  # noqa: PLC0415 - as above

        if self.register is not None:
            self.push_screen(ImportSheet(self.register, ImportRequest(file, kind)), self._imported)

    def _imported(self, said: str | None) -> None:
        if said is not None:
            self.say(said)
            self.follow()
