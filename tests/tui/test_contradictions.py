"""The screen of contradictions: a key away from everywhere, and it leads to what they are about."""

import pytest

from programme.journal.register import Register
from programme.recording.record import Proposal, record
from tests.tui.merger import CONTRADICTING, KINDS, contradict
from tests.tui.person import at_the_app
from tests.tui.test_finding import find
from tui.screens.contradictions import Contradictions


@pytest.mark.parametrize("way", ["1", "2", "5", "0", "2 enter", "exclamation_mark"])
async def test_x_shows_the_contradictions_from_every_screen(register: Register, way: str) -> None:
    """Both sides stand in the table, the sentence and the entries beneath it; escape goes back to where one was."""
    contradict(register)
    async with at_the_app(register, size=(120, 30)) as person:
        await person.press(*way.split())
        before = person.app.screen
        await person.press("x")
        assert "Contradictions: 2" in person.text
        for said in ("Staff of the division: value", "820", "annual report, p. 1", "790", "board paper 7"):
            assert said in person.text, said
        assert (
            "the value is 820 by annual report, p. 1 and 790 by board paper 7 · #37 against #38"
            in " ".join(person.text.split())
        )
        await person.press("x", "escape")
        assert person.app.screen is before


async def test_a_contradiction_leads_to_what_it_is_about(register: Register) -> None:
    """Enter opens the measure or the benefit."""
    contradict(register)
    async with at_the_app(register) as person:
        await person.press("x", "end", "enter")
        assert "B-001 benefit, identified" in person.text
        await person.press("escape")
        assert isinstance(person.app.screen, Contradictions)


async def test_what_is_said_of_the_whole_programme_leads_to_the_overview(register: Register) -> None:
    """Progress has no reference, and stands on the overview."""
    fields = {"percent": "30", "source": "audit"}
    record(register, [Proposal(KINDS["programme progress"], fields, on="2008-04-21", by="Sam Reed")])
    async with at_the_app(register) as person:
        await person.press("2", "x")
        assert person.keys == ["progress sources differ How much of the programme is done 40 % 30 %"]
        await person.press("enter")
        assert person.app.current_mode == "overview"


async def test_at_a_date_before_them_nothing_contradicts_anything(register: Register) -> None:
    """The screen follows the clock."""
    contradict(register)
    async with at_the_app(register) as person:
        await person.press("x", ",")
        assert "Contradictions: none" in person.text
        assert "no contradictions as of 29 Jun 2008" in person.text


async def test_a_source_that_all_sides_share_is_named_once(register: Register) -> None:
    """Where all is of one report, its name is in the title, and the columns have room for the paragraphs."""
    for source, value in (("Review 2008, 1.1", "820"), ("Review 2008, 6.2", "790")):
        fields = {"measure": "M-001", "value": value, "source": source}
        told = [Proposal(KINDS["measure observe"], fields, by="Sam Reed", evidence=(source,))]
        chosen = Proposal(KINDS["measure set"], dict(CONTRADICTING[0][1]), by="Sam Reed")
        record(register, [*([chosen] if value == "820" else []), *told])
    async with at_the_app(register) as person:
        await person.press("x")
        assert "Contradictions within Review 2008: 1" in person.text
        row = person.table.row
        assert row is not None
        assert (row.of["one_source"], row.of["other_source"]) == ("1.1", "6.2")


async def test_the_palette_finds_the_contradictions(register: Register) -> None:
    """Typing the name of the screen opens it."""
    async with at_the_app(register) as person:
        await find(person, "Contradictions")
        assert isinstance(person.app.screen, Contradictions)
