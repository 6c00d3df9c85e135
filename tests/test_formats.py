"""Tables show what people typed, also where it looks like a number or a truth value."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from programme.answer import Answer, Field
from programme.formats import NARROW, Format, render

TYPED = st.text(st.characters(codec="ascii", categories=("L", "N", "P")), min_size=1, max_size=30)
ANY = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40) | st.sampled_from(
    ["-0", "nan", "1,234.5"]
)
FIELDS = (Field("ref", "Ref"), Field("title", "What it is about"), Field("note", "Note", wide=True))


@pytest.mark.parametrize("form", ["table", "markdown", "csv"])
@given(text=TYPED)
@example("2,500")
@example("1e3")
@example("007")
@example("False")
@example("1_000")
def test_a_cell_is_shown_as_it_was_typed(form: Format, text: str) -> None:
    """No format makes a number, or a truth value, of a text."""
    answer = Answer("Figures", (Field("said", "Said"),), [{"said": text}])
    shown = "".join(render(answer, form, 60).split())
    assert text.replace("|", "\\|") in shown if form == "markdown" else text in shown.replace('""', '"')


@given(st.lists(st.tuples(ANY, ANY, ANY), min_size=1, max_size=4), st.integers(20, 200))
def test_a_table_never_fails_and_loses_no_letter(rows: list[tuple[str, str, str]], width: int) -> None:
    """Whatever the width, nothing is lost but the spaces where a text is wrapped."""
    answer = Answer("Things", FIELDS, [dict(zip(("ref", "title", "note"), row, strict=True)) for row in rows])
    shown = "".join(render(answer, "table", width).split())
    for ref, title, note in rows:
        for text in (ref, title, *([note] if width >= NARROW else [])):
            assert all(letter in shown for letter in "".join(text.split()))
