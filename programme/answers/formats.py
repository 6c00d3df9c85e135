"""Answers in the four formats: table, json, csv and markdown."""

import csv
import io
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import dumps as ascii_json
from typing import Any

import msgspec

from domain.foundation.safe_text import escaped, on_one_line
from programme.answers.answer import Answer, plain, worded
from programme.answers.format_names import Format
from programme.answers.tables import fitted

NARROW = 120


def render(answer: Answer, form: Format, width: int | None = None) -> str:
    """Return an answer in a format; a table leaves out wide columns on a terminal narrower than 120 columns."""
    match form:
        case "json":
            return json(_document(answer))
        case "csv":
            return _csv(answer)
        case "markdown":
            return _markdown(answer)
        case _:
            return _table(answer, width or shutil.get_terminal_size((100, 24)).columns)


def _document(answer: Answer) -> dict[str, Any]:
    found = {**answer.about, "title": answer.title, "rows": plain(answer.rows)}
    return found if answer.possible is None else {**found, "possible": plain(answer.possible)}


def json(value: object) -> str:
    """Return a value as indented JSON, in which no character is one that a terminal or a script would obey."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return escaped(text, lambda letter: ascii_json(letter)[1:-1])


def _csv(answer: Answer) -> str:
    marked = () if answer.possible is None else ("certain",)
    keys = [*(field.key for field in answer.fields), *marked]
    return _csv_rows(keys, ([row[key] for key in keys] for row in answer.shown))


def csv_of_values(value: dict[str, Any]) -> str:
    """Return an answer that is no list as CSV: a row for each value, named by where it stands."""
    return _csv_rows(["what", "value"], _values(value, ""))


def _values(value: object, path: str) -> Iterator[tuple[str, object]]:
    inside = (
        value.items()
        if isinstance(value, Mapping)
        else enumerate(value, 1)
        if isinstance(value, list)
        else None
    )
    if inside is None:
        yield path, value
        return
    for key, part in inside:
        yield from _values(part, f"{path}.{key}" if path else str(key))


def _csv_rows(header: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(map(_cell, row))
    return out.getvalue().rstrip("\n")


# A spreadsheet runs a cell that begins so, also with the full-width signs, and some of them split a line at every `;`.
_FORMULA = r"(^|;)([\s\"']*)(?=[=+\-@＝＋－＠])"  # noqa: RUF001 - full-width signs on purpose


def _cell(value: object) -> str:
    value = plain(value)
    text = "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    # Guarantee: no cell of a CSV file is run as a formula; a quote keeps what people typed as text.
    return text if _number(text) else re.sub(_FORMULA, r"\1\2'", text)


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _markdown(answer: Answer) -> str:
    from tabulate import tabulate  # noqa: PLC0415 - takes as long to load as a whole list takes to write

    if not answer.shown:
        return f"_{literal(answer.empty)}_"
    fields = answer.shown_fields
    cells = [[literal(worded(row[field.key])) for field in fields] for row in answer.shown]
    headers = [field.header for field in fields]
    return tabulate(cells, headers=headers, tablefmt="pipe", disable_numparse=True)


# Each of these begins something in CommonMark, in the tables of its dialects or in the HTML that they let through.
_MARKUP = r"([\\`*_\[\]<>|~&!])"
# Some dialects make a link of every address, however it is written.
_ADDRESS = r"(?i)(://|(?<=www)\.|@)"


def literal(text: str) -> str:
    """Return a text for Markdown, on one line, of which nothing is markup and nothing becomes a link."""
    return re.sub(
        _ADDRESS,
        lambda found: found[0].replace(":", "\\:").replace(".", "\\.").replace("@", "\\@"),
        re.sub(_MARKUP, r"\\\1", " ".join(text.split())),
    )


def _table(answer: Answer, width: int) -> str:
    if not answer.shown:
        return on_one_line(answer.empty)
    fields = [field for field in answer.shown_fields if width >= NARROW or not field.wide]
    cells = [[worded(row[field.key]) for field in fields] for row in answer.shown]
    return fitted([field.header for field in fields], cells, width)
