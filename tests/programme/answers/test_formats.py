"""Tables show what people typed, also where it looks like a number or a truth value."""

from textwrap import wrap

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from programme.answers.answer import Answer, Field
from programme.answers.format_names import Format
from programme.answers.formats import NARROW, literal, render
from programme.answers.tables import columns_of, wrapped_lines

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
    match form:
        case "markdown":
            assert literal(text) in shown
        case "csv":
            # A quote before what a spreadsheet would run is ours.
            assert text.replace("'", "") in shown.replace('""', '"').replace("'", "")
        case _:
            assert text in shown


@given(st.lists(st.tuples(TYPED, TYPED, TYPED), min_size=1, max_size=4), st.integers(40, 200))
def test_a_table_is_no_wider_than_its_terminal(rows: list[tuple[str, str, str]], width: int) -> None:
    """Lines that wrap at the edge of a terminal cannot be read as columns."""
    answer = Answer("Things", FIELDS, [dict(zip(("ref", "title", "note"), row, strict=True)) for row in rows])
    assert max(len(line) for line in render(answer, "table", width).splitlines()) <= width


def test_letters_that_take_two_columns_are_measured_as_two() -> None:
    """Columns stand below each other beside Chinese, emoji and accents that are typed as marks of their own."""
    rows = [
        {"ref": "風險登記冊", "title": "警察局的重組計劃延遲了很長時間"},
        {"ref": "R-002", "title": "🚓 cafe\u0301 délayed"},
    ]
    lines = render(Answer("Things", FIELDS[:2], rows), "table", 30).splitlines()
    assert max(map(columns_of, lines)) <= 30

    def behind(line: str) -> str:
        return line[next(place for place in range(len(line) + 1) if columns_of(line[:place]) >= 12) :]

    assert "".join(map(behind, lines[2:4])) == rows[0]["title"]
    assert behind(lines[4]) == rows[1]["title"]


def test_a_narrow_column_leaves_its_room_to_the_others() -> None:
    """No word is broken while a column beside it stands empty."""
    fields = (*(Field(key, key) for key in "abcde"), Field("what", "What it is about"))
    row = {**dict.fromkeys("abcde", "1"), "what": "Recommendations of the inspectorate"}
    assert "Recommendations" in render(Answer("Things", fields, [row]), "table", 40)


def test_words_are_kept_whole_where_they_fit() -> None:
    """A long text beside a long word leaves the word its room."""
    fields = (Field("what", "What"), Field("when", "When"))
    row = {"what": "a text that goes on " * 9, "when": "1 Oct to 31 Dec 2007 (approximate)"}
    assert "(approximate)" in render(Answer("Things", fields, [row]), "table", 30)
    assert "(approximate)" not in render(Answer("Things", fields, [row]), "table", 18)


@given(st.lists(st.tuples(ANY, ANY, ANY), min_size=1, max_size=4), st.integers(20, 200))
def test_a_table_never_fails_and_loses_no_letter(rows: list[tuple[str, str, str]], width: int) -> None:
    """Whatever the width, nothing is lost but the spaces where a text is wrapped."""
    answer = Answer("Things", FIELDS, [dict(zip(("ref", "title", "note"), row, strict=True)) for row in rows])
    shown = "".join(render(answer, "table", width).split())
    for ref, title, note in rows:
        for text in (ref, title, *([note] if width >= NARROW else [])):
            assert all(letter in shown for letter in "".join(text.split()))


WORDS = st.sampled_from(
    ["R-001", "self-made", "a", "longer–dash", "--x", "“Supt”", "1-a", "2,500", "", "é-é"]
)
SENTENCE = st.lists(WORDS, max_size=20).map(" ".join) | st.text(max_size=60)


@given(SENTENCE.map(str.strip), st.integers(1, 60))
@example("well-known to R-001 --as such", 8)
@example("a line\nand another", 40)
def test_a_text_is_broken_where_textwrap_breaks_it(text: str, width: int) -> None:
    """What is broken here for speed is broken nowhere else than the standard library would."""
    assume(columns_of(text) == len(text))
    broken = [line for part in text.splitlines() for line in wrap(part, width)]
    assert (wrapped_lines(text, width) or [""]) == (broken or [""])


@pytest.mark.parametrize("shown", ["table", "markdown"])
def test_a_column_that_is_rarely_filled_is_shown_only_where_it_says_something(shown: Format) -> None:
    """People are not shown a rare column in which no row has anything; programs always are."""
    fields = (Field("ref", "Ref"), Field("known_on", "Known since", rare=True))
    empty = Answer("t", fields, [{"ref": "R-001", "known_on": None}])
    filled = Answer("t", fields, [{"ref": "R-001", "known_on": None}, {"ref": "R-002", "known_on": "May"}])
    assert "Known since" not in render(empty, shown, NARROW)
    assert "Known since" in render(filled, shown, NARROW)
    assert "known_on" in render(empty, "csv", NARROW)
