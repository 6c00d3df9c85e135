"""The filter of a table: plain words, words of one column, and limits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.answers.answer import Answer, Field
from tui.tables.filter import fitting
from tui.tables.rows import rows_of

FIELDS = (
    Field("ref", "Ref"), Field("title", "Title"), Field("owner", "Owner"), Field("score", "Score"),
    Field("band", "Band"), Field("next_review", "Next review"),
)  # fmt: skip
ROWS = rows_of(
    Answer(
        "Risks",
        FIELDS,
        [
            dict(zip((field.key for field in FIELDS), values, strict=True))
            for values in (
                ("R-001", "leave is lost: 10:30 shift", "Supt Ash", 16, "high", date(2009, 1, 2)),
                ("R-002", "supt posts stay open", "CI Birch", 9, "medium", date(2009, 3, 2)),
                ("R-003", "nobody knows", None, None, "low", None),
            )
        ],
    ),
    date(2009, 1, 27),
)


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        ("", "R-001 R-002 R-003"),
        ("supt", "R-001 R-002"),
        ("owner:supt", "R-001"),
        ("own:SUPT band:high overdue", "R-001"),
        ("-owner:supt", "R-002 R-003"),
        ("score>=9", "R-001 R-002"),
        ("score:>9", "R-001"),
        ("-score>9", "R-002 R-003"),
        ("band>low", "R-001 R-002"),
        ("next<2009-02-01", "R-001"),
        ("nextreview:overdue", "R-001"),
        ("next_review:mar", "R-002"),
        ("10:30", "R-001"),
        ("owner:", "R-001 R-002 R-003"),
        ("score>", "R-001 R-002 R-003"),
    ],
)
def test_rows_are_found_by_words_columns_and_limits(typed: str, refs: str) -> None:
    """A word stands anywhere, `column:word` in its column, `column>limit` compares, and `-` leaves out."""
    assert " ".join(row.key for row in fitting(ROWS.rows, FIELDS, typed)) == refs


@given(
    st.text() | st.lists(st.sampled_from([*"-:<>=", "owner", "score", "1e999", "nan", "supt"])).map("".join)
)
def test_nothing_typed_breaks_a_filter(typed: str) -> None:
    """Whatever is typed, some of the rows are shown, in their order."""
    shown = fitting(ROWS.rows, FIELDS, typed)
    assert [row for row in ROWS.rows if row in shown] == shown
