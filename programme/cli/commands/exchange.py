"""Commands that take registers over from spreadsheets and write them to some, and a history from a file of entries."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from domain.foundation.references import KINDS
from programme.answers.answer import about
from programme.answers.format_names import Format
from programme.answers.formats import render
from programme.cli.habits.telling import tell, telling
from programme.cli.options import IN_WORDS, AsKnown, AsOf, By, DryRun, On, Programme, Redacted, Store, Written
from programme.cli.output import note, opened, say, say_done
from programme.evidence.signing import at_size
from programme.exchange.export.writing import write
from programme.exchange.import_request import ImportRequest
from programme.exchange.marked import write_marked
from programme.exchange.progress import Progress
from programme.exchange.rest import rest_written
from programme.exchange.sheet_import import SheetImport
from programme.exchange.shown import answer, counted
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.import_history import import_history

SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".md", ".markdown", ".html", ".htm"}
SHEET_GROUP = "Spreadsheets"

Kind = Literal[
    "risk", "issue", "assumption", "dependency", "action", "decision", "sop", "eia", "staff-issue", "benefit", "lesson"
]  # fmt: skip


def import_(
    file: Annotated[
        str,
        Parameter(
            help="A register: xlsx, xlsm, xls, ods, csv, tsv, a table in Markdown or HTML, or - for standard input; "
            "or a history: one entry a line, as JSON (programme docs import).",
            allow_leading_hyphen=True,
        ),
    ],
    *,
    as_: Annotated[
        Kind | None,
        Parameter(
            name="--as", group=SHEET_GROUP, help="What the rows are. Default: guessed from the headings."
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        Parameter(
            group=SHEET_GROUP,
            help="How columns, words and days are read. Default: the file's name and .toml, written if not there.",
        ),
    ] = None,
    synonyms: Annotated[
        Path | None,
        Parameter(
            group=SHEET_GROUP,
            help="More words for headings, as TOML. Default: synonyms.toml in the folder of the file, if it is there.",
        ),
    ] = None,
    vanished: Annotated[
        Literal["keep", "close", "withdraw"] | None,
        Parameter(
            group=SHEET_GROUP,
            help="What becomes of things whose rows are gone: kept as they are (so if nothing is said), closed, or "
            "withdrawn with every entry about them, as never having been so.",
        ),
    ] = None,
    reason: Annotated[
        str | None,
        Parameter(group=SHEET_GROUP, help="Why they are closed or withdrawn; the file, if not given."),
    ] = None,
    accept_good: Annotated[
        bool,
        Parameter(
            group=SHEET_GROUP,
            negative=(),
            help="Record the rows that are right, and write the others to a file that can be imported later.",
        ),
    ] = False,
    hidden: Annotated[
        bool, Parameter(group=SHEET_GROUP, negative=(), help="Read hidden sheets too.")
    ] = False,
    sheet: Annotated[
        str | None,
        Parameter(group=SHEET_GROUP, help="Read this sheet alone, by its name; also a hidden one."),
    ] = None,
    marked: Annotated[
        Path | None,
        Parameter(
            group=SHEET_GROUP,
            help="Write a copy of the sheet to this .xlsx file, with the cells that need somebody coloured.",
        ),
    ] = None,
    on: On = None,
    by: By = None,
    dry_run: DryRun = False,
    writing: Written = IN_WORDS,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Take over a register from a spreadsheet, or record a history of entries, all or none."""
    with opened(store, programme) as register:
        if file != "-" and as_ is None and Path(file).suffix.lower() not in SPREADSHEETS:
            _history(register, Path(file), by, dry_run=dry_run)
            return
        asked = ImportRequest(file, as_, mapping, on, by, hidden, sheet, synonyms, vanished, reason)
        _sheet(register, asked, writing.form, marked, accept_good=accept_good, dry_run=dry_run)


def export(
    file: Annotated[
        Path, Parameter(help="The new file: .xlsx, .ods or .json with every register, or .csv with one.")
    ],
    *,
    as_: Annotated[
        str | None,
        Parameter(
            name="--as", group=SHEET_GROUP, help="One register alone, by the letters of its references: R."
        ),
    ] = None,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    redacted: Redacted = False,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Write the registers to a spreadsheet, to read, to work in and to import again."""
    prefix = None if as_ is None else as_.upper()
    if prefix is not None and prefix not in KINDS:
        raise Refused([f"“{as_}” begins no reference: say one of {', '.join(KINDS)}"])
    with opened(store, programme) as register:
        shown = register.redacted() if redacted else register
        view = shown.view(as_of, as_known)
        checkpoint = str(at_size(register, view.moment.position))
        count = write(file, view, checkpoint, prefix, redacted=redacted)
    say_done(f"{count} things, {view.moment.words}, are in {file}")


def _history(register: Register, file: Path, by: str | None, *, dry_run: bool) -> None:
    done = import_history(register, file, by=by, dry_run=dry_run)
    there = f", {done.known} were there already" if done.known else ""
    if dry_run:
        note("nothing was recorded (--dry-run)")
        say(f"{done.recorded} entries would be recorded{there}")
    else:
        say_done(f"{done.recorded} entries were recorded{there}")


def _sheet(
    register: Register,
    asked: ImportRequest,
    form: Format,
    marked: Path | None,
    *,
    accept_good: bool,
    dry_run: bool,
) -> None:
    with telling():
        taken = SheetImport(register, asked, Progress(tell if sys.stderr.isatty() else None))
    if marked is not None:
        cells = write_marked(taken.contents, taken.plan, marked)
        note(f"{cells} cells are marked in {marked}, each with the one thing to do")
    for remark in taken.remarks:
        note(remark)
    lines = taken.consequences() if dry_run else []
    about_it = {**about(register.view()), "effect": lines}
    found = answer(taken.plan, f"What becomes of {taken.plan.origin.file}", about_it)
    summary = counted(taken.plan, len(taken.proposed.proposals))
    refused = len(taken.plan.refused)
    if kept := len(taken.plan.unanswered):
        things = "1 thing is" if kept == 1 else f"{kept} things are"
        said = "kept as it is" if kept == 1 else "kept as they are"
        asked_for = "" if asked.vanished else "; --vanished close or withdraw, with --reason, says otherwise"
        note(f"{things} in the file no more, and {said}{asked_for}")
    if refused and not accept_good and not dry_run:
        # A refusal answers nothing on standard output.
        note(f"{render(found, form)}\n{summary}")
        note("nothing was recorded: mend these rows, or say --accept-good to record the others")
        taken.record()
    say(render(found, form), exact=form in {"json", "csv"})
    if dry_run:
        note("\n".join([*lines, summary, "nothing was recorded (--dry-run)"]))
        return
    if taken.reading is None and refused:
        note(f"{refused} rows are not recorded: mend them in the file and import it again")
    with rest_written(taken.reading, taken.plan, asked.file) as rest, telling():
        recorded = taken.record(accept_good=accept_good)
    note(summary)
    if rest is not None:
        note(f"{refused} rows were not recorded and are in {rest}: mend them there and import that file")
    if form == "table":
        say_done(f"{recorded} entries were recorded")
    else:
        note(f"{recorded} entries were recorded")
