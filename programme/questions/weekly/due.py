"""What is due on a date and after it, late ones first, as an answer: by day, or of one post or person."""

from collections.abc import Iterable
from typing import Any

from domain.foundation.dates import counted_days
from domain.foundation.typed_dates import understand_span
from domain.rules.directory import meant
from domain.rules.persons import spelling
from programme.answers.answer import Answer, Field, about, unknown
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View
from programme.questions.people import acting_as
from programme.registers.all_due import Due
from programme.registers.all_due import due as all_due

FIELDS = (
    Field("when", "When"),
    Field("what", "What"),
    Field("ref", "Ref"),
    Field("title", "Of"),
    Field("owner", "Owner"),
    Field("due", "Due", wide=True),
    Field("days", "Days", wide=True),
    Field("at_latest", "At the latest", wide=True),
    Field("clears", "What records it", wide=True),
)
WITHIN = "14d"
SHOWN = 80


def due(view: View, within: str = WITHIN, owner: str | None = None) -> Answer:
    """Answer with all that is late, and what is due within some days; Refused when `within` cannot be read.

    `owner` keeps what one post or person answers for, also through a post that they hold, or, of what is no name by
    itself, everybody whose name has it as a part.
    """
    try:
        days = understand_span(within, view.on)
    except ValueError as error:
        raise Refused([Problem(f"--within: {error}", "within")]) from error
    found: Iterable[Due] = all_due(view.programme, view.on, days) if view.known else ()
    if owner is not None:
        found = of_owner(found, view, owner)
    rows = [_row(one, view) for one in found]
    ahead = f"in the next {counted_days(days)}" if days else "today"
    whose = f" from {owner[:SHOWN]}" if owner else ""
    nothing = f"nothing is late or due {ahead}{whose}" if view.known else unknown(view)
    return Answer(f"Late, and due {ahead}{whose}", FIELDS, rows, about(view), nothing)


def of_owner(found: Iterable[Due], view: View, owner: str) -> list[Due]:
    """Keep what is due from one post or person, or from everybody whose name has those words as a part."""
    named, wanted = [one for one in found if one.owner], spelling(view.called(owner))
    keys = {wanted, *acting_as(view.programme, view.called(owner))}
    exactly = [one for one in named if spelling(one.owner or "") in keys]
    if exactly or meant(view.programme, owner):
        return exactly
    return [one for one in named if wanted in spelling(one.owner or "")]


def _row(one: Due, view: View) -> dict[str, Any]:
    return {
        "when": one.words(view.on),
        "what": one.what,
        "ref": one.ref,
        "title": one.title,
        "owner": one.owner,
        "due": one.day,
        "days": one.days(view.on),
        "at_latest": one.at_latest,
        "clears": one.clears,
    }
