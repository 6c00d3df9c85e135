"""A line that says what happened: nothing of it is lost, and dates mean the day that the field wants."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.state.programme import Programme
from programme.recording.field_shapes import Shape
from programme.recording.one_line.complete import completions
from programme.recording.one_line.dates import dated
from programme.recording.one_line.read import Said, read
from programme.recording.one_line.tokens import arguments, tokens

TODAY = date(2008, 3, 1)  # a Saturday


def _read(line: str) -> Said:
    return read(list(tokens(line)), Programme(), TODAY)


@given(st.text(alphabet="abc 12:x\"“”'-/;RSI", max_size=40))
def test_whatever_is_typed_is_recorded_or_said_to_be_not_understood(typed: str) -> None:
    """Every part after the noun is in a field, or named in a sentence about what is not understood."""
    said = _read(f"risk {typed}")
    if said.entry_class is None:
        assert said.unread
        return
    recorded = " ".join(
        value if isinstance(value, str) else "; ".join(value) for value in said.fields.values()
    )
    refused = " ".join(said.unread)
    for part in list(tokens(f"risk {typed}"))[1:]:
        if part.value != said.entry_class.verb:
            read_as = all(word in recorded for word in part.value.replace(";", " ").replace("x", " ").split())
            assert read_as or (part.field or part.value)[:40] in refused, said


@pytest.mark.parametrize(
    ("line", "command", "fields"),
    [
        ("risk R-003 review no change", None, {}),
        ("R-003 review no change", "risk review", {"risk": "R-003", "note": "no change"}),
        ("risk review r3 no change", "risk review", {"risk": "R-003", "note": "no change"}),
        (
            "risk assess R-003 4x5 seen twice",
            "risk assess",
            {"risk": "R-003", "likelihood": "4", "impact": "5", "basis": "seen twice"},
        ),
        (
            "risk Phase 2: a 4x4 is lost 2x3",
            "risk raise",
            {"title": "Phase 2: a is lost 2x3", "likelihood": "4", "impact": "4"},
        ),
        (
            "risk Cells close cause: one budget effect: no cells",
            "risk raise",
            {"title": "Cells close", "cause": "one budget", "effect": "no cells"},
        ),
        (
            "staff issue Shifts end late theme:rosters",
            "staff-issue raise",
            {"summary": "Shifts end late", "theme": "rosters"},
        ),
        (
            "risk respond R-003 tolerate it is small until:3/4",
            "risk respond",
            {"risk": "R-003", "response": "tolerate", "reason": "it is small", "until": "2008-04-03"},
        ),
        ("programme progress 40 source:plan", "programme progress", {"percent": "40", "source": "plan"}),
        (
            "action plan Buy keys owner:Ash due:mon",
            "action plan",
            {"title": "Buy keys", "owner": "Ash", "due": "2008-03-03"},
        ),
    ],
)
def test_a_line_is_an_entry_with_its_fields(line: str, command: str | None, fields: dict[str, str]) -> None:
    """A noun, a verb or none, words, fields in any order, and a score."""
    said = _read(line)
    assert (said.entry_class and said.entry_class.command, said.fields) == (command, fields)


@pytest.mark.parametrize(
    ("typed", "ahead", "day"),
    [
        ("fri", True, "2008-03-07"),
        ("fri", False, "2008-02-29"),
        ("3/12", True, "2008-12-03"),
        ("3/12", False, "2007-12-03"),
        ("3 feb", True, "2009-02-03"),
        ("29/2", True, "2012-02-29"),
        ("tomorrow", True, "tomorrow"),
        ("1/13", True, "1/13"),
    ],
)
def test_a_day_without_its_year_is_the_next_or_the_last_one(typed: str, ahead: bool, day: str) -> None:  # noqa: FBT001
    """What is due is to come, what happened is past, and the day stands before the month."""
    shape = Shape("due", "date", True, "") if ahead else Shape("on", "span", False, "")  # noqa: FBT003
    assert dated(typed, shape, TODAY) == day


def test_a_shell_divides_a_line_and_takes_its_quotation_marks_away() -> None:
    """The words of a command line say what the line says as it is typed in the app."""
    typed = 'risk Cells close owner:"Supt Ash" 3x4 cause:"one: budget"'
    divided = ["risk", "Cells", "close", "owner:Supt Ash", "3x4", "cause:one: budget"]
    assert read(arguments(divided), Programme(), TODAY).fields == _read(typed).fields
    assert read(arguments([typed]), Programme(), TODAY).fields == _read(typed).fields


def test_what_is_needed_is_offered_first() -> None:
    """After the words of a risk its cause, event and effect come before what may be left out."""
    offered = [one.text for one in completions("risk Cells close ", 17, Programme())]
    assert offered[:4] == ["title:", "cause:", "event:", "effect:"]
