"""What Hindsight looks back on, and what it found as the rows of a table."""

from datetime import date

import msgspec

from programme.answers.answer import Answer, Field
from programme.hindsight.days import Knowing
from programme.hindsight.spans import Span
from programme.journal.register import Register
from programme.questions.hindsight import Hindsight, before_words, row_of
from tui.present.history_line import end
from tui.tables.rows import Rows, rows_of

BEFORE_FIELDS = (
    Field("on", "On"),
    Field("severity", "Severity"),
    Field("rule", "Rule"),
    Field("subject", "About"),
    Field("first", "Since"),
    Field("what", "That was", wide=True),
)


class Looked(msgspec.Struct, frozen=True):
    """What is looked back on: up to which day, by how many entries, by which knowledge."""

    last: date
    position: int
    knowing: Knowing


def everything(register: Register) -> Looked:
    """Return all days of a programme by all that is known; they end where the line of the scrubber does."""
    position = register.position()
    return Looked(
        end(register.journal.days(register.programme_id, position), register.today), position, "now"
    )


def stretches(found: Hindsight) -> Rows:
    """Return every stretch of days as a row."""
    return rows_of(found.answer(), found.last, _key)


def before_go_lives(found: Hindsight) -> Rows:
    """Return what stood on the day before each go-live, a row for each alert."""
    rows = [
        {**row_of(span), "on": day, "what": before_words(phase, day)}
        for phase, day, stood in found.before_go_lives()
        for span in stood
    ]
    answer = Answer("Before each go-live", BEFORE_FIELDS, rows, {}, "No alert stood before a go-live.")
    return rows_of(answer, found.last, lambda row, _: f"{row['on']} {_key(row, 0)}")


def key_of(span: Span) -> str:
    """Return what the row of a stretch goes by."""
    return _key(row_of(span), 0)


def _key(row: dict[str, object], _: int) -> str:
    return f"{row['rule']} {row['subject']} {row['first']} {row['certain']}"


def days_words(count: int) -> str:
    """Write a number of days."""
    return f"{count} day{'' if count == 1 else 's'}"
