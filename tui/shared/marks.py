"""Marks: which values stand out on screen. A mark only repeats in colour what the word beside it says."""

from datetime import date
from typing import Any, Literal

from domain.foundation.dates import When, day_words
from domain.foundation.phrases import Phrase
from programme.answers.answer import worded
from tui.shared.app_words import in_the_app

CellMark = Literal["", "bad", "warn", "good", "quiet"]

# By the key of the column, then by its value; a value that is not here is not marked.
VALUES: dict[str, dict[object, CellMark]] = {
    "band": {"very high": "bad", "high": "bad", "medium": "warn", "low": "good"},
    "severity": {
        "act now": "bad", "attend": "warn", "note": "quiet",
        "very high": "bad", "high": "bad", "medium": "warn", "low": "good",
    },
    "trend": {"↑": "bad", "↓": "good"},
    "state": {
        "absent": "bad", "missing": "bad", "unclear": "warn", "escalated": "bad", "materialised": "warn",
        "raised": "warn", "live": "good", "published": "good", "approved": "good", "implemented": "good",
        "agreed": "good", "reviewed": "good", "closed": "quiet", "retired": "quiet", "withdrawn": "quiet",
        "✔ in place": "good", "✘ missing": "bad", "✘ accepted": "warn", "✘ unaccepted": "bad",
        "✘ possibly in place": "warn",
        "rejected": "quiet", "abandoned": "quiet", "superseded": "quiet", "done": "good",
    },
    "status": {
        "missing": "bad", "overdue": "bad", "unclear": "warn", "review due": "warn", "not started": "warn",
        "approved": "good", "published": "good",
    },
    "confidence": {"red": "bad", "amber/red": "bad", "amber": "warn", "amber/green": "good", "green": "good"},
    "mitigated": {"none agreed": "bad", "overdue": "bad", "done": "good"},
    "effect": {"adverse": "bad", "positive": "good"},
    "flagged": {True: "bad"},
    "implemented_before_agreed": {True: "bad"},
}  # fmt: skip
DEADLINES = frozenset({"next_review", "review_due"})
COUNTS: dict[str, CellMark] = {"gaps": "bad", "unmitigated": "bad", "act_now": "bad"}


STYLES: dict[CellMark, str] = {
    "bad": "bold $text-error",
    "warn": "$text-warning",
    "good": "$text-success",
    "quiet": "$foreground-muted",
}


def style(key: str, value: object) -> str:
    """Return the style of a value in a text; the colours are the theme's own."""
    return STYLES.get(mark(key, value, date.max), "")


def mark(key: str, value: object, on: date) -> CellMark:
    """Return how a value stands out on a date."""
    if key in DEADLINES and isinstance(value, date) and value < on:
        return "bad"
    if key in COUNTS and isinstance(value, int) and value > 0:
        return COUNTS[key]
    if isinstance(value, str | bool):
        # “unclear: may be EIA-001” stands out as what is unclear does.
        word = value.partition(":")[0] if isinstance(value, str) else value
        return VALUES.get(key, {}).get(word, "")
    return ""


def text(key: str, value: Any, on: date) -> str:  # noqa: ANN401 - a column holds any value that `worded` can say
    """Return a value on one line as people read it; a deadline that has passed has an exclamation mark."""
    if isinstance(value, Phrase):
        return in_the_app(value)
    if isinstance(value, str):
        return said(value) if (said := WORDED.get(key)) else " ".join(value.split())
    if isinstance(value, When):
        return tilde(value)
    words = " ".join(worded(value).split())
    return f"! {words}" if key in DEADLINES and mark(key, value, on) == "bad" else words


def tilde(when: When) -> str:
    """Write when something was so, short enough for a column: `~27 Jan 2009` for about that day."""
    words = when.words.removeprefix("about ").removesuffix(" (approximate)")
    return f"~{words}" if when.approximate else words


def stamp_words(stamp: str) -> str:
    """Write when something was recorded, as the store stamped it: `27 Jan 2009 14:00 UTC`."""
    return f"{day_words(date.fromisoformat(stamp[:10]))} {stamp[11:16]} UTC" if stamp else ""


# By the key of the column: texts that are not shown as they are kept.
WORDED = {"recorded_at": stamp_words}
