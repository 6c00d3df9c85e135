"""The keys of the JSON of who answers for what."""

from collections.abc import Iterator

from programme.answers.keys import key_lines
from programme.questions.governance.accountability import CHANGE_FIELDS
from programme.registers.accountability.listing import map_listing


def accountability_answers() -> Iterator[str]:
    """Yield the lines of the reference."""
    yield from (
        "## programme accountability",
        "",
        "Each row is a thing that somebody answers for; `state` is `clear` (one is accountable), `disputed` (two are),",
        "`nobody` (it was found that nobody answers) or `not known` (nothing is recorded). What is certain and what is",
        "possible stand as in lists:",
        "",
        *key_lines(map_listing().columns),
        "",
        "With `--changes` each row is what the go-live of a phase changes:",
        "",
        *key_lines(CHANGE_FIELDS),
    )
