"""Surveys in the terminal app: recorded in forms, ranked in a table, and drawn score by score."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from programme.journal.register import Register
from programme.recording.record import Proposal, record
from tests.tui.merger import KINDS
from tests.tui.person import Person, at_the_app
from tui.app.app import ProgrammeApp

FIRST = "4.00 4.00 8.00 12.00 24.00 32.00 16.00"
HISTORY: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("2008-02-04", "survey record", {"title": "Staff survey, winter", "population": "all staff"}),
    ("2008-02-04", "statement put", {"title": "My job is clear to me", "theme": "structure"}),
    ("2008-02-04", "statement put", {"title": "Resources are managed well", "theme": "structure"}),
    ("2008-02-18", "statement answer", {"statement": "ST-001", "survey": "SV-001", "shares": FIRST, "number": "1"}),
    (
        "2008-02-18",
        "statement answer",
        {"statement": "ST-002", "survey": "SV-001", "counts": "2 3 4 6 5 4 1", "number": "2"},
    ),
    (
        "2008-03-03",
        "statement quote",
        {"statement": "ST-001", "survey": "SV-001", "side": "positive", "percent": "75", "source": "newsletter"},
    ),
    ("2008-06-02", "survey record", {"title": "Staff survey, summer", "population": "all staff", "respondents": "60"}),
    (
        "2008-06-16",
        "statement answer",
        {"statement": "ST-001", "survey": "SV-002", "counts": "6 6 10 20 10 6 2", "number": "1"},
    ),
)  # fmt: skip


@pytest.fixture
def surveyed(register: Register) -> Register:
    """The merger, with two surveys of its staff."""
    for day, words, fields in HISTORY:
        record(register, [Proposal(KINDS[words], fields, day, "Sam Reed", ("staff association",))])
    return register


async def test_a_survey_is_recorded_in_forms_and_drawn(register: Register) -> None:
    """Seven shares typed in one line become bars with their numbers and both sides in words."""
    async with at_the_app(register, size=(100, 50)) as person:
        await person.press("8")
        await person.record("survey record", title="Staff survey", population="all staff")
        await person.record("statement put", title="My job is clear to me")
        await person.choose("statement answer")
        await person.fill(statement="ST-001", survey="SV-001", shares="50 50")
        await person.press("ctrl+s")
        assert person.wrong == {
            "shares": "shares: give seven figures, one for each score from 0 to 6; these are 2"
        }
        await person.fill(shares=FIRST)
        await person.press("ctrl+s", "V")
        assert person.keys == ["ST-001"]
        await person.press("enter")
        for said in (
            "positive    72.0 % (18 of 25)",
            "negative    28.0 % (7 of 25)",
            "6 positive  ▓▓▓▓▓▓▓▓░░░░░░░░ 16.00 %   4",
            "5           ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 32.00 %   8",
            "0           ▓▓░░░░░░░░░░░░░░  4.00 %   1",
        ):
            assert said in person.text, person.text


async def test_two_surveys_stand_side_by_side_in_the_smallest_terminal(surveyed: Register) -> None:
    """The last survey and the one before are drawn beside each other, with the change and what it does not say."""
    async with at_the_app(surveyed, size=(80, 60)) as person:
        await person.press("8", "V", "enter")
        for said in (
            "SV-002, 2 Jun 2008               SV-001, 4 Feb 2008",
            "positive    30.0 % (18 of 60)                72.0 % (18 of 25)",
            "6 positive  ▓▓░░░░░░░░░░░░░░   3.3 %   2     ▓▓▓▓▓▓▓▓░░░░░░░░ 16.00 %   4",
            "-42.0 points from SV-001 to SV-002, likely -59 to -19: more than chance",
            "stated      75 % positive in SV-001 by newsletter: differs, the scores give",
        ):
            assert said in person.text, person.text


async def test_the_statements_of_a_survey_are_ranked_on_its_page(surveyed: Register) -> None:
    """The most positive statement comes first, with how many people the scores take."""
    async with at_the_app(surveyed, size=(100, 50)) as person:
        await person.press("8", "v", "v", "v")
        assert person.keys == ["SV-001", "SV-002"]
        assert "Surveys: 2 held" in person.text
        await person.press("enter")
        assert "At least 25 people answered: fewer cannot give these shares." in person.text
        first, second = (person.text.index(f"{ref} ") for ref in ("72.0 %  ST-001", "40.0 %  ST-002"))
        assert first < second


async def test_a_survey_is_seen_as_it_was_known_on_a_day(surveyed: Register) -> None:
    """Before the second survey there is one to draw, and no change."""
    async with at_the_app(surveyed, size=(80, 60)) as person:
        await person.press("8", "V", "enter")
        assert "points from" in person.text
        await person.press("<")
        assert "as of 30 May 2008" in person.text
        assert "SV-002" not in person.text
        assert "positive    72.0 % (18 of 25)" in person.text
        assert "points from" not in person.text


Compare = Callable[..., bool]


def _pressing(keys: tuple[str, ...]) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, ProgrammeApp)
        person = Person(pilot.app, pilot)
        await person.settle()
        await person.press(*keys)

    return run


@pytest.mark.parametrize("size", [(80, 24), (160, 48)], ids=["80x24", "160x48"])
@pytest.mark.parametrize(
    "keys",
    [("8", "v", "v", "v"), ("8", "V"), ("8", "V", "enter")],
    ids=["surveys", "statements", "statement"],
)
def test_surveys_look_as_was_agreed(
    snap_compare: Compare, surveyed: Register, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    """Surveys, their statements and one statement look as they did when found right."""
    assert snap_compare(ProgrammeApp(surveyed), terminal_size=size, run_before=_pressing(keys))
