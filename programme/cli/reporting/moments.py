"""Which moments a report is of, and is compared with."""

import re
from datetime import date

from domain.foundation.dates import day_words
from domain.foundation.typed_dates import understand_day
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.reports.moment import since_when, view_of

_POSITION = re.compile("#[0-9]{1,18}")
Since = tuple[date, int | None]


def moment_of(register: Register, as_of: str | None, as_known: str | None) -> tuple[date, int]:
    """Return the date and the last entry of a report; Refused when these are no single moment."""
    moment = register.moment(as_of, as_known)
    if moment.by_evidence:
        sentence = (
            f"a paper is made of what was recorded, and {len(moment.by_evidence)} entries were known only by evidence "
            f"at that time. To make one as of {day_words(moment.as_of)}, leave out --as-known, or give the number of "
            f"the last entry that it may use, such as --as-known #{register.position()}"
        )
        raise Refused([Problem(sentence, "as_known")])
    if not moment.position:
        raise Refused([f"there is nothing to report {moment.words}: the first entry was recorded later"])
    return moment.as_of, moment.position


def since_of(register: Register, on: date, position: int, since: str | None, known: str | None) -> Since:
    """Return the moment that movement is measured against; Refused when it is not before that of the snapshot."""
    if since is None:
        if known:
            raise Refused([Problem("--since-known: say with --since which date is meant", "since_known")])
        return since_when(view_of(register, on, position))
    try:
        day = understand_day(since, on)
    except ValueError as error:
        raise Refused([Problem(f"--since: {error}", "since")]) from None
    if day > on:
        raise Refused([f"--since: {day_words(day)} is after {day_words(on)}, the date of the snapshot"])
    if known is None:
        return day, None
    if not _POSITION.fullmatch(known) or int(known[1:]) > position:
        raise Refused(
            [f"--since-known: “{known[:40]}” is no entry up to #{position}: write it as #{position}"]
        )
    return day, int(known[1:])
