"""A spreadsheet before it is imported: what becomes of each row, and how its columns and words are read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from programme.exchange.declaring import declare_column, declare_word, tables_of, words_of
from programme.exchange.import_request import ImportRequest
from programme.exchange.progress import Progress, Stopped
from programme.exchange.registers import TAKEN
from programme.exchange.rest import rest_written
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
SHOWN = 3
GONE = (
    Choice("keep", "keep them", "nothing is recorded of them"),
    Choice("close", "close them", "because the file has them no more"),
    Choice("withdraw", "withdraw them", "with every entry about them, as never having been so"),
)


class ImportSheet(Modal[str | None]):
    """The dry run of an import, to be corrected and then recorded, all or none; it ends with what was recorded."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        FooterKey("ctrl+s", "record", "screen.record_all"),
        FooterKey("g", "good rows only", "screen.only_good"),
        FooterKey("w", "sheet", "screen.sheet"),
        FooterKey("c", "columns", "screen.columns"),
        FooterKey("m", "words", "screen.words"),
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
        self.progress = Progress(lambda said: app.call_from_thread(self.report, said))
        return self.progress

    async def _tried(self, work: Callable[[], T]) -> T | None:
        """Work behind the screen; what is refused stands in place of the summary."""
        try:
            return await host_of(self).reader.run(work)
        except (Refused, Unreadable) as refused:
            self.report(str(refused))
        except Stopped:
            self.report("stopped: nothing was recorded")
        return None

    def report(self, said: str) -> None:
        if self.is_mounted:
            self.query_one("#summary", Static).update(Content(said))

    def action_stop(self) -> None:
        """Stop what is being read, checked or recorded: nothing is recorded. Leave, unless it was being recorded."""
        self.progress.stopped = True
        if not self.recording:
            self.dismiss(None)

    def action_only_good(self) -> None:
        if self.taken is not None:
            self.good_alone = not self.good_alone
            self._summarise(self.taken)

    def _summarise(self, taken: SheetImport) -> None:
        said = counted(taken.plan, len(taken.proposed.proposals))
        good = "; ctrl+s records the good rows alone and writes the others to a file"
        self.report(said + (good if self.good_alone and taken.plan.refused else ""))

    def action_record_all(self) -> None:
        if self.taken is None or self.recording or host_of(self).recording_is_off:
            return
        if self.taken.plan.unanswered and self.asked.vanished is None:
            self._ask_of_the_gone(self.taken)
        else:
            self.recording, self.progress.stopped = True, False
            work = partial(self._recorded, self.taken, accept_good=self.good_alone)
            self.run_worker(self._record(work), exclusive=True, exit_on_error=False)

    def _ask_of_the_gone(self, taken: SheetImport) -> None:
        """Ask what becomes of the things whose rows are gone; what would be recorded of them is looked at first."""
        refs = [one.ref for one in taken.plan.unanswered]
        more = f" and {len(refs) - SHOWN} more" if len(refs) > SHOWN else ""

        def chosen(key: str | None) -> None:
            if key == "keep":
                self.asked = replace(self.asked, vanished="keep")
                self.action_record_all()
            elif key is not None:
                self._again(vanished=key)

        self.app.push_screen(Choose(f"The file has no more: {', '.join(refs[:SHOWN])}{more}", GONE), chosen)

    async def _record(self, work: Callable[[], str]) -> None:
        said = await self._tried(work)
        self.recording = False
        if said is not None:
            self.dismiss(said)

    @staticmethod
    def _recorded(taken: SheetImport, *, accept_good: bool) -> str:
        """Record, the rows that are not taken being written to a file first, and say what was recorded."""
        if not (accept_good and (left := len(taken.plan.refused))):
            return f"{taken.record()} entries were recorded from {taken.plan.origin.file}"
        with rest_written(taken.reading, taken.plan, taken.asked.file) as where:
            count = taken.record(accept_good=True)
        rest = f"; {left} rows were not recorded: mend them in {where or 'the file'} and import it"
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
        self.asked = replace(self.asked, **asked)
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
