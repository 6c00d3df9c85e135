"""The filter of a table: plain words, words of one column, and limits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.answers.answer import Answer, Field
from programme.answers.filter import fitting, unknown_columns
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
        ('owner:"supt ash"', "R-001"),
        ("owner:“ci birch”", "R-002"),
        ('"leave is lost"', "R-001"),
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


@pytest.mark.parametrize(
    ("typed", "names"), [("onwer:x owner:y", ["onwer"]), ("10:30", []), ("x>1", ["x"]), ("plain", [])]
)
def test_a_column_that_there_is_not_is_named(typed: str, names: list[str]) -> None:
    """What looks like the name of a column and is none is told; a time of day is a text."""
    assert unknown_columns(typed, FIELDS) == names


def test_what_was_recorded_is_compared_by_its_day() -> None:
    """A stamp is compared as a day, and a day as people say it."""
    fields = (Field("by", "Recorded by"), Field("recorded_at", "Recorded at"), Field("due", "Due"))
    row = {"by": "x", "recorded_at": "2009-01-20T10:00:00Z", "due": date(2009, 1, 27), "state": "open"}
    rows = rows_of(Answer("Timeline", fields, [row, {**row, "state": "done"}]), date(2009, 1, 28)).rows
    for typed, count in (
        ("recorded>2009-01-19", 2),
        ("recorded>2009-01-20", 0),
        ("due<today", 2),
        ("overdue", 1),
    ):
        assert len(fitting(rows, fields, typed, date(2009, 1, 28))) == count, typed


@given(
    st.text() | st.lists(st.sampled_from([*"-:<>=", "owner", "score", "1e999", "nan", "supt"])).map("".join)
)
def test_nothing_typed_breaks_a_filter(typed: str) -> None:
    """Whatever is typed, some of the rows are shown, in their order."""
    shown = fitting(ROWS.rows, FIELDS, typed)
    assert [row for row in ROWS.rows if row in shown] == shown
