"""Find a matrix that gives a level for each likelihood and impact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programme.spreadsheets.headings import plain_heading

if TYPE_CHECKING:
    from programme.spreadsheets.columns.synonyms import Synonyms
    from programme.spreadsheets.workbook.sheet import Sheet

_LEAST, _MOST_LEVELS, _MOST_ROWS = 3, 7, 200


def matrix_of(sheet: Sheet, synonyms: Synonyms) -> dict[str, dict[str, str]]:
    """Give the level for each likelihood and impact of a matrix in a sheet, by their words; empty if there is none."""
    for number, row in enumerate(sheet.rows[:_MOST_ROWS]):
        across = [(column, cell) for column, cell in enumerate(row) if isinstance(cell, str) and cell.strip()]
        if len(across) < _LEAST:
            continue
        first = across[0][0]
        body = sheet.rows[number + 1 : number + 1 + 10]
        rows = [
            line
            for line in body
            if first and len(line) > across[-1][0] and isinstance(line[first - 1], str) and line[first - 1]
        ]
        if len(rows) < _LEAST:
            continue
        levels = {str(line[column]) for line in rows for column, _ in across}
        if not 1 < len(levels) <= _MOST_LEVELS or "None" in levels:
            continue
        found = {
            str(word): {str(line[first - 1]): str(line[column]) for line in rows} for column, word in across
        }
        if _is_likelihood(sheet, number, synonyms):
            return found
        turned: dict[str, dict[str, str]] = {}
        for impact, by_likelihood in found.items():
            for likelihood, level in by_likelihood.items():
                turned.setdefault(likelihood, {})[impact] = level
        return turned
    return {}


def _is_likelihood(sheet: Sheet, number: int, synonyms: Synonyms) -> bool:
    """Say whether the words across the top are likelihoods: the heading above them says so."""
    above = [cell for row in sheet.rows[max(0, number - 2) : number] for cell in row if isinstance(cell, str)]
    found = {candidate.to for cell in above for candidate in synonyms.candidates(plain_heading(cell), "risk")}
    return "likelihood" in found or "impact" not in found


def is_matrix(sheet: Sheet) -> bool:
    """Say whether a table of a text is a matrix of scores: numbers or levels under and beside a scale."""
    if len(sheet.rows) < _LEAST or not sheet.rows[0] or sheet.rows[0][0] not in (None, ""):
        return False
    top = sheet.rows[0][1:]
    body = [cell for row in sheet.rows[1:] for cell in row[1:]]
    short = all(cell is not None and len(str(cell)) <= 20 for cell in [*top, *body])
    return short and len({str(cell) for cell in body}) <= len(top) ** 2 and len(sheet.rows) - 1 <= 10
