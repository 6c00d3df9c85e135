"""Tables: whatever people typed is shown as they typed it, however narrow the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from programme.answer import Answer, Field
from programme.formats import render

FIELDS = (Field("ref", "Ref"), Field("title", "What it is about"), Field("note", "Note", wide=True))
NUMBERS = st.sampled_from(["2,500", "234,100", "1,234.5", "1e5", "-0", "0x1F", "True", "nan", "1_000"])
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40) | NUMBERS


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4), st.integers(20, 200))
def test_a_table_never_fails_and_loses_no_letter(rows: list[tuple[str, str, str]], width: int) -> None:
    """A text that looks like a number is no number, and none is lost but for the spaces where it is wrapped."""
    answer = Answer("Things", FIELDS, [dict(zip(("ref", "title", "note"), row, strict=True)) for row in rows])
    shown = "".join(render(answer, "table", width).split())
    for ref, title, note in rows:
        for text in (ref, title, *([note] if width >= 120 else [])):
            assert all(letter in shown for letter in "".join(text.split()))


def test_a_number_with_thousands_apart_is_shown_in_a_table() -> None:
    """The library that draws the tables takes such a text for a number and cannot read it."""
    answer = Answer("Things", FIELDS, [{"ref": "M-001", "title": "2,500", "note": "234,100"}])
    assert "M-001" in (shown := render(answer, "table", 120))
    assert "2,500" in shown
    assert "234,100" in shown
