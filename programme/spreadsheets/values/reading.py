"""What became of one cell, and why a cell was refused."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec


class Reason(NamedTuple):
    """Why a cell or a row is not read, and the one thing to do about it."""

    why: str
    mend: str


class Value(msgspec.Struct, frozen=True, gc=False):
    """What one cell says, apart from where it stands: the same text in a column is read once."""

    outcome: str  # read, refused, kept, derived, not read
    value: Any = None
    reason: Reason | None = None
    facts: dict[str, Any] = {}


def read(value: object, **facts: object) -> Value:
    """Say what a cell says."""
    return Value("read", value, None, facts)


def refused(reason: Reason, **facts: object) -> Value:
    """Say why a cell is not read; it is kept as it stands."""
    return Value("refused", None, reason, facts)


def kept(value: object) -> Value:
    """Keep a cell as it stands, under the heading of its column."""
    return Value("kept", value)


NO_DAY = Reason("it says no day", "write the day, or leave the cell empty")
SPAN = Reason("it is a span and not one day", "write the day, or record the span by hand")
NO_SUCH_DAY = Reason("there is no such day", "correct the day")
NO_SUCH_MONTH_DAY_FIRST = Reason(
    "there is no such month: the day comes first in this column", "write the day before the month"
)
NO_SUCH_MONTH_MONTH_FIRST = Reason(
    "there is no such month: the month comes first in this column", "write the month before the day"
)
NO_CENTURY = Reason(
    "the century is not said", "declare the years of two digits in the mapping: century = 2000"
)
EITHER_WAY = Reason(
    "day and month can be read either way and nothing in the column decides it",
    "declare the order of the column in the mapping: day first or month first",
)
BOTH_ORDERS = Reason(
    "the column has days first and months first, and this cell can be read either way",
    "write the day as 2026-08-17",
)
LEAP_1900 = Reason(
    "the serial number 60 is 29 February 1900, which there was not", "write the day as 2026-08-17"
)

NO_LEVEL = Reason("it says no level", "write one level of the scale, or leave the cell empty")
TWO_LEVELS = Reason("two levels are named and neither is chosen", "write one level")
NOT_WHOLE = Reason("it is not a whole number of the scale", "write a whole number of the scale")
DISAGREE = Reason("the number and the word disagree", "write one of the two")
NOT_DECLARED = Reason(
    "the word is not in the declared table", "add the word to the table in the mapping, or correct it"
)
NOT_KNOWN = Reason("the word is not known", "say in the mapping what the word means")
LEVEL_ALONE = Reason(
    "a level alone has no likelihood and no impact",
    "score the likelihood and the impact; the level is kept as stated",
)
HALF_SCORE = Reason("half a score: the other half is not given", "give the other half, or clear this one")
CANNOT_HAPPEN = Reason(
    "no probability: what cannot happen is no risk", "write a probability above 0, or leave the row out"
)
ABOVE_ONE = Reason("a probability is no more than 1", "write a probability from 0 to 1")
NO_SHARE = Reason("neither a share of 1 nor a percentage with its sign", "write 0.6 or 60%")
NO_RANGES = Reason(
    "it is a probability or a sum, and no points of a scale",
    "declare in the mapping which ranges make which level",
)
PERCENT_OR_SHARE = "in a column of percentages it can be {value} % or {share} %"

NO_AMOUNT = Reason("it says no amount", "write the sum, or leave the cell empty")
SPAN_OF_MONEY = Reason("a span and no amount", "write one sum, and the span in the source")
NET_COST = Reason(
    "a net cost, and an estimate is 0 or more", "record the cost elsewhere, or correct the sign"
)

TWO_PEOPLE = Reason("two are named and one answers", "name the one who answers")
NOBODY = Reason("it names nobody", "name the owner, or leave the cell empty")
A_PERSON = Reason("it names a person, and this log names groups", "name the group")
A_PERSON_IN_TEXT = Reason("it names a person in the text", "say what was said without the name")

TWO_WORDS = Reason("two categories are named and one is kept", "write one of them")
TWO_EFFECTS = Reason("two effects are named in one cell", "write one effect, or record two findings")
NO_VERSION = Reason("it is no version number", "write a number such as 1.2")
LONG_TITLE = Reason(
    "a title has at most 200 characters", "shorten the title; the whole may stand as the event"
)


def off_scale(size: int) -> Reason:
    """Say that a number is beyond the scale."""
    return Reason(
        f"it is not on the scale of {size}", f"write a number from 1 to {size}, or declare the scale"
    )
