"""Surveys: from planned to held and answered, ranked, and compared with the next."""

from datetime import date
from decimal import Decimal

import pytest

from domain.entries.entry import Entry
from domain.entries.surveys.register import (
    SurveyCancelled,
    SurveyDeferred,
    SurveyHeld,
    SurveyPlanned,
    SurveyRecorded,
)
from domain.entries.surveys.statements import (
    StatementAnswered,
    StatementFollowedUp,
    StatementPut,
    StatementQuoted,
)
from domain.figures.survey_shares import printed
from domain.rules.survey_results import by_others, everybody, latest, needed, pairs, results, with_answers
from tests.given import programme_of, refused

Fact = tuple[str, Entry]

first = ("2009-01-19", SurveyRecorded(survey="SV-001", title="Leadership audit", population="all staff"))
second = (
    "2010-01-18",
    SurveyRecorded(survey="SV-002", title="Audit again", population="all staff", asked=400, respondents=212),
)
planned = (
    "2008-12-01",
    SurveyPlanned(survey="SV-001", title="Leadership audit", population="all staff", due=date(2009, 1, 31)),
)
CLEAR = "1.79 1.79 5.36 14.29 10.71 44.64 21.43"
SEEN = "18.18 5.45 10.91 14.55 30.91 12.73 7.27"


def put(number: int, on: str = "2009-01-05") -> Fact:
    """A statement."""
    return (on, StatementPut(statement=f"ST-{number:03d}", title=f"Statement {number}", theme="structure"))


def answered(number: int, shares: str, survey: str = "SV-001", on: str = "2009-02-02") -> Fact:
    """A statement's answers in a survey."""
    scores = tuple(Decimal(part) for part in shares.split())
    return (on, StatementAnswered(statement=f"ST-{number:03d}", survey=survey, shares=scores))


def counted(number: int, *counts: int, survey: str = "SV-002", on: str = "2010-02-01") -> Fact:
    """A statement's answers in a survey, counted."""
    return (on, StatementAnswered(statement=f"ST-{number:03d}", survey=survey, counts=counts))


def test_a_planned_survey_is_put_off_and_held() -> None:
    """What was planned stays known; how many answered comes with its being held."""
    deferred = ("2009-01-12", SurveyDeferred(survey="SV-001", due=date(2009, 2, 28), reason="training week"))
    held = ("2009-02-20", SurveyHeld(survey="SV-001", asked=90, respondents=56, source="HMIC"))
    survey = programme_of(planned, deferred, held).surveys["SV-001"]
    assert (survey.state, survey.due, survey.held and survey.held.edtf) == (
        "held",
        date(2009, 2, 28),
        "2009-02-20",
    )
    assert (survey.asked, survey.respondents, survey.source) == (90, 56, "HMIC")


@pytest.mark.parametrize(
    "step",
    [
        SurveyHeld(survey="SV-001"),
        SurveyDeferred(survey="SV-001", due=date(2011, 1, 1), reason="later"),
        SurveyCancelled(survey="SV-001", reason="no need"),
    ],
)
def test_only_a_planned_survey_is_held_put_off_or_cancelled(step: Entry) -> None:
    """A survey that was held, or will not be, is as it is; another one is planned."""
    cancelled = ("2009-01-20", SurveyCancelled(survey="SV-001", reason="another one is coming"))
    for facts, state in (((first,), "held"), ((planned, cancelled), "cancelled")):
        (said,) = refused(programme_of(*facts), step, "2010-01-01")
        assert said.startswith((f"SV-001 is {state} and cannot be ", f"SV-001 is {state} already: "))
        assert said.endswith("plan another survey (survey plan)")


def test_more_cannot_have_answered_than_were_asked() -> None:
    """One of the two figures is wrong."""
    record = SurveyRecorded(survey="SV-002", title="Audit", population="all staff", asked=40, respondents=56)
    assert refused(programme_of(), record, "2010-01-01") == [
        "56 cannot have answered when 40 were asked: check both figures"
    ]


def test_statements_are_ranked_by_their_positives_and_equal_ones_share_a_rank() -> None:
    """76.8, 50.9 and once more 76.8 percent are the first, the third and the first."""
    programme = programme_of(
        first, put(1), put(2), put(3), answered(1, CLEAR), answered(2, SEEN), answered(3, CLEAR)
    )
    assert [(one.statement.ref, one.rank, one.people) for one in results(programme, "SV-001")] == [
        ("ST-001", 1, 56), ("ST-003", 1, 56), ("ST-002", 3, 55),
    ]  # fmt: skip
    assert needed(programme, "SV-001") == 56
    assert [one.statement.ref for one in by_others(programme, "SV-001")] == ["ST-002"]


def test_those_who_are_stated_to_have_answered_count_unless_the_scores_need_more() -> None:
    """A stated number can be larger than what the shares need, as 112 for 56, and never smaller."""
    for stated, found in ((112, 112), (50, 56), (None, 56)):
        survey = SurveyRecorded(survey="SV-001", title="Audit", population="all staff", respondents=stated)
        programme = programme_of(("2009-01-19", survey), put(1), answered(1, CLEAR))
        assert everybody(programme, "SV-001") == found
        assert [one.people for one in results(programme, "SV-001")] == [found]


def test_two_surveys_are_compared_by_the_statements_that_both_put() -> None:
    """A statement that only one of them put has nothing on the other side."""
    programme = programme_of(
        first, put(1), put(2), answered(1, CLEAR), answered(2, SEEN),
        second, put(3, "2010-01-04"), counted(1, 4, 6, 10, 25, 42, 80, 45), counted(3, 0, 0, 0, 1, 1, 0, 0),
    )  # fmt: skip
    assert [survey.ref for survey in with_answers(programme)] == ["SV-001", "SV-002"]
    both, gone, new = pairs(programme, "SV-001", "SV-002")
    assert (both.before.rank, both.after.rank, printed(both.change)) == (1, 1, Decimal("2.0"))
    assert both.likely is not None
    assert [f"{bound:.1f}" for bound in both.likely] == ["-8.9", "15.5"]
    assert both.beyond_chance is False
    for one in (gone, new):
        assert (one.change, one.likely, one.beyond_chance) == (None, None, None)
    assert (gone.after.answers, new.before.answers) == (None, None)
    last = {one.statement.ref: one.answers and one.answers.survey for one in latest(programme)}
    assert last == {"ST-001": "SV-002", "ST-002": "SV-001", "ST-003": "SV-002"}


def test_a_fall_that_chance_does_not_explain_is_told_from_one_that_it_may() -> None:
    """From 167 of 212 to 60 of 212 is more than chance."""
    again = ("2011-01-17", SurveyRecorded(survey="SV-003", title="Third", population="all staff"))
    programme = programme_of(
        second, again, put(1), counted(1, 4, 6, 10, 25, 42, 80, 45),
        counted(1, 40, 40, 40, 32, 20, 20, 20, survey="SV-003", on="2011-02-01"),
    )  # fmt: skip
    (pair,) = pairs(programme, "SV-002", "SV-003")
    assert pair.beyond_chance is True


@pytest.mark.parametrize(
    ("given_", "sentence"),
    [
        ({}, "give either the share of each score (--shares) or how many gave each (--counts)"),
        ({"counts": (0,) * 7}, "nobody scored it: leave the statement out of this survey"),
        ({"counts": (1,) * 7, "shares": (Decimal(0),) * 7}, "give either the share of each score"),
    ],
)
def test_answers_are_seven_shares_or_seven_counts(given_: dict[str, object], sentence: str) -> None:
    """Each refusal says what is missing."""
    entry = StatementAnswered(statement="ST-001", survey="SV-001", **given_)  # type: ignore[arg-type]
    (said,) = refused(programme_of(first, put(1)), entry, "2009-02-02")
    assert said.startswith(sentence)


def test_a_statement_is_answered_once_in_a_survey_that_was_held() -> None:
    """A second time would count people twice; before it is held there are no answers."""
    (_, again) = answered(1, CLEAR)
    assert refused(programme_of(first, put(1), answered(1, CLEAR)), again, "2009-02-03") == [
        "ST-001 has its answers in SV-001 already: correct that entry (entry correct)"
    ]
    assert refused(programme_of(planned, put(1)), again, "2009-02-03") == [
        "SV-001 is planned and cannot be given answers: record that it was held first (survey hold SV-001)"
    ]


def test_what_is_stated_and_what_follows_belong_to_answers_that_are_there() -> None:
    """Without answers there is nothing to compare a figure with, and nothing to follow up."""
    quoted = StatementQuoted(
        statement="ST-001",
        survey="SV-001",
        side="positive",
        percent=Decimal("76.8"),
        source="HMIC 2009, 4.11",
    )
    followed = StatementFollowedUp(statement="ST-001", survey="SV-001", what="role profiles are written anew")
    for entry in (quoted, followed):
        assert refused(programme_of(first, put(1)), entry, "2009-02-03") == [
            "ST-001 has no answers in SV-001: record them first (statement answer ST-001)"
        ]
    facts = (first, put(1), answered(1, CLEAR), ("2009-04-01", quoted), ("2009-05-01", followed))
    statement = programme_of(*facts).statements["ST-001"]
    assert list(statement.differing()) == []
    assert [one.what for one in statement.follow_ups] == ["role profiles are written anew"]
