"""Pasting: what is pasted is what is in the field, and whatever had to be made of it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste

from programme.journal.register import Register
from tests.tui.person import Person, at_the_app
from tui.widgets.one_line import one_line

JOINED = "2 pasted lines were joined with spaces: this field holds one line."


async def paste(person: Person, text: str) -> None:
    """Paste as a terminal does that marks what is pasted."""
    person.app.post_message(Paste(text))
    await person.settle()


async def test_of_what_is_pasted_into_a_field_of_one_line_nothing_is_left_out(register: Register) -> None:
    """Of what is pasted into a field of one line nothing is left out, and what is joined is said."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk raise")
        field = await person.focus("title")
        await paste(person, "Custody moves\nbefore the cells are ready\n")
        assert field.text == "Custody moves before the cells are ready"
        assert person.notices == [JOINED]
        await paste(person, "\tand late")
        assert field.text == "Custody moves before the cells are readyand late"


@pytest.mark.parametrize(
    ("screen", "field"), [(("2", "slash"), "#filter"), (("colon",), "Input"), (("at",), "Input")]
)
async def test_every_field_of_one_line_keeps_all_that_is_pasted(
    register: Register, screen: tuple[str, ...], field: str
) -> None:
    """Filters, commands and dates take what is pasted as forms do."""
    async with at_the_app(register) as person:
        await person.press(*screen)
        await paste(person, "risk\r\nlist")
        assert person.app.screen.query_one(field).value == "risk list"  # type: ignore[attr-defined]
        assert JOINED in person.notices


@pytest.mark.parametrize(
    ("pasted", "field", "said"),
    [
        ("one", "one", ""),
        (" one ", " one ", ""),
        ("one\n", "one", ""),
        ("one  \n\n  two", "one two", JOINED),
        ("one\ttwo", "one two", "pasted tabs became spaces: this field holds one line."),
        ("\n", "", ""),
        ("", "", ""),
    ],
)
def test_lines_are_joined_with_a_space(pasted: str, field: str, said: str) -> None:
    """A line after another comes after a space; an end of the last line is not part of it."""
    assert one_line(pasted) == (field, said)


@given(st.text(st.characters(categories=("L", "Zs", "Cc", "Zl", "Zp"))))
def test_no_letter_is_left_out_and_no_line_ends(pasted: str) -> None:
    """Whatever is pasted, all its letters are there in their order, on one line without a tab."""
    joined, _ = one_line(pasted)
    assert "".join(joined.split()) == "".join(pasted.split())
    assert len(joined.splitlines()) <= 1
    assert "\t" not in joined
