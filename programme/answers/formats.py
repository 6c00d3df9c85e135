"""Answers in the four formats: table, json, csv and markdown."""

import csv
import io
import shutil
from collections.abc import Sequence
from textwrap import wrap
from typing import Any, Literal

import msgspec
import tabulate as tables
from tabulate import tabulate

from programme.answers.answer import Answer, plain, worded

Format = Literal["table", "json", "csv", "markdown"]
NARROW = 120
# A column is never narrower than this for want of room: letters one below the other are not read.
LEAST = 8
# Else every header gets two spaces, which no share of the width holds: tables would be wider than the terminal.
tables.MIN_PADDING = 0


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
    """Return a value as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    keys = [field.key for field in answer.fields]
    marked = () if answer.possible is None else ("certain",)
    writer.writerow((*keys, *marked))
    for row in answer.shown:
        writer.writerow(_cell(row[key]) for key in (*keys, *marked))
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
    if not answer.shown:
        return f"_{answer.empty}_"
    cells = [
        [worded(row[field.key]).replace("|", "\\|").replace("\n", " ") for field in answer.fields]
        for row in answer.shown
    ]
    headers = [field.header for field in answer.fields]
    return tabulate(cells, headers=headers, tablefmt="pipe", disable_numparse=True)


def _table(answer: Answer, width: int) -> str:
    if not answer.shown:
        return answer.empty
    fields = [field for field in answer.fields if width >= NARROW or not field.wide]
    cells = [[worded(row[field.key]) for field in fields] for row in answer.shown]
    return fitted([field.header for field in fields], cells, width)


def fitted(headers: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> str:
    """Write a table within a width."""
    columns = [(header, *column) for header, column in zip(headers, zip(*cells, strict=True), strict=True)]
    widest = [max(map(len, column)) for column in columns]
    words = [max((len(word) for text in column for word in text.split()), default=0) for column in columns]
    shares = _widths(widest, words, width)
    wrapped = [[_wrapped(cell, share) for cell, share in zip(row, shares, strict=True)] for row in cells]
    names = [_wrapped(header, share) for header, share in zip(headers, shares, strict=True)]
    return tabulate(wrapped, headers=names, tablefmt="simple", disable_numparse=True)


def _wrapped(text: str, width: int) -> str:
    # tabulate's own wrapping ends in an error at “2,500”, which it takes for a number, and reads “False” as true.
    return "\n".join(line for part in text.splitlines() for line in wrap(part, max(1, width)))


def _widths(widest: list[int], words: list[int], width: int) -> list[int]:
    """Share the width of the terminal: each column holds its longest word, and the rest is divided by need."""
    room = width - 2 * (len(widest) - 1)
    # Where not even the words fit, the longest of them are broken.
    longest = max(words, default=0)
    while longest > LEAST and sum(min(longest, word) for word in words) > room:
        longest -= 1
    shares = [min(longest, word) for word in words]
    room -= sum(shares)
    wants = sorted(range(len(widest)), key=lambda column: widest[column] - shares[column])
    for place, column in enumerate(wants):
        more = max(0, min(widest[column] - shares[column], room // (len(wants) - place)))
        shares[column] += more
        room -= more
    return shares
