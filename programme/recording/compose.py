"""The one door where people's words become entries: the command line, the forms and imports all come through it."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from domain.entries.entry import ENTRIES, Entry
from domain.foundation.dates import When
from domain.foundation.phrases import giving, missing, phrase
from domain.foundation.positions import FIND
from domain.foundation.typed_dates import understand
from programme.foundation.refusal import Problem, Refused
from programme.recording.entry_names import Find, well_formed
from programme.recording.evidence_files import seen
from programme.recording.field_shapes import shapes

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError
    from pydantic_core import ErrorDetails

# What a proposal says of a field that is asked for and that its source does not state; what people leave out is asked
# for all the same.
NOT_STATED = object()

LONGEST_NAME = 200
LONGEST_EVIDENCE = 500
SHOWN = 40

# Guarantee: since when the organisation knew of something is never recorded without evidence.
NO_EVIDENCE = phrase(
    "that something was known is never claimed without evidence: name what its readers had read",
    giving("evidence"),
)

_NOT_WHOLE = "{label}: give a whole number; “{shown}” is not one"
_NOT_PLAIN = "{label}: give a plain number such as 12.5; “{shown}” does not fit"
_NOT_LIST = "{label}: give a list of them, such as [“{shown}”]"
_NO_FIELD = "{command} has no field “{label}”; its fields are {fields}"
_NOT_YES = "{label}: say yes or no; “{shown}” is neither"

# pydantic's kinds of error in our words; each says what is wrong and how to mend it.
SENTENCES = {
    "missing": "{label} is needed",
    "value_error": "{label}: {error}",
    "string_too_long": "{label}: shorten it to {max_length:,} characters; it has {length:,}",
    "too_short": "{label}: give at least {min_length} of them",
    "too_long": "{label}: give at most {max_length} of them",
    "literal_error": "{label}: choose one of {expected}; “{shown}” is none of them",
    "int_parsing": _NOT_WHOLE,
    "int_type": _NOT_WHOLE,
    "int_from_float": _NOT_WHOLE,
    "int_parsing_size": _NOT_WHOLE,
    "greater_than_equal": "{label}: give {ge} or more; {shown} is too small",
    "less_than_equal": "{label}: give {le} or less; {shown} is too large",
    "decimal_parsing": _NOT_PLAIN,
    "decimal_type": _NOT_PLAIN,
    "decimal_max_digits": _NOT_PLAIN,
    "decimal_max_places": _NOT_PLAIN,
    "decimal_whole_digits": _NOT_PLAIN,
    "finite_number": _NOT_PLAIN,
    "bool_parsing": _NOT_YES,
    "bool_type": _NOT_YES,
    "tuple_type": _NOT_LIST,
    "unexpected_keyword_argument": _NO_FIELD,
    "extra_forbidden": _NO_FIELD,
}


@cache
def _adapter(topic: str) -> "TypeAdapter[Entry]":
    from pydantic import TypeAdapter  # noqa: PLC0415 - most commands, and the app's first paint, only read

    # Finding plugins reads the entry points of all that is installed; none of them has a say in what is recorded.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    return TypeAdapter(ENTRIES[topic])


def compose(entry_class: type[Entry], raw: Mapping[str, Any], today: date, find: Find = well_formed) -> Entry:
    """Make an entry of what people typed; Refused names every field that is wrong and how to mend it.

    `find` returns the position of an entry that is named; by default only how it is named is checked.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - as above

    if problems := list(_yes_for_a_number(entry_class, raw)):
        raise Refused(problems)
    try:
        return _adapter(entry_class.topic).validate_python(dict(raw), context={"today": today, FIND: find})
    except ValidationError as error:
        raise Refused(list(_problems(entry_class, error))) from None


def _yes_for_a_number(entry_class: type[Entry], raw: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield where a file says yes or no and a number is asked for: pydantic would count `true` as 1."""
    for name, label in _numbers(entry_class):
        given = raw.get(name)
        values = given if isinstance(given, list | tuple) else [given]
        if any(isinstance(value, bool) for value in values):
            yield Problem(f"{label}: give a number; yes or no is none", name)


@cache
def _numbers(entry_class: type[Entry]) -> tuple[tuple[str, str], ...]:
    return tuple((shape.name, shape.label) for shape in shapes(entry_class) if shape.holds == "number")


def stated(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that are given; None stands only for what is said to be not stated."""
    given = {name: value for name, value in fields.items() if value is not None}
    return {name: None if value is NOT_STATED else value for name, value in given.items()}


def understand_effective(text: str | None, today: date) -> When:
    """Return when a fact was so, today if nothing is said; Refused when it is no date or has not come yet."""
    try:
        when = understand(text, today) if text else understand(today.isoformat(), today)
    except ValueError as error:
        raise Refused([Problem(str(error), "on")]) from None
    # Guarantee: nothing is recorded that has not happened.
    if when.earliest > today:
        sentence = (
            f"{when.words} has not come yet: an entry says what has happened, so give a date up to today"
        )
        raise Refused([Problem(sentence, "on")])
    return when


def check_envelope(by: str, evidence: tuple[str, ...], *, needed: bool = False) -> None:
    """Refuse a recorder's name or evidence that is empty, too long or not printable, or evidence that is needed."""
    problems = [Problem(NO_EVIDENCE, "evidence")] if needed and not evidence else []
    if not by.strip() or len(by) > LONGEST_NAME or not by.isprintable():
        problems.append(
            Problem(f"say who records this: a name of up to {LONGEST_NAME} printable characters", "by")
        )
    for reference in map(seen, evidence):
        if not reference or len(reference) > LONGEST_EVIDENCE or not reference.isprintable():
            sentence = (
                f"evidence is a reference of up to {LONGEST_EVIDENCE} printable characters, not the document"
            )
            problems.append(Problem(sentence, "evidence"))
    if problems:
        raise Refused(problems)


def _problems(entry_class: type[Entry], error: "ValidationError") -> Iterator[Problem]:
    told = set()
    for detail in error.errors(include_url=False):
        name = str(detail["loc"][0]) if detail["loc"] else None
        if name not in told:
            told.add(name)
            sentence = _sentence(entry_class, name, detail)
            wanting = detail["type"] == "missing" and name is not None
            yield Problem(phrase(sentence, missing(name or "")) if wanting else sentence, name)


def _sentence(entry_class: type[Entry], name: str | None, detail: "ErrorDetails") -> str:
    given = detail["input"]
    shown = str(given)[:SHOWN] + ("…" if len(str(given)) > SHOWN else "")
    said = {
        "label": (name or "entry").replace("_", " "),
        "command": entry_class.command,
        "fields": ", ".join(shape.name for shape in shapes(entry_class)),
        "shown": shown,
        "length": len(given) if isinstance(given, str | list | tuple) else 0,
        "msg": detail["msg"][:1].lower() + detail["msg"][1:],
        **detail.get("ctx", {}),
    }
    said["expected"] = str(said.get("expected", "")).replace("'", "")
    return SENTENCES.get(detail["type"], "{label}: {msg}; “{shown}” does not fit").format(**said)
