"""The words of a scale and the numbers they stand for: declared, or in common use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from programme.spreadsheets.mapping import ScaleMapping

_LEVELS = ("very low", "low", "medium", "high", "very high")
_COMMON_LEVELS = {
    "likelihood": {
        "rare": 1,
        "remote": 1,
        "unlikely": 2,
        "possible": 3,
        "likely": 4,
        "probable": 4,
        "almost certain": 5,
        "certain": 5,
        "near certain": 5,
    },
    "impact": {
        "insignificant": 1,
        "negligible": 1,
        "minor": 2,
        "moderate": 3,
        "major": 4,
        "significant": 3,
        "catastrophic": 5,
        "severe": 5,
        "critical": 5,
    },
}


def scale_words(
    scale: ScaleMapping | None, words: dict[str, str | int] | None, half: str
) -> tuple[dict[str, int], int, bool]:
    """Give the words of a scale of likelihood or impact, its size, and whether it was declared."""
    named = (scale.likelihoods if half == "likelihood" else scale.impacts) if scale else []
    if words:
        table = {word: int(level) for word, level in words.items()}
        return table, len(named) or max(table.values()), True
    if named:
        table = {word: level for level, word in enumerate(named, start=1) if not word.isdigit()}
        return table, len(named), bool(table)
    common = {word: level for level, word in enumerate(_LEVELS, start=1)}
    return common | _COMMON_LEVELS[half], 5, False
