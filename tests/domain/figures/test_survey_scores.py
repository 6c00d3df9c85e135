"""What seven shares come to: how many people they take, the two sides, the mean, and what was stated of them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.survey_intervals import apart, interval
from domain.figures.survey_scores import Answers
from domain.figures.survey_shares import fewest, printed
from domain.foundation.dates import when

COUNTS = st.lists(st.integers(0, 60), min_size=7, max_size=7).map(tuple).filter(any)


def shares(text: str) -> tuple[Decimal, ...]:
    """Read shares as they are printed."""
    return tuple(Decimal(part) for part in text.split())


def answers(text: str = "", counts: tuple[int, ...] = ()) -> Answers:
    """The answers to one statement."""
    return Answers("SV-001", when("2009-01-27"), shares(text), counts)


def rounded(counts: tuple[int, ...], places: int) -> tuple[Decimal, ...]:
    """Return the shares of counts as a source prints them."""
    people = sum(counts)
    return tuple(
        Decimal(round(Fraction(count * 100 * 10**places, people))).scaleb(-places) for count in counts
    )


@given(counts=COUNTS, places=st.sampled_from([1, 2]))
def test_the_people_inferred_from_shares_can_have_given_them(counts: tuple[int, ...], places: int) -> None:
    """Whoever answered, no more people are inferred than there were, and their shares round to those printed."""
    printed_shares = rounded(counts, places)
    found = fewest(printed_shares)
    assert found is not None
    assert 0 < sum(found) <= sum(counts)
    for count, share in zip(found, printed_shares, strict=True):
        assert abs(Fraction(100 * count, sum(found)) - Fraction(share)) <= Fraction(1, 2 * 10**places)


@given(counts=COUNTS, places=st.sampled_from([0, 1, 2]))
def test_the_people_who_answered_fit_their_own_shares(counts: tuple[int, ...], places: int) -> None:
    """However roughly shares are rounded, they add up, and the true number of people is never ruled out."""
    given_ = Answers("SV-001", when("2009-01-27"), rounded(counts, places))
    assert given_.adds_up
    assert given_.fits(sum(counts))
    in_full = Answers("SV-001", when("2009-01-27"), counts=counts)
    assert given_.among(sum(counts)) in {None, in_full.among(sum(counts))}


@given(counts=COUNTS, places=st.sampled_from([0, 1, 2]))
def test_positives_and_negatives_are_the_whole(counts: tuple[int, ...], places: int) -> None:
    """The two sides come to 100 percent: exactly of counts, within the rounding of seven shares otherwise."""
    in_full = Answers("SV-001", when("2009-01-27"), counts=counts)
    assert in_full.share("positive") + in_full.share("negative") == 100
    given_ = Answers("SV-001", when("2009-01-27"), rounded(counts, places))
    both = given_.share("positive") + given_.share("negative")
    assert abs(both - 100) <= Fraction(7, 2 * 10**places)
    for side in ("positive", "negative"):
        low, high = given_.bounds(side)
        assert low <= in_full.share(side) <= high


@given(counts=COUNTS, places=st.sampled_from([0, 1, 2]), stated=st.sampled_from([0, 1, 2]))
def test_what_is_stated_truly_never_differs(counts: tuple[int, ...], places: int, stated: int) -> None:
    """A side that is rounded from the counts themselves is what the printed shares give, within their rounding."""
    given_ = Answers("SV-001", when("2009-01-27"), rounded(counts, places))
    truth = Answers("SV-001", when("2009-01-27"), counts=counts).share("positive")
    assert given_.gives("positive", printed(truth, stated) or Decimal(0))


def test_fifty_six_people_are_told_from_fifty_five() -> None:
    """Two decimals tell that one person left a statement out."""
    assert fewest(shares("1.79 1.79 5.36 14.29 10.71 44.64 21.43")) == (1, 1, 3, 8, 6, 25, 12)
    one_left_it_out = answers("18.18 5.45 10.91 14.55 30.91 12.73 7.27")
    assert one_left_it_out.people == 55
    assert not one_left_it_out.fits(56)


def test_one_share_without_decimals_is_as_exact_as_its_neighbours() -> None:
    """A source that prints 25 among 12.50 and 3.57 left its noughts away."""
    assert fewest(shares("25 3.57 7.14 12.50 19.64 17.86 14.29")) == (14, 2, 4, 7, 11, 10, 8)


def test_shares_that_do_not_add_up_are_of_nobody() -> None:
    """Rounding seven shares to one decimal explains 0.35 points and no more."""
    explained, unexplained = (
        answers("14.2 14.2 14.3 14.3 14.3 14.3 14.1"),
        answers("14.2 14.2 14.3 14.3 14.3 14.3 13.9"),
    )
    assert (explained.adds_up, unexplained.adds_up) == (True, False)
    assert unexplained.people is None
    assert printed(unexplained.share("positive")) == Decimal("42.5")


def test_the_mean_and_what_is_left_without_the_lowest_score() -> None:
    """Of ten people two score 0, four 3 and four 6: the mean is 3.6, and half of those above 0 are positive."""
    ten = answers(counts=(2, 0, 0, 4, 0, 0, 4))
    assert printed(ten.mean, 2) == Decimal("3.60")
    assert (printed(ten.share("positive")), printed(ten.positive_without_zero)) == (
        Decimal("40.0"),
        Decimal("50.0"),
    )
    assert answers(counts=(3, 0, 0, 0, 0, 0, 0)).positive_without_zero is None


@pytest.mark.parametrize(
    ("side", "stated", "given_"),
    [
        ("positive", "76.8", True),
        ("positive", "77", True),
        ("positive", "76.7", False),
        ("negative", "23.2", True),
        ("negative", "22", False),
    ],
)
def test_a_stated_share_differs_where_no_rounding_explains_it(
    side: str, stated: str, *, given_: bool
) -> None:
    """43 of 56 are 76.79 %, which people round to 76.8 or to 77."""
    one = answers("1.79 1.79 5.36 14.29 10.71 44.64 21.43")
    assert one.gives(side, Decimal(stated)) is given_  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("of", "people", "low", "high"),
    [
        (81, 263, "25.53", "36.62"),
        (15, 148, "6.24", "16.05"),
        (0, 20, "0.00", "16.11"),
        (1, 29, "0.61", "17.18"),
    ],
)
def test_the_interval_of_a_share_is_wilson_s(of: int, people: int, low: str, high: str) -> None:
    """The four examples of Newcombe (1998), Two-sided confidence intervals for the single proportion, table I."""
    found = interval(Fraction(100 * of, people), people)
    assert [f"{bound:.2f}" for bound in found] == [low, high]


@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [
        ((56, 70), (48, 80), "5.24", "33.39"),
        ((9, 10), (3, 10), "17.05", "80.90"),
        ((10, 10), (0, 10), "60.75", "100.00"),
    ],
)
def test_the_interval_of_a_change_is_newcombe_s(
    after: tuple[int, int], before: tuple[int, int], low: str, high: str
) -> None:
    """Examples of Newcombe (1998), Interval estimation for the difference between proportions, table II, method 10."""
    (now, of_now), (then, of_then) = after, before
    found = apart(Fraction(100 * then, of_then), of_then, Fraction(100 * now, of_now), of_now)
    assert [f"{bound:.2f}" for bound in found] == [low, high]
