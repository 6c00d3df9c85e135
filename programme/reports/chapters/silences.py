"""Silences: of everything, and of each register by those who were to keep it."""

from collections.abc import Iterator
from typing import Any

from domain.foundation.dates import counted_days, day_words
from programme.answers.answer import worded
from programme.questions.silences import Silence, quiet, silences_of
from programme.reports.document import Section, table
from programme.reports.sources import CITED, Sources


def silences(sources: Sources) -> Section:
    """Say when nothing can have happened by what is recorded, and when a register was not kept."""
    days = sources.programme.policy.register_stale_days
    bounds = ((one.on.earliest, one.on.latest) for one in sources.standing)
    whole = table(
        f"Stretches of more than {counted_days(days)} on which nothing that was recorded can have happened",
        ("From", "To", "Days", *CITED),
        (_whole(sources, one) for one in quiet(bounds, sources.view.on, days)),
        "there was none",
    )
    registers = table(
        f"Stretches of more than {counted_days(days)} on which nobody of the programme can have kept a register",
        ("Register", "From", "To", "Days, at least", "Last kept", "Kept again", *CITED),
        (_register(sources, row) for row in silences_of(sources.view).rows),
        "every register was kept",
    )
    return Section("Silences", (whole, registers))


def _whole(sources: Sources, one: Silence) -> Iterator[str]:
    before = [record for record in sources.standing if record.on.latest < one.first][-1:]
    after = [record for record in sources.standing if record.on.earliest > one.last][:1]
    yield from (day_words(one.first), day_words(one.last), str(one.days))
    yield from sources.cited([*before, *after])


def _register(sources: Sources, row: dict[str, Any]) -> Iterator[str]:
    yield row["register"]
    yield day_words(row["first"])
    yield f"{day_words(row['last'])}{', still' if row['silent'] else ''}"
    yield str(row["days"])
    yield worded(row["kept"]) or "never"
    yield worded(row["resumed"]) or "not since"
    # A register that was never kept is silent since the programme started.
    yield from sources.cited([row["entry"]] if row["entry"] else sources.standing[:1])
