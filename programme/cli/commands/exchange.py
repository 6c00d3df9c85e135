"""Commands that take a register over from a spreadsheet, or a history from a file of entries."""

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from programme.answers.answer import about
from programme.answers.format_names import Format
from programme.answers.formats import render
from programme.cli.options import By, DryRun, Form, On, Programme, Store
from programme.cli.output import note, opened, say, say_done
from programme.exchange.rest import write_rest
from programme.exchange.sheet_import import Asked, SheetImport
from programme.exchange.shown import answer, counted
from programme.journal.register import Register
from programme.recording.import_history import import_history

SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".md", ".markdown", ".html", ".htm"}
SHEET_GROUP = "Spreadsheets"

Kind = Literal["risk", "issue", "action", "decision", "sop", "eia", "staff-issue", "benefit"]


def import_(
    file: Annotated[
        str,
        Parameter(
            help="A register: xlsx, xlsm, xls, ods, csv, tsv, a table in Markdown or HTML, or - for standard input; "
            "or a history: one entry a line, as JSON (docs/import.md).",
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
    on: On = None,
    by: By = None,
    dry_run: DryRun = False,
    form: Form = "table",
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Take over a register from a spreadsheet, or record a history of entries, all or none."""
    with opened(store, programme) as register:
        if file != "-" and as_ is None and Path(file).suffix.lower() not in SPREADSHEETS:
            _history(register, Path(file), by, dry_run=dry_run)
            return
        asked = Asked(file, as_, mapping, on, by, hidden)
        _sheet(register, asked, form, accept_good=accept_good, dry_run=dry_run)


def _history(register: Register, file: Path, by: str | None, *, dry_run: bool) -> None:
    done = import_history(register, file, by=by, dry_run=dry_run)
    there = f", {done.known} were there already" if done.known else ""
    if dry_run:
        note("nothing was recorded (--dry-run)")
        say(f"{done.recorded} entries would be recorded{there}")
    else:
        say_done(f"{done.recorded} entries were recorded{there}")


def _sheet(register: Register, asked: Asked, form: Format, *, accept_good: bool, dry_run: bool) -> None:
    taken = SheetImport(register, asked)
    for remark in taken.remarks:
        note(remark)
    found = answer(taken.plan, f"What becomes of {taken.plan.origin.file}", about(register.view()))
    summary = counted(taken.plan, len(taken.proposed.proposals))
    refused = len(taken.plan.refused)
    if refused and not accept_good and not dry_run:
        # A refusal answers nothing on standard output.
        note(f"{render(found, form)}\n{summary}")
        note("nothing was recorded: mend these rows, or say --accept-good to record the others")
        taken.record()
    say(render(found, form), exact=form in {"json", "csv"})
    if dry_run:
        note(f"{summary}\nnothing was recorded (--dry-run)")
        return
    # The other rows are written first: a row is nowhere only if it is recorded.
    rest = write_rest(taken.reading, taken.plan, asked.file) if refused else None
    recorded = taken.record(accept_good=accept_good)
    note(summary)
    if rest is not None:
        note(f"{refused} rows were not recorded and are in {rest}: mend them there and import that file")
    if form == "table":
        say_done(f"{recorded} entries were recorded")
    else:
        note(f"{recorded} entries were recorded")
