"""Choosing a spreadsheet by typing part of its path: folders open, and files of other kinds are not offered."""

from collections.abc import Iterator
from pathlib import Path

from tui.dialogs.choose import Choice, Choose

ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".md", ".html", ".htm"})
MOST = 500


class ChooseFile(Choose):
    """A list of the spreadsheets of a folder; what is typed up to the last / is the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__("Import which file?", (), "part of a name, or a folder and /")
        self.folder = folder

    def fitting(self, typed: str) -> Iterator[Choice]:
        above, _, part = typed.rpartition("/")
        folder = (
            self.folder / Path(f"{above}/").expanduser() if above or typed.startswith("/") else self.folder
        )
        try:
            found = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
        except OSError as error:
            yield Choice("", f"{folder} cannot be looked into ({error.strerror})")
            return
        wanted = [path for path in found if part.casefold() in path.name.casefold() and path.name[0] != "."]
        for path in wanted[:MOST]:
            if path.suffix.lower() in ENDINGS and path.is_file():
                yield Choice(str(path), path.name, str(folder))
            elif path.is_dir():
                yield Choice("", f"{path.name}/", "type the name and / to look into it")
