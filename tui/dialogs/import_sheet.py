"""A spreadsheet before it is imported: what becomes of each row, and how its columns and words are read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from programme.exchange.declaring import declare_column, declare_word, tables_of, words_of
from programme.exchange.import_request import ImportRequest
from programme.exchange.progress import Progress, Stopped
from programme.exchange.registers import TAKEN
from programme.exchange.rest import write_rest
from programme.exchange.sheet_import import SheetImport
from programme.exchange.shown import answer, counted
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import Register
from tui.dialogs.box import BACK, Modal
from tui.dialogs.choose import Choice, Choose
from tui.shared.host import host_of
from tui.tables.register_table import RegisterTable
from tui.tables.rows import rows_of
from tui.widgets.footer import FooterKey

T = TypeVar("T")


class ImportSheet(Modal[str | None]):
    """The dry run of an import, to be corrected and then recorded, all or none; it ends with what was recorded."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        FooterKey("ctrl+s", "record", "screen.record_all"),
        FooterKey("g", "only the good rows", "screen.only_good"),
        FooterKey("w", "sheet", "screen.sheet"),
        FooterKey("c", "columns", "screen.columns"),
        FooterKey("m", "words and scale", "screen.words"),
        BACK,
    )
    RECORDING = frozenset({"ctrl+s"})
    DEFAULT_CSS = """
    #import { background: $surface; border: round $accent; padding: 0 1; width: 100%; height: 95%; }
    #import > #effect { height: auto; max-height: 8; color: $foreground-muted; }
    #import > #summary { height: auto; max-height: 4; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop, and back", show=False),
        # With priority, because in any other table it exports what is shown.
        Binding("ctrl+s", "record_all", "Record every row, or none", show=False, priority=True),
        Binding("g", "only_good", "Record the rows that are right alone, or all again", show=False),
        Binding("w", "sheet", "Choose the sheet", show=False),
        Binding("c", "columns", "Say what a column holds", show=False),
        Binding("m", "words", "Say what a word of a scale or state stands for", show=False),
    ]

    def __init__(self, register: Register, asked: ImportRequest) -> None:
        super().__init__()
        self.register, self.asked = register, asked
        self.taken: SheetImport | None = None
        self.progress = Progress()
        # What is being recorded is recorded all or none, and cannot be half stopped.
        self.recording = False
        self.good_alone = False

    def compose_box(self) -> ComposeResult:
        with Vertical(id="import") as box:
            box.border_title = Content(f"Import {self.asked.file}")
            yield Static("reading the file", id="summary", markup=False)
            yield RegisterTable(id="rows")
            yield Static("", id="effect", markup=False)

    def on_mount(self) -> None:
        self.query_one(RegisterTable).focus()
        self.run_worker(self._read(), exclusive=True, exit_on_error=False)

    async def _read(self) -> None:
        self.taken = None
        taken = await self._tried(partial(SheetImport, self.register, self.asked, self._begun()))
        if taken is None:
            return
        lines = await self._tried(taken.consequences)
        found = answer(taken.plan, f"What becomes of {taken.plan.origin.file}", {})
        self.query_one(RegisterTable).show(
            rows_of(found, host_of(self).today, lambda _, place: f"row {place}")
        )
        self._summarise(taken)
        self.query_one("#effect", Static).update(Content("\n".join(lines or ())))
        self.taken = taken

    def _begun(self) -> Progress:
        app = self.app
        self.progress = Progress(lambda said: app.call_from_thread(self._say, said))
        return self.progress

    async def _tried(self, work: Callable[[], T]) -> T | None:
        """Work behind the screen; what is refused stands in place of the summary."""
        try:
            return await host_of(self).reader.run(work)
        except (Refused, Unreadable) as refused:
            self._say(str(refused))
        except Stopped:
            self._say("stopped: nothing was recorded")
        return None

    def _say(self, said: str) -> None:
        if self.is_mounted:
            self.query_one("#summary", Static).update(Content(said))

    def action_stop(self) -> None:
        """Stop what is being read or checked, and leave: nothing is recorded."""
        if not self.recording:
            self.progress.stopped = True
            self.dismiss(None)

    def action_only_good(self) -> None:
        if self.taken is not None:
            self.good_alone = not self.good_alone
            self._summarise(self.taken)

    def _summarise(self, taken: SheetImport) -> None:
        said = counted(taken.plan, len(taken.proposed.proposals))
        good = "; ctrl+s records the good rows alone and writes the others to a file"
        self._say(said + (good if self.good_alone and taken.plan.refused else ""))

    def action_record_all(self) -> None:
        if self.taken is not None and not self.recording and not host_of(self).recording_is_off:
            self.recording = True
            work = partial(self._recorded, self.taken, accept_good=self.good_alone)
            self.run_worker(self._record(work), exclusive=True, exit_on_error=False)

    async def _record(self, work: Callable[[], str]) -> None:
        self._say("recording")
        said = await self._tried(work)
        self.recording = False
        if said is not None:
            self.dismiss(said)

    @staticmethod
    def _recorded(taken: SheetImport, *, accept_good: bool) -> str:
        """Record, the rows that are not taken being written to a file first, and say what was recorded."""
        rest = ""
        if accept_good and taken.plan.refused:
            left = len(taken.plan.refused)
            where = write_rest(taken.reading, taken.plan, taken.asked.file) if taken.reading else "the file"
            rest = f"; {left} rows were not recorded: mend them in {where} and import it"
        count = taken.record(accept_good=accept_good)
        return f"{count} entries were recorded from {taken.plan.origin.file}{rest}"

    def action_sheet(self) -> None:
        if self.taken is None:
            return
        names = [sheet.name for sheet in self.taken.contents.sheets if sheet.name]
        choices = [Choice("all", "every sheet that is not hidden"), *(Choice(f"={n}", n) for n in names)]

        def chosen(key: str | None) -> None:
            if key is not None:
                self._again(sheet=None if key == "all" else key[1:])

        self.app.push_screen(Choose("Read which sheet?", choices), chosen)

    def _again(self, **asked: str | None) -> None:
        fields = {name: getattr(self.asked, name) for name in self.asked.__struct_fields__}
        self.asked = ImportRequest(**{**fields, **asked})
        self.run_worker(self._read(), exclusive=True, exit_on_error=False)

    def action_columns(self) -> None:
        if self.taken is None:
            return
        taken = self.taken
        tables = tables_of(taken)
        choices = [
            Choice(
                f"{place} {column.letter}",
                f"{column.letter} {column.heading}",
                f"{column.to}, {'declared' if column.declared else f'{column.confidence:.0%} sure'}: "
                + "; ".join(str(sample) for sample in column.samples),
                table.sheet.name or "",
            )
            for place, table in enumerate(tables)
            for column in table.columns
        ]

        def chosen(key: str | None) -> None:
            if key is not None:
                place, _, letter = key.partition(" ")
                fields = [*sorted(TAKEN[tables[int(place)].kind or "risk"].reads), "id", "kept"]
                told = partial(self._declared, partial(declare_column, taken, int(place), letter))
                self.app.push_screen(
                    Choose(f"What does column {letter} hold?", [Choice(to, to) for to in fields]), told
                )

        self.app.push_screen(Choose("Which column?", choices), chosen)

    def action_words(self) -> None:
        if self.taken is None:
            return
        taken = self.taken
        tables = tables_of(taken)
        words = [
            (place, column, word, meant)
            for place, table in enumerate(tables)
            for column in table.columns
            for word, meant in words_of(table, column)
        ]
        choices = [
            Choice(str(number), word, f"{column.heading}: {meant or 'not known'}")
            for number, (_, column, word, meant) in enumerate(words)
        ]

        def chosen(key: str | None) -> None:
            if key is not None:
                place, column, word, _ = words[int(key)]
                known = {meant for _, other, _, meant in words if other.to == column.to and meant}
                stands = [Choice(one, one) for one in sorted({*known, *map(str, range(1, 6))})]
                told = partial(self._declared, partial(declare_word, taken, place, column, word))
                self.app.push_screen(Choose(f"What does “{word}” stand for?", stands), told)

        self.app.push_screen(Choose("Which word?", choices), chosen)

    def _declared(self, declare: Callable[[str], Path], meant: str | None) -> None:
        async def said() -> None:
            if meant is not None and await self._tried(partial(declare, meant)) is not None:
                await self._read()

        self.run_worker(said(), exclusive=True, exit_on_error=False)
