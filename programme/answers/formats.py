"""Answers in the four formats: table, json, csv and markdown."""

import csv
import io
import shutil

import msgspec

from programme.answers.answer import Answer, plain, worded
from programme.answers.format_names import Format
from programme.answers.tables import fitted

NARROW = 120


def render(answer: Answer, form: Format, width: int | None = None) -> str:
    """Return an answer in a format; a table leaves out wide columns on a terminal narrower than 120 columns."""
    match form:
        case "json":
            return json({**answer.about, "title": answer.title, "rows": [plain(row) for row in answer.rows]})
        case "csv":
            return _csv(answer)
        case "markdown":
            return _markdown(answer)
        case _:
            return _table(answer, width or shutil.get_terminal_size((100, 24)).columns)


def json(value: object) -> str:
    """Return a value as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(field.key for field in answer.fields)
    for row in answer.rows:
        writer.writerow(_cell(row[field.key]) for field in answer.fields)
    return out.getvalue().rstrip("\n")


def _cell(value: object) -> str:
    value = plain(value)
    if isinstance(value, list):
        return "; ".join(str(part) for part in value)
    text = "" if value is None else str(value)
    # A spreadsheet runs a cell that begins like a formula; the quote keeps what people typed as text.
    return "'" + text if text[:1] in {"=", "+", "-", "@"} and not _number(text) else text


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _markdown(answer: Answer) -> str:
    from tabulate import tabulate  # noqa: PLC0415 - takes as long to load as a whole list takes to write

    if not answer.rows:
        return f"_{answer.empty}_"
    cells = [
        [worded(row[field.key]).replace("|", "\\|").replace("\n", " ") for field in answer.fields]
        for row in answer.rows
    ]
    headers = [field.header for field in answer.fields]
    return tabulate(cells, headers=headers, tablefmt="pipe", disable_numparse=True)


def _table(answer: Answer, width: int) -> str:
    if not answer.rows:
        return answer.empty
    fields = [field for field in answer.fields if width >= NARROW or not field.wide]
    cells = [[worded(row[field.key]) for field in fields] for row in answer.rows]
    return fitted([field.header for field in fields], cells, width)
