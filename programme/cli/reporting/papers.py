"""Reports written as the files that offices keep."""

from pathlib import Path
from typing import Literal, NamedTuple, get_args

from msgspec.structs import replace

from programme.cli.report_files import refuse_taken, write_content
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.reports.making import made
from programme.reports.papers.paged import paged
from programme.reports.report_request import ReportRequest

Paper = Literal["pdf", "docx"]


class PaperOptions(NamedTuple):
    """How a paper is written."""

    sign: bool
    template: Path | None
    overwrite: bool


def asked_paper(form: str | None, output: Path | None) -> Paper | None:
    """Return which paper is asked for, by the form or by the ending of the file; None where none is."""
    ending = output.suffix.lstrip(".").lower() if output is not None else ""
    for paper in get_args(Paper):
        if form == paper or (form in {None, "table"} and ending == paper):
            found: Paper = paper
            return found
    return None


def on_paper(
    register: Register, asked: ReportRequest, paper: Paper, output: Path | None, options: PaperOptions
) -> None:
    """Write a report as a paper to a new file; Refused when it is not said where to."""
    if output is None or output == Path("-"):
        raise Refused([Problem(f"--format {paper} is no text: name a file with --output", "output")])
    refuse_taken([output], overwrite=options.overwrite)
    asked = replace(asked, form="markdown")
    if paper == "pdf":
        refuse_template(options.template)
        from programme.reports.papers import pdf  # noqa: PLC0415 - only a paper needs it

        content = pdf.written(paged(register, asked), made(register, asked, sign=options.sign))
    else:
        from programme.reports.papers import docx  # noqa: PLC0415 - as above

        report = made(register, asked, sign=options.sign)
        content = docx.written(paged(register, asked), report, options.template)
    write_content(content, output, overwrite=options.overwrite)


def refuse_template(template: Path | None) -> None:
    """Refuse a template for what is no Word document."""
    if template is not None:
        raise Refused([Problem("--template is for --format docx alone: leave it out", "template")])
