"""The words of a scale and the numbers they stand for: declared, or in common use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programme.spreadsheets.values.levels import plain_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programme.spreadsheets.mapping import ScaleMapping

# From the lowest to the highest; the middle three alone may be a scale of three, and say no number.
_LEVELS = (
    ("very low", "low", "medium", "high", "very high"),
    ("sehr gering", "gering", "mittel", "hoch", "sehr hoch"),
    ("très faible", "faible", "moyen", "élevé", "très élevé"),
    ("molto bassa", "bassa", "media", "alta", "molto alta"),
    ("molto basso", "basso", "medio", "alto", "molto alto"),
    ("muy baja", "baja", "media", "alta", "muy alta"),
    ("muy bajo", "bajo", "medio", "alto", "muy alto"),
)
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
    scale: ScaleMapping | None, words: dict[str, str | int] | None, half: str, cells: Iterable[object]
) -> tuple[dict[str, int], int, bool]:
    """Give the words of a scale of likelihood or impact, its size, and whether it was declared."""
    named = (scale.likelihoods if half == "likelihood" else scale.impacts) if scale else []
    if words:
        table = {word: int(level) for word, level in words.items()}
        return table, len(named) or max(table.values()), True
    if named:
        table = {word: level for level, word in enumerate(named, start=1) if not word.isdigit()}
        return table, len(named), bool(table)
    said = {plain_word(cell) for cell in cells}
    common = dict(_COMMON_LEVELS[half])
    for levels in _LEVELS:
        if said & {levels[0], levels[-1]}:
            common |= {word: level for level, word in enumerate(levels, start=1)}
    return common, 5, False
