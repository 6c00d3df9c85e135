"""Tables show what people typed, also where it looks like a number or a truth value."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from programme.answer import Answer, Field
from programme.formats import Format, render

TYPED = st.text(st.characters(codec="ascii", categories=("L", "N", "P")), min_size=1, max_size=30)


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
