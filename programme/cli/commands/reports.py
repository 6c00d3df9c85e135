"""Commands that write reports for people who do not sit at the register, and the one that checks such a report."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from programme.answers.answer import about, plain
from programme.answers.formats import json
from programme.cli.commands.evidence import Key
from programme.cli.options import AsJson, AsKnown, AsOf, Overwrite, Programme, Quiet, Redacted, Store
from programme.cli.output import note, opened
from programme.cli.report_files import read, refuse_taken, write
from programme.cli.reporting.moments import moment_of, since_of
from programme.cli.reporting.papers import PaperOptions, asked_paper, on_paper, refuse_template
from programme.evidence.signing import at_size
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.reports import plain_text
from programme.reports.making import document, made, made_as
from programme.reports.moment import view_of
from programme.reports.papers.check import check_given as check
from programme.reports.report_request import FORMS, Form, ReportRequest

ENDINGS: dict[str, Form] = {".md": "markdown", ".html": "html"}
# Nothing was found amiss, and nobody can tell from here that nothing is.
UNSETTLED = 5
SnapshotForm = Literal["table", "markdown", "html", "json", "pdf", "docx"]
SNAPSHOT_ENDINGS: dict[str, SnapshotForm] = {**ENDINGS, ".json": "json"}
PackForm = Literal["markdown", "html", "pdf", "docx"]
Output = Annotated[
    Path | None,
    Parameter(
        name=("--output", "-o"),
        group="Output",
        allow_leading_hyphen=True,
        help="Write it to this new file, as its ending says: .md, .html, .pdf or .docx; - is the screen.",
    ),
]
Template = Annotated[
    Path | None,
    Parameter(
        group="Output", help="A Word document whose styles and page it takes, such as your organisation's."
    ),
]
Sign = Annotated[
    bool,
    Parameter(
        group="Output",
        negative=(),
        help="Sign the checkpoint in it with this machine's key; else anybody's copy is the same to the byte.",
    ),
]


def snapshot(
    *,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    since: Annotated[
        str | None,
        Parameter(
            help="What movement is measured against. Default: the last snapshot that was given, or a month before."
        ),
    ] = None,
    since_known: Annotated[
        str | None,
        Parameter(
            help="By which entry that date is looked at, #400. Default: by all that the snapshot is made from."
        ),
    ] = None,
    redacted: Redacted = False,
    sign: Sign = False,
    form: Annotated[
        SnapshotForm, Parameter(name="--format", group="Output", help="How to write it.", show_choices=True)
    ] = "table",
    as_json: AsJson = False,
    quiet: Quiet = False,
    output: Output = None,
    overwrite: Overwrite = False,
    template: Template = None,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Write the risk paper of a date on one page: top risks and what moved, alerts, readiness, decisions needed."""
    if as_json:
        form = "json"
    elif form == "table" and output is not None:
        form = SNAPSHOT_ENDINGS.get(output.suffix.lower(), form)
    with opened(store, programme) as register:
        on, position = moment_of(register, as_of, as_known)
        day, known = since_of(register, on, position, since, since_known)
        asked = ReportRequest(
            kind="snapshot",
            form="markdown" if form == "markdown" else "html",
            programme_id=register.programme_id,
            as_of=on,
            position=position,
            redacted=redacted,
            since=day,
            since_position=known,
        )
        if paper := asked_paper(form, output):
            on_paper(register, asked, paper, output, PaperOptions(sign, template, overwrite))
            return
        refuse_template(template)
        if form in FORMS:
            text = made(register, asked, sign=sign)
        elif sign:
            raise Refused(["only --format markdown and --format html hold a checkpoint that can be signed"])
        elif form == "json":
            text = json(_answer(register, asked)) + "\n"
        else:
            text = plain_text.written(document(register, asked))
        write(text, output, overwrite=overwrite)


def _answer(register: Register, asked: ReportRequest) -> dict[str, Any]:
    return {
        **about(view_of(register, asked.as_of, asked.position)),
        "since": plain(asked.since),
        "since_position": asked.since_position,
        **document(register, asked).to_json(),
        "checkpoint": str(at_size(register, asked.position)),
    }


def lessons_pack(
    *,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    persons: Annotated[
        bool,
        Parameter(
            group="Output",
            negative=(),
            help="Show also the names and words of persons, which are left out else.",
        ),
    ] = False,
    sign: Sign = False,
    form: Annotated[
        PackForm | None,
        Parameter(
            name="--format",
            group="Output",
            help="Only this one. Default: Markdown and HTML.",
            show_choices=True,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        Parameter(
            name=("--output", "-o"),
            group="Output",
            help="Where to: NAME.md, .html, .pdf or .docx for one, NAME for the first two. Default: lessons-pack-DATE.",
        ),
    ] = None,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
    template: Template = None,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Write for an independent reviewer what was planned, what happened and what was learned, each with its record."""
    with opened(store, programme) as register:
        on, position = moment_of(register, as_of, as_known)
        asked = ReportRequest(
            kind="lessons-pack",
            form="html" if form == "html" else "markdown",
            programme_id=register.programme_id,
            as_of=on,
            position=position,
            redacted=not persons,
        )
        if paper := asked_paper(form, output):
            where = output or Path(f"lessons-pack-{on.isoformat()}.{paper}")
            on_paper(register, asked, paper, where, PaperOptions(sign, template, overwrite))
            return
        refuse_template(template)
        files = _files(output, "html" if form == "html" else "markdown" if form else None, on)
        refuse_taken(filter(None, files.values()), overwrite=overwrite)
        for each, text in made_as(register, asked, files, sign=sign).items():
            write(text, files[each], overwrite=overwrite)


def check_report(
    file: Annotated[
        Path,
        Parameter(
            help="A snapshot or lessons pack, in any form; - is standard input.",
            allow_leading_hyphen=True,
        ),
    ],
    *,
    key: Key = None,
    store: Store = None,
    programme: Programme = None,
) -> int:
    """Check a report that you were given: whether it is what this journal says, to the byte."""
    content = read(file)
    with opened(store, programme, wary=False) as register:
        found = check(register, content, key)
    note("\n".join(found.sentences))
    if not found.settled:
        return UNSETTLED
    return 0 if found.well else 1


def _files(output: Path | None, form: Form | None, on: date) -> Mapping[Form, Path | None]:
    """Return the file of each form that is to be written; None for the screen."""
    if form is not None and output is None:
        return {form: None}
    output = output or Path(f"lessons-pack-{on.isoformat()}")
    named = ENDINGS.get(output.suffix)
    if form is not None and named not in {None, form}:
        raise Refused([f"{output} is named as {named} and --format asks for {form}: leave one of them out"])
    if form or named:
        return {form or named or "markdown": output}
    return {form: output.with_name(output.name + ending) for ending, form in ENDINGS.items()}
