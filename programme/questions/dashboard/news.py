"""What moved since somebody last looked, or since the forum last met, for as few lines as there are."""

from collections.abc import Generator
from typing import Any

import msgspec

from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.journal.view import View
from programme.questions.comparison import Comparing
from programme.questions.weekly.moved import moved
from programme.questions.weekly.since import before


class News(msgspec.Struct, frozen=True):
    """Since when, by which date and entry, and what moved, as `moved` answers it."""

    since: str
    day: str
    known: str
    rows: tuple[dict[str, Any], ...]
    reviewed: int


def news(register: Register, after: View, since: str) -> Generator[str, None, News | None]:
    """Work out piece by piece what moved; None when there is no such moment, or it is this one."""
    yield "looking for the moment"
    try:
        then, words = before(register, after, since)
        comparing = Comparing(then, after)
    except Refused:
        return None
    yield from comparing.work()
    answer = moved(comparing.answer(), then.programme, after.programme, words)
    return News(
        words, then.on.isoformat(), f"#{then.moment.position}", tuple(answer.rows), answer.about["reviewed"]
    )
