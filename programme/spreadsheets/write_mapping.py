"""Write what was guessed as a mapping, with comments: to be read, edited, kept and used again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from programme.spreadsheets.columns.fields import reader_of
from programme.spreadsheets.headings import visible
from programme.spreadsheets.rows.table import TableReading
from programme.spreadsheets.values.dates import BOTH, UNDECIDED
from programme.spreadsheets.values.levels import kind_of_levels, plain_word
from programme.spreadsheets.values.numbers import whole_number

if TYPE_CHECKING:
    from programme.spreadsheets.columns.column import Column
    from programme.spreadsheets.read import FileReading
    from programme.spreadsheets.rows.cards import CardReading

_HEAD = """\
# How {name} is read. It was written from a guess: correct what is wrong, keep it beside the file, and use it again.
# A column that is “kept” stays with its row as it stands, under its heading. Raise the version with
# each change.
version = {version}
"""
_BARE = re.compile(r"[A-Za-z0-9_-]+$")
_MOST_WORDS = 40
_LONGEST_SAMPLE = 40


def written(reading: FileReading, name: str) -> str:
    """Write the mapping of a file: its columns with how sure the guess is and three cells, its words, its dates."""
    lines = [_HEAD.format(name=name, version=reading.mapping.version), f"file = {_text(name)}"]
    contents = reading.contents
    if contents.encoding:
        sure = (
            ""
            if contents.encoding_is_certain
            else "  # a guess: letters with accents will look wrong if it is"
        )
        lines.append(f"encoding = {_text(contents.encoding)}{sure}")
    if contents.delimiter:
        lines.append(f"delimiter = {_text(contents.delimiter)}")
    lines += [f"# Left out: {one.sheet or 'the file'}: {one.why}." for one in reading.left_out]
    for table in reading.tables:
        lines += ["", *_table(table)]
    return "\n".join(lines) + "\n"


def _table(table: TableReading | CardReading) -> list[str]:
    lines = ["[[table]]"]
    if place := table.sheet.label or table.sheet.name:
        hidden = "  # a hidden sheet" if table.sheet.hidden else ""
        lines.append(f"sheet = {_text(place)}{hidden}")
    lines += [f"header = {table.header}", f"as = {_text(table.kind)}"]
    if not isinstance(table, TableReading):
        return lines
    declared = table.mapping
    levels = [column for column in table.columns if reader_of(column.to) == "level"]
    if levels:
        lines.append(
            f"score = {_text(declared.score)}  # of columns that do not say which: inherent, residual or target"
        )
    if declared.century is not None:
        lines.append(f"century = {declared.century}")
    for key in ("one_each", "nothing"):
        if getattr(declared, key):
            lines.append(f"{key} = [{', '.join(map(_text, getattr(declared, key)))}]")
    for column in table.columns:
        lines += ["", *_column(column)]
    lines += _dates(table)
    for column in table.columns:
        if reader_of(column.to) == "word" or (column in levels and column.level is None):
            lines += _words(table, column)
    return [*lines, *_declared(table)]


def _column(column: Column) -> list[str]:
    samples = (
        "; ".join(" ".join(str(sample).split())[:_LONGEST_SAMPLE] for sample in column.samples) or "no cells"
    )
    sure = (
        "declared"
        if column.declared
        else f"{column.confidence:.0%} sure"
        if column.confidence
        else "not known"
    )
    header = column.header if isinstance(column.header, str) else list(column.header)
    lines = [f"[table.columns.{column.letter}]  # {sure}; {_comment(samples)}"]
    lines.append(
        f"header = {_text(header) if isinstance(header, str) else '[' + ', '.join(map(_text, header)) + ']'}"
    )
    lines.append(f"to = {_text(column.to)}")
    if not column.check:
        lines.append("check = false")
    return lines


def _dates(table: TableReading) -> list[str]:
    lines = ["", "[table.dates]"] if table.date_orders else []
    for letter, order in table.date_orders.items():
        if order == UNDECIDED:
            lines.append(
                f'# {letter} = "day first"  # not decided: no number in the column is above 12; or: month first'
            )
        elif order == BOTH:
            lines.append(f'# {letter} = "day first"  # the column has days first and months first')
        else:
            lines.append(f"{letter} = {_text(order)}")
    return lines


def _words(table: TableReading, column: Column) -> list[str]:
    """Write the table of words to confirm: all that are known for the column, and in comments those that are not."""
    if column.letter in table.mapping.ranges or column.to in table.mapping.ranges:
        return []
    level = reader_of(column.to) == "level"
    cells = [(cell, value) for cell, value in table.distinct(column) if not (level and _is_point(cell))]
    if not cells:
        return []
    if level and (kind := kind_of_levels(cell for cell, _ in cells)) != "points":
        example = (
            "[0, 0.1, 1], [0.1, 0.3, 2]" if kind == "probabilities" else "[0, 10000, 1], [10000, 100000, 2]"
        )
        over = f"# [table.ranges]  # {kind}: over the first and up to the second figure, and the level"
        return ["", over, f"# {column.letter} = [{example}]"]
    declared: dict[str, Any] = table.mapping.words.get(column.letter) or table.mapping.words.get(
        column.to, {}
    )
    words: dict[str, Any] = dict(
        table.readers.levels_of(column, column.to.rpartition(".")[2])[0] if level else declared
    )
    known = {plain_word(word) or word for word in words}
    refused: list[str] = []
    for cell, value in cells[:_MOST_WORDS]:
        word = " ".join(visible(str(cell)).split())
        if (plain_word(word) or word) in known:
            continue
        known.add(plain_word(word) or word)
        if value.outcome == "read" and not level:
            words[word] = value.value
        elif value.reason:
            refused.append(f"# {_text(word)} =   # {_comment(value.reason.why)}")
    lines = [
        f"{_text(word)} = {_text(value) if isinstance(value, str) else value}"
        for word, value in words.items()
    ]
    heading = (
        f"[table.words.{column.letter}]  # {_comment(visible(column.heading))}: what each word stands for"
    )
    return ["", heading, *lines, *refused]


def _is_point(cell: object) -> bool:
    number = whole_number(cell)
    return number is not None and number >= 1


def _declared(table: TableReading) -> list[str]:
    """Write again what only a person can declare."""
    lines: list[str] = []
    mapping = table.mapping
    if mapping.scale:
        scale = mapping.scale
        lines += ["", "[table.scale]"]
        lines += [f"name = {_text(scale.name)}"] if scale.name else []
        lines += [
            f"{key} = [{', '.join(map(_text, getattr(scale, key)))}]" for key in ("likelihoods", "impacts")
        ]
        lines += [f"{key} = {getattr(scale, key)}" for key in ("medium", "high", "very_high")]
    if mapping.ranges:
        lines += ["", "[table.ranges]"]
        lines += [f"{_key(to)} = {[[*each] for each in ranges]}" for to, ranges in mapping.ranges.items()]
    if mapping.lists:
        lines += [
            "",
            "[table.lists]",
            *(f"{_key(letter)} = {_text(how)}" for letter, how in mapping.lists.items()),
        ]
    money = mapping.money
    if money.thousands or money.currency != "GBP":
        lines += ["", "[table.money]", f"currency = {_text(money.currency)}"]
        lines += [f"thousands = {_text(money.thousands)}"] if money.thousands else []
    for likelihood, row in mapping.levels.items():
        lines += [
            "",
            f"[table.levels.{_key(likelihood)}]",
            *(f"{_key(i)} = {_text(level)}" for i, level in row.items()),
        ]
    return lines


def _text(text: object) -> str:
    escaped = str(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() or c == "\u00a0" else f"\\u{ord(c):04x}" for c in escaped) + '"'


def _key(text: str) -> str:
    return text if _BARE.match(text) else _text(text)


def _comment(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
