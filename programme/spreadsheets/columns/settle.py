"""Settle columns that neighbours decide: whose owner it is, of which score a likelihood is, what crosses mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.spreadsheets.columns.fields import is_title, reader_of
from programme.spreadsheets.headings import plain_heading
from programme.spreadsheets.values.levels import plain_word
from programme.spreadsheets.values.numbers import whole_number

if TYPE_CHECKING:
    from programme.spreadsheets.columns.column import Column
    from programme.spreadsheets.columns.synonyms import Synonyms
    from programme.spreadsheets.mapping import TableMapping

HALVES = ("likelihood", "impact")
_MARKS = {"x", "✓", "✔", "☒", "☑", "●", "•", "1"}
_LEAST_CROSSED = 3
_ORDER = ("inherent", "residual", "target")  # registers tell of a risk before its treatment first
_PLACE_ALONE = 0.7  # how sure a score is that its place alone tells from another


def settle_actions(columns: list[Column], cells: dict[int, list[Any]]) -> None:
    """An action with its own owner beside it is one action, unless its cells hold several."""
    for column in columns:
        one = not any("\n" in str(cell) for cell in cells[column.number])
        if column.to == "action plan" and one and not column.declared:
            column.to = (
                "action plan.title" if any(c.to == "action plan.owner" for c in columns) else column.to
            )
    has_owner = any(c.to in {"risk raise.owner", "issue raise.owner"} for c in columns)
    has_action = any(
        c.to.startswith("action plan") and not c.to.endswith((".owner", ".due")) for c in columns
    )
    for column in columns:
        if column.to == "action plan.owner" and not has_action and not has_owner and not column.declared:
            column.to = "risk raise.owner"


def settle_crosses(
    columns: list[Column], cells: dict[int, list[Any]], synonyms: Synonyms, mapping: TableMapping
) -> None:
    """Three or more columns under one heading, with crosses in them, are the levels of that heading."""
    groups: dict[str, list[Column]] = {}
    for column in columns:
        if column.above and all(
            plain_word(cell) in _MARKS for cell in cells[column.number] if cell not in (None, "")
        ):
            groups.setdefault(column.above, []).append(column)
    for above, group in groups.items():
        half = _half(above, synonyms)
        if not half or len(group) < _LEAST_CROSSED:
            continue
        for level, column in enumerate(group, start=1):
            column.to = f"risk assess {mapping.score}.{half}"
            column.level = level
            column.confidence = 0.9


def _half(heading: str, synonyms: Synonyms) -> str:
    found = synonyms.candidates(heading, "risk")
    return next((candidate.to for candidate in found if candidate.to in HALVES), "")


def settle_scores(columns: list[Column], synonyms: Synonyms, mapping: TableMapping) -> None:
    """Say of which score each likelihood and impact is: before treatment, after it, or the target."""
    for half in HALVES:
        halves = [column for column in columns if column.to == half]
        named = {column.number: score for column in halves if (score := _score(column, synonyms))}
        order = (
            [score for score in _ORDER if score not in named.values()] if len(halves) > 1 else [mapping.score]
        )
        for column in halves:
            score = named.get(column.number) or (order.pop(0) if order else None)
            if score is None:
                column.to, column.confidence = "kept", 0.0
                continue
            if column.number not in named and len(halves) > 1:
                column.confidence = min(column.confidence, _PLACE_ALONE)
            column.to = f"risk assess {score}.{half}"


def _score(column: Column, synonyms: Synonyms) -> str | None:
    found = synonyms.score_of(*([column.above] if column.above else []), column.heading)
    return found[0] if found else None


def settle_effects(columns: list[Column], may_be_effect: set[int]) -> None:
    """Where there are more impacts than likelihoods, one that may be an effect is one."""
    impacts = [column for column in columns if column.to == "impact"]
    spare = len(impacts) - max(1, sum(column.to == "likelihood" for column in columns))
    for column in impacts:
        if spare > 0 and column.number in may_be_effect and all(c.to != "risk raise.effect" for c in columns):
            column.to = "risk raise.effect"
            spare -= 1


def settle_levels(columns: list[Column], cells: dict[int, list[Any]], mapping: TableMapping) -> None:
    """A level without likelihood and impact is an assessment that cannot be taken apart."""
    scored = any(reader_of(column.to) == "level" for column in columns)
    title = next((column for column in columns if is_title(column.to)), None)
    for column in columns:
        if column.declared:
            continue
        if (
            column.to == "derived"
            and not scored
            and any(is_title(c.to) and c.to.startswith("risk") for c in columns)
        ):
            words = plain_heading(column.heading)
            column.to = f"risk assess {mapping.score}" if _is_level(words) else "kept"
        # A second column with the heading of the title, with numbers in it, is a score.
        elif (
            column.to == "kept"
            and title
            and scored
            and plain_heading(column.heading) == plain_heading(title.heading)
        ):
            values = [cell for cell in cells[column.number] if cell not in (None, "")]
            if values and all(whole_number(cell) is not None for cell in values):
                column.to, column.confidence = "derived", 0.6


def _is_level(heading: str) -> bool:
    return any(
        word in heading.split()
        for word in (
            "level",
            "rating",
            "band",
            "stufe",
            "niveau",
            "livello",
            "nivel",
            "priority",
            "risikoklasse",
            "risikostufe",
        )
    )
