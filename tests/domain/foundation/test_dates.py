"""Dates: what may be known of a day, what people type for it and what they read."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from domain.foundation.dates import When, bounds, day_words, due_words, months_later, when
from domain.foundation.typed_dates import understand, understand_day

TODAY = date(2009, 1, 28)

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
plain = st.one_of(
    days.map(date.isoformat), days.map(lambda day: f"{day:%Y-%m}"), days.map(lambda day: f"{day:%Y}")
)
qualified = st.tuples(plain, st.sampled_from(["", "~", "?", "%"])).map("".join)
intervals = (
    st.tuples(qualified, qualified)
    .map(lambda ends: sorted(ends, key=lambda end: when(end).earliest))
    .map("/".join)
)
open_starts = qualified.map("../{}".format)
edtf_dates = st.one_of(qualified, intervals, open_starts)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "words"),
    [
        ("2009-01-27", date(2009, 1, 27), date(2009, 1, 27), "27 Jan 2009"),
        ("2008-01", date(2008, 1, 1), date(2008, 1, 31), "Jan 2008"),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29), "Feb 2008"),
        ("2008", date(2008, 1, 1), date(2008, 12, 31), "2008"),
        ("2007-12~", date(2007, 12, 1), date(2007, 12, 31), "about Dec 2007"),
        ("2008-04/2008-06", date(2008, 4, 1), date(2008, 6, 30), "Apr to Jun 2008"),
        ("2007-10/2008-01", date(2007, 10, 1), date(2008, 1, 31), "Oct 2007 to Jan 2008"),
        (
            "2007-10-01~/2007-12-31~",
            date(2007, 10, 1),
            date(2007, 12, 31),
            "1 Oct to 31 Dec 2007 (approximate)",
        ),
        ("../2009-01-27", date.min, date(2009, 1, 27), "by 27 Jan 2009"),
        ("../2008~", date.min, date(2008, 12, 31), "by about 2008"),
    ],
)
def test_a_date_knows_its_first_day_its_last_day_and_its_words(
    edtf: str, earliest: date, latest: date, words: str
) -> None:
    """An EDTF date has the bounds of what it can mean, and words that people read."""
    assert when(edtf) == When(edtf, earliest, latest)
    assert when(edtf).words == words


@given(qualified)
def test_a_date_is_bounded_as_the_edtf_library_does(edtf: str) -> None:
    """A day, month or year has the library's own strict bounds."""
    known = parse_edtf(edtf)
    assert when(edtf).earliest.timetuple()[:3] == known.lower_strict()[:3]
    assert when(edtf).latest.timetuple()[:3] == known.upper_strict()[:3]


@given(intervals)
def test_an_interval_is_bounded_as_the_edtf_library_does(edtf: str) -> None:
    """The days, months and years between two ends have the library's own strict bounds."""
    known = parse_edtf(edtf)
    assert when(edtf).earliest.timetuple()[:3] == known.lower.lower_strict()[:3]
    assert when(edtf).latest.timetuple()[:3] == known.upper.upper_strict()[:3]


@given(open_starts)
def test_an_open_start_is_bounded_as_the_edtf_library_does(edtf: str) -> None:
    """What is so by a day, month or year has the library's own strict end."""
    assert when(edtf).earliest == date.min
    assert when(edtf).latest.timetuple()[:3] == parse_edtf(edtf).upper.upper_strict()[:3]


@given(edtf_dates)
def test_no_date_ends_before_it_starts(edtf: str) -> None:
    """The first day a date can mean is never after the last."""
    assert when(edtf).earliest <= when(edtf).latest


@given(days, days)
def test_exact_days_are_ordered_as_the_calendar_is(one: date, other: date) -> None:
    """Of two exact days the earlier one has the earlier bounds."""
    assert (when(f"{one}").latest < when(f"{other}").earliest) is (one < other)


@given(edtf_dates)
def test_the_journals_columns_give_the_same_date_back(edtf: str) -> None:
    """A date rebuilt from its text and its bounds equals the one that was parsed."""
    parsed = when(edtf)
    assert bounds(edtf, parsed.earliest.isoformat(), parsed.latest.isoformat()) == parsed


@given(qualified)
def test_only_an_unqualified_day_is_precise(edtf: str) -> None:
    """A month, a year or a qualified day never passes for one exact day."""
    assert when(edtf).precise is (len(edtf) == len("2009-01-27") and edtf[-1].isdigit())
    assert when(edtf).approximate is (edtf[-1] in "~?%")


@given(edtf_dates)
def test_the_words_of_a_date_are_understood(edtf: str) -> None:
    """What people read can be typed back and means the same days, as surely."""
    once = when(edtf)
    again = understand(once.words, TODAY)
    assert (again.earliest, again.latest, again.approximate) == (once.earliest, once.latest, once.approximate)


@given(edtf_dates)
def test_edtf_is_understood_as_it_is(edtf: str) -> None:
    """EDTF typed by a person is kept to the letter."""
    assert understand(edtf, TODAY) == when(edtf)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("today", "2009-01-28"),
        ("Yesterday", "2009-01-27"),
        ("tomorrow", "2009-01-29"),
        ("friday", "2009-01-23"),
        ("last friday", "2009-01-23"),
        ("last Wednesday", "2009-01-21"),
        ("next wed", "2009-02-04"),
        ("3 days ago", "2009-01-25"),
        ("2 weeks ago", "2009-01-14"),
        ("a month ago", "2008-12-28"),
        ("in 3 weeks", "2009-02-18"),
        ("in 1 month", "2009-02-28"),
        ("27 Jan 2009", "2009-01-27"),
        ("27th  January, 2009", "2009-01-27"),
        ("27/01/2009", "2009-01-27"),
        ("3/4/2009", "2009-04-03"),
        ("27-1-2009", "2009-01-27"),
        ("January 2008", "2008-01"),
        ("sept 2008", "2008-09"),
        ("late 2007", "2007-10-01~/2007-12-31~"),
        ("mid 2007", "2007-04-01~/2007-09-30~"),
        ("early 2007", "2007-01-01~/2007-03-31~"),
        ("late February 2008", "2008-02-21~/2008-02-29~"),
        ("about Dec 2008", "2008-12~"),
        ("by 27 January 2009", "../2009-01-27"),
        ("by late 2007", "../2007-12-31~"),
        ("April to June 2008", "2008-04/2008-06"),
        ("from Oct 2007 to Jan 2008", "2007-10/2008-01"),
    ],
)
def test_a_date_is_understood_as_people_type_it(typed: str, edtf: str) -> None:
    """English dates become EDTF no surer than what was said, the day before the month."""
    assert understand(typed, TODAY).edtf == edtf


@given(days)
def test_last_and_next_name_the_nearest_such_weekday_but_never_today(today: date) -> None:
    """`last` and `next` go to the nearest such weekday strictly before and strictly after today."""
    weekday = f"{today + timedelta(days=3):%A}"
    if date(1900, 1, 10) < today < date(2199, 12, 20):
        assert understand(f"last {weekday}", today).latest == today - timedelta(days=4)
        assert understand(f"next {weekday}", today).latest == today + timedelta(days=3)
        assert understand(f"last {today:%A}", today).latest == today - timedelta(days=7)
        assert understand(f"next {today:%A}", today).latest == today + timedelta(days=7)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("soon", "is not a date that can be read: write 27 Jan 2009, 2009-01 or last friday"),
        ("", "is not a date that can be read: write 27 Jan 2009, 2009-01 or last friday"),
        ("27 Jan", "is not a date that can be read"),
        (f"2008{' ' * 200}or so", "is not a date that can be read"),
        ("ma 2008", "is not a date that can be read"),
        ("27/01/09", "is not a date that can be read"),
        ("in 3 weeks ago", "is not a date that can be read"),
        ("in 9999 years", "is not a date that can be read"),
        ("2008 (approximate) or so", "is not a date that can be read"),
        ("about about 2008", "is not a date that can be read"),
        ("wednesday", "could be today or a week ago: write today or last wednesday"),
        ("01/27/2009", "has no month 27: the day comes first, as in 27/01/2009"),
        ("31 Feb 2009", "“2009-02-31” is not in the calendar: check the day"),
        ("2008-02-30/2008-03", "“2008-02-30” is not in the calendar: check the day"),
        ("../2008-02-30", "is not in the calendar: check the day"),
        ("2008-06/2008-04", "ends before it starts: swap the two dates"),
        ("2008-04/..", "has no end: a fact needs a latest day, as in 2008-04/2008-06"),
        ("2008-04/", "has no end"),
        ("/2009-01", "has no start: write ../2009-01 when only the end is known"),
        ("2008-13", "is not an EDTF date"),
        ("2008-24", "is not an EDTF date"),
        ("200X", "is not a date that can be read"),
        ("1850", "is outside the years 1900 to 2199: check the year"),
        ("../9999", "is outside the years 1900 to 2199"),
    ],
)
def test_a_date_that_says_too_little_is_refused_not_guessed(typed: str, sentence: str) -> None:
    """What is unreadable, ambiguous or outside the calendar is refused with how to mend it."""
    with pytest.raises(ValueError, match=r"^“.*” ") as refusal:
        understand(typed, TODAY)
    assert sentence in str(refusal.value)


@given(st.text() | st.text("0123456789-/~?%. abyfrotuen"), days)
def test_whatever_is_typed_is_understood_or_refused_in_one_printable_line(typed: str, today: date) -> None:
    """No text makes reading a date fail in another way than by a short sentence a terminal can show."""
    try:
        said = understand(typed, today).words
    except ValueError as refusal:
        said = str(refusal)
    assert said.isprintable()
    assert len(said) < 160


def test_a_megabyte_is_refused_in_one_short_sentence() -> None:
    """Text far too long for a date is refused without being read or repeated."""
    with pytest.raises(ValueError, match="is not a date that can be read") as refusal:
        understand("9" * 1_000_000, TODAY)
    assert len(str(refusal.value)) < 160


@given(days)
def test_a_due_date_is_one_exact_day(day: date) -> None:
    """An exact day is accepted as a due date in digits and in words."""
    assert understand_day(day.isoformat(), TODAY) == day
    assert understand_day(day_words(day), TODAY) == day


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Jan 2009", "is not one exact day: write 31 Jan 2009 if you mean its last day"),
        ("about 27 Jan 2009", "is not one exact day: write 27 Jan 2009"),
        ("by 27 Jan 2009", "is not one exact day: write 27 Jan 2009"),
        ("Friday", "could be past or to come: write last Friday or next Friday"),
    ],
)
def test_a_due_date_that_is_not_one_day_is_refused(typed: str, sentence: str) -> None:
    """A month, an approximate day or a bare weekday is refused as a due date with how to name a day."""
    with pytest.raises(ValueError, match=r"^“.*” ") as refusal:
        understand_day(typed, TODAY)
    assert sentence in str(refusal.value)


@given(days, st.integers(-120, 120))
def test_months_later_stays_in_the_month_it_names(day: date, months: int) -> None:
    """Moving by months keeps the day of the month, or takes the last day of a month too short for it."""
    moved = months_later(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(days=1)).day == 1)


def test_plain_dates_do_not_wait_for_the_edtf_library() -> None:
    """Reading days, months, years and the journal's columns leaves the slow EDTF library unimported."""
    script = (
        "import sys; from datetime import date; from domain.foundation.dates import bounds, when;"
        "from domain.foundation.typed_dates import understand;"
        "when('2008-01'); when('2007-12~'); understand('last friday', date(2009, 1, 28));"
        "bounds('2007-10/2007-12', '2007-10-01', '2007-12-31').words; sys.exit('edtf' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2008-03-16", "is due on 16 Mar 2008, in 11 days"),
        ("2008-03-06", "is due on 6 Mar 2008, in 1 day"),
        ("2008-03-05", "is due on 5 Mar 2008, today"),
        ("2008-03-04", "is 1 day overdue (due on 4 Mar 2008)"),
        ("2008-02-23", "is 11 days overdue (due on 23 Feb 2008)"),
    ],
)
def test_what_is_to_come_is_due_and_what_has_passed_is_overdue(day: str, said: str) -> None:
    """A deadline is never said to have been “ago”, as the day asked about may be to come; one day is no “1 days”."""
    assert due_words(date.fromisoformat(day), date(2008, 3, 5)) == said
