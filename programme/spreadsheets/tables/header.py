"""Recognise the header of a table: one row or two, with headings that span columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from programme.spreadsheets.columns.fields import is_title
from programme.spreadsheets.headings import plain_heading, visible

if TYPE_CHECKING:
    from programme.spreadsheets.columns.synonyms import Synonyms
    from programme.spreadsheets.workbook.sheet import Held, Sheet

Headings = list[tuple[int, str | list[str]]]
_LONGEST_HEADING = 90
MOST_COLUMNS = 500  # a register has fewer; looking further would take a hostile sheet minutes
_KNOWN_SHARE = 0.35
_SURE, _SURE_ENOUGH = 3.5, 3.0


class Header(NamedTuple):
    """A header: its rows, and what stands above each column."""

    rows: list[int]
    headings: Headings
    kind: str


def kind_said(words: str | None, synonyms: Synonyms) -> str | None:
    """Give the kind of register that a title or the name of a sheet speaks of."""
    if not words:
        return None
    plain = plain_heading(words)
    found = [
        (len(word), kind)
        for kind, names in synonyms.kinds.items()
        for word in names
        if f" {word} " in f" {plain} "
    ]
    return max(found)[1] if found else None


def texts_of(row: list[Held]) -> dict[int, str]:
    """Give the cells of a row that say something, as text, by their columns."""
    return {
        column: str(cell)
        for column, cell in enumerate(row)
        if cell is not None and visible(str(cell)).strip()
    }


def declared_header(sheet: Sheet, rows: list[int], kind: str) -> Header:
    """Take rows that a person declared to be the header; two rows are joined as those that are found."""
    texts = texts_of(sheet.rows[rows[-1] - 1])
    headings = _whole(texts)
    if len(rows) > 1:
        spans = _spans(sheet, rows[0]) or _spread(texts_of(sheet.rows[rows[0] - 1]), texts)
        joined: dict[int, str | list[str]] = dict(texts)
        joined |= {column: [spans[column], text] for column, text in texts.items() if column in spans}
        above = texts_of(sheet.rows[rows[0] - 1])
        joined |= {
            column: text for column, text in above.items() if column not in texts and column not in spans
        }
        headings = sorted(joined.items())
    return Header(rows, headings, kind)


def header_at(
    sheet: Sheet, number: int, synonyms: Synonyms, said: str | None, kind: str | None
) -> Header | None:
    """Say whether a row, perhaps with the one above or beneath it, is the header of a register, and of which kind."""
    row = sheet.rows[number - 1]
    texts = texts_of(row)
    if not 2 <= len(texts) <= MOST_COLUMNS or any(
        not isinstance(row[c], str) or len(texts[c]) > _LONGEST_HEADING for c in texts
    ):
        return None
    best: tuple[float, Header] | None = None
    headings, rows = _with_row_below(sheet, number, texts)
    for one in synonyms.kinds:
        for these, at in ((headings, rows), _with_row_above(sheet, number, texts)):
            known = [synonyms.candidates(h if isinstance(h, str) else h[-1], one) for _, h in these]
            whole = [found for found in known if found and found[0].weight >= 0.5]
            has_title = any(candidate.to and is_title(candidate.to) for found in whole for candidate in found)
            if (
                not has_title
                or len(whole) < 2
                or len(whole) < _KNOWN_SHARE * len([h for _, h in these if str(h).strip()])
            ):
                continue
            score = (
                sum(found[0].weight for found in whole)
                + 3 * (one == said)
                + 1.5 * (one == kind)
                + 0.01 * len(at)
            )
            if best is None or score > best[0]:
                best = (score, Header(at, these, one))
    if best is None:
        return None
    # Two known headings alone make a table only where the sheet, the title or the file says what it is.
    enough = _SURE_ENOUGH if said or kind or sheet.header_rows else _SURE
    return best[1] if best[0] >= enough else None


def _with_row_below(sheet: Sheet, number: int, texts: dict[int, str]) -> tuple[Headings, list[int]]:
    """Join a header with the row beneath, where headings that span columns have headings of their own below."""
    spans = _spans(sheet, number)
    below = texts_of(sheet.rows[number]) if number < len(sheet.rows) else {}
    under = {column: text for column, text in below.items() if column in spans}
    if len(under) >= 2 and len(under) >= len(below) - 1 and len(under) == len(spans):
        joined: dict[int, str | list[str]] = {
            column: text for column, text in texts.items() if column not in spans
        }
        joined |= {column: [spans[column], text] for column, text in under.items()}
        return sorted(joined.items()), [number, number + 1]
    return _whole(texts), [number]


def _with_row_above(sheet: Sheet, number: int, texts: dict[int, str]) -> tuple[Headings, list[int]]:
    """Join a header with the row above: it names what has no heading below, and spans headings that repeat."""
    above = texts_of(sheet.rows[number - 2]) if number > 1 else {}
    if len(above) < 2 or any(len(text) > _LONGEST_HEADING for text in above.values()):
        return _whole(texts), [number]
    spans = _spans(sheet, number - 1) or _spread(above, texts)
    joined: dict[int, str | list[str]] = dict(texts)
    joined |= {column: [spans[column], text] for column, text in texts.items() if column in spans}
    joined |= {column: text for column, text in above.items() if column not in texts and column not in spans}
    useful = any(isinstance(heading, list) for heading in joined.values()) or len(joined) > len(texts)
    return (sorted(joined.items()), [number - 1, number]) if useful else (_whole(texts), [number])


def _whole(texts: dict[int, str]) -> Headings:
    return list(texts.items())


def _spans(sheet: Sheet, number: int) -> dict[int, str]:
    """Give the heading of each column under a heading that is merged across several."""
    row = sheet.rows[number - 1]
    return {
        column: str(row[first])
        for top, first, _, last in sheet.merged
        if top == number and last > first and first < len(row) and row[first] is not None
        for column in range(first, last + 1)
    }


def _spread(above: dict[int, str], texts: dict[int, str]) -> dict[int, str]:
    """Without merged cells a heading spans the columns up to the next one, if headings repeat beneath it."""
    plain = [plain_heading(text) for text in texts.values()]
    if len(set(plain)) == len(plain):
        return {}
    spans: dict[int, str] = {}
    repeated = {column for column, text in texts.items() if plain.count(plain_heading(text)) > 1}
    starts = sorted(above)
    for start, end in zip(starts, [*starts[1:], max(texts) + 1], strict=True):
        spans.update(
            {column: above[start] for column in range(start, end) if column in repeated and start in texts}
        )
    return spans
