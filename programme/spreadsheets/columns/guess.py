"""Guess what each column holds: from its heading, the heading above it, its neighbours, and its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.spreadsheets.columns.column import Column
from programme.spreadsheets.columns.fields import MANY, is_title
from programme.spreadsheets.columns.settle import (
    HALVES,
    settle_actions,
    settle_crosses,
    settle_effects,
    settle_levels,
    settle_scores,
)
from programme.spreadsheets.columns.synonyms import Candidate, Synonyms
from programme.spreadsheets.headings import plain_heading, visible
from programme.spreadsheets.values.dates import looks_like_day
from programme.spreadsheets.values.numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from programme.spreadsheets.mapping import TableMapping

_LEAST, _DAYS, _SENTENCE = 0.5, 0.6, 24


def guess_columns(
    headings: Sequence[tuple[int, str | list[str]]],
    cells: dict[int, list[Any]],
    kind: str,
    synonyms: Synonyms,
    mapping: TableMapping,
) -> list[Column]:
    """Take each column for a field; what is declared goes before what is guessed. `cells` are without empty ones."""
    columns = [Column(number, header, samples=_samples(cells[number])) for number, header in headings]
    _take_declared(columns, mapping)
    free = [column for column in columns if not column.declared]
    candidates = {
        column.number: _fitting(_candidates(column, kind, synonyms), cells[column.number]) for column in free
    }
    taken = {column.to for column in columns if column.declared}
    for column, candidate in _by_weight(free, candidates):
        if column.confidence or (
            candidate.to in taken and candidate.to not in MANY and candidate.to not in HALVES
        ):
            continue
        column.to, column.confidence = candidate.to, round(candidate.weight, 2)
        taken.add(candidate.to)
    _promote_title(free, candidates)
    settle_actions(columns, cells)
    settle_effects(columns, {c.number for c in free if _may_be_effect(c, kind, synonyms)})
    settle_crosses(columns, cells, synonyms, mapping)
    settle_scores(columns, synonyms, mapping)
    settle_levels(columns, cells, mapping)
    for column in free:
        _look_at_cells(column, cells[column.number])
    return columns


def _samples(cells: list[Any]) -> list[Any]:
    return list(dict.fromkeys(cell for cell in cells[:50] if cell not in (None, "")))[:3]


def _take_declared(columns: list[Column], mapping: TableMapping) -> None:
    for name, declared in mapping.columns.items():
        found = [
            c
            for c in columns
            if declared.header is not None and _same(c.header, declared.header) and not c.declared
        ]
        by_letter = [c for c in found if c.letter == name] or found
        if not by_letter and declared.header is None:
            by_letter = [c for c in columns if c.letter == name]
        for column in by_letter[:1]:
            column.to, column.confidence, column.declared = declared.to, 1.0, True
            column.check = declared.check


def _same(one: str | list[str], other: str | list[str]) -> bool:
    return [plain_heading(h) for h in ([one] if isinstance(one, str) else one)] == [
        plain_heading(h) for h in ([other] if isinstance(other, str) else other)
    ]


def _candidates(column: Column, kind: str, synonyms: Synonyms) -> list[Candidate]:
    found = synonyms.candidates(column.heading, kind)
    if found and found[0].weight >= 1:
        return found
    # “Residual impact” is an impact, and “Current score” a score.
    if scored := synonyms.score_of(column.heading):
        rest = synonyms.candidates(scored[1], kind) if scored[1] else []
        if not scored[1] or scored[1] == "risk":
            rest = [Candidate("derived", 0.8)]
        rest = [Candidate(c.to, c.weight * 0.95) for c in rest if c.to in {*HALVES, "derived", "rag"}]
        found = [*rest, *found]
    return [candidate for candidate in found if candidate.weight >= _LEAST]


def _fitting(candidates: list[Candidate], cells: list[Any]) -> list[Candidate]:
    """“Consequence” over sentences is an effect, and over words and numbers an impact."""
    weights = {candidate.to: candidate.weight for candidate in candidates}
    if not cells or "impact" not in weights or "risk raise.effect" not in weights:
        return candidates
    if weights["impact"] < weights["risk raise.effect"]:
        return candidates
    long = sum(len(str(cell)) for cell in cells) > _SENTENCE * len(cells)
    return [
        candidate for candidate in candidates if candidate.to != ("impact" if long else "risk raise.effect")
    ]


def _may_be_effect(column: Column, kind: str, synonyms: Synonyms) -> bool:
    return any(candidate.to == "risk raise.effect" for candidate in synonyms.candidates(column.heading, kind))


def _by_weight(
    columns: list[Column], candidates: dict[int, list[Candidate]]
) -> list[tuple[Column, Candidate]]:
    pairs = [(column, candidate) for column in columns for candidate in candidates[column.number]]
    return sorted(
        pairs,
        key=lambda pair: (-pair[1].weight, not is_title(pair[1].to) and pair[1].weight < 1, pair[0].number),
    )


def _promote_title(columns: list[Column], candidates: dict[int, list[Candidate]]) -> None:
    if any(is_title(column.to) for column in columns):
        return
    for column in columns:
        for candidate in candidates[column.number]:
            if is_title(candidate.to):
                column.to, column.confidence = candidate.to, candidate.weight
                return


def _look_at_cells(column: Column, cells: list[Any]) -> None:
    values = [cell for cell in cells if cell not in (None, "")]
    if column.to == "kept" and values and sum(map(looks_like_day, values)) >= _DAYS * len(values):
        column.to, column.confidence = "kept as a day", 0.5
    heading = visible(column.heading).strip()
    if not heading or heading.casefold().startswith("unnamed:"):
        numbers = [whole_number(cell) for cell in values]
        counted = bool(numbers) and numbers == list(
            range(int(numbers[0] or 0), int(numbers[0] or 0) + len(numbers))
        )
        column.to = "not read" if counted or heading else column.to
