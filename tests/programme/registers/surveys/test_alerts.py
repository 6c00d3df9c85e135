"""Alerts about surveys: late, without answers, figures that do not agree, and answers that nobody followed up."""

from datetime import date
from decimal import Decimal

from domain.entries.entry import Entry
from domain.entries.policy import SettingChanged
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
from domain.foundation.dates import when
from programme.registers.alert import Alert
from programme.registers.surveys.alerts import RULES
from tests.given import programme_of

Fact = tuple[str, Entry]

planned = (
    "2008-12-01",
    SurveyPlanned(survey="SV-001", title="Audit", population="all staff", due=date(2009, 1, 31)),
)
held = ("2009-01-19", SurveyRecorded(survey="SV-001", title="Audit", population="all staff"))
put = ("2009-01-05", StatementPut(statement="ST-001", title="Resources are managed well"))
NEGATIVE, POSITIVE = "5.36 7.14 16.07 26.79 23.21 17.86 3.57", "1.79 1.79 5.36 14.29 10.71 44.64 21.43"


def found(on: date, *facts: Fact) -> list[Alert]:
    """The alerts about surveys that are true on a day."""
    programme = programme_of(*(fact for fact in facts if when(fact[0]).latest <= on))
    return [alert for rule in RULES for alert in rule(programme, on)]


def alerts(on: date, *facts: Fact) -> list[tuple[str, str, date]]:
    """The same: rule, subject and since when."""
    return [(alert.rule, alert.subject, alert.since) for alert in found(on, *facts)]


def answered(shares: str, survey: str = "SV-001", on: str = "2009-02-02") -> Fact:
    """The answers to the statement."""
    scores = tuple(Decimal(part) for part in shares.split())
    return (on, StatementAnswered(statement="ST-001", survey=survey, shares=scores))


def quoted(percent: str, on: str = "2009-04-06~") -> Fact:
    """A share as somebody states it."""
    said = StatementQuoted(
        statement="ST-001", survey="SV-001", side="negative", percent=Decimal(percent), source="a leaflet"
    )
    return (on, said)


def test_a_planned_survey_is_held_by_its_day() -> None:
    """The day itself is in time; holding it, putting it off or cancelling it clears the alert."""
    assert alerts(date(2009, 1, 31), planned) == []
    assert alerts(date(2009, 2, 1), planned) == [("survey.overdue", "SV-001", date(2009, 2, 1))]
    for entry in (
        SurveyHeld(survey="SV-001"),
        SurveyDeferred(survey="SV-001", due=date(2009, 3, 31), reason="training week"),
        SurveyCancelled(survey="SV-001", reason="the inspectorate holds one"),
    ):
        assert alerts(date(2009, 2, 2), planned, ("2009-02-02", entry)) == []


def test_a_survey_that_was_held_has_answers_within_the_policy_s_days() -> None:
    """Ninety days after it was held there are answers, or somebody asks where they are."""
    assert alerts(date(2009, 4, 19), held) == []
    assert alerts(date(2009, 4, 20), held) == [("survey.unreported", "SV-001", date(2009, 4, 20))]
    assert alerts(date(2009, 4, 20), held, put, answered(POSITIVE)) == []
    sooner = ("2009-01-20", SettingChanged(setting="survey_follow_up_days", value=30, reason="staff wait"))
    assert alerts(date(2009, 2, 19), held, sooner) == [("survey.unreported", "SV-001", date(2009, 2, 19))]


def test_a_stated_share_that_the_scores_do_not_give_is_noted() -> None:
    """55.36 percent is stated as 55.4; 45 would be the other side."""
    assert alerts(date(2009, 4, 6), held, put, answered(NEGATIVE), quoted("55.4")) == []
    (alert,) = found(date(2009, 4, 6), held, put, answered(NEGATIVE), quoted("45"))
    assert (alert.rule, alert.subject, alert.since, alert.at_latest) == (
        "survey.stated-differs", "ST-001", date(2009, 4, 6), True,
    )  # fmt: skip
    assert "a leaflet states 45 % negative in SV-001, and the scores give 55.4 %" in alert.sentence


def test_fewer_respondents_than_the_scores_need_are_noted() -> None:
    """Shares of 56 people are not those of 50; of 112 they can be."""
    for respondents, rules in ((50, ["survey.stated-differs"]), (56, []), (112, [])):
        survey = SurveyRecorded(
            survey="SV-001", title="Audit", population="all staff", respondents=respondents
        )
        raised = found(date(2009, 2, 2), ("2009-01-19", survey), put, answered(POSITIVE))
        assert [alert.rule for alert in raised] == rules
        assert all(alert.since == date(2009, 2, 2) for alert in raised)


def test_shares_that_do_not_add_up_are_noted() -> None:
    """Rounding explains a few hundredths, not a whole point."""
    spoilt = answered(POSITIVE.replace("21.43", "20.43"))
    assert alerts(date(2009, 2, 2), held, put, spoilt) == [
        ("survey.shares-do-not-add-up", "ST-001", date(2009, 2, 2))
    ]


def test_what_most_people_score_negative_is_followed_up() -> None:
    """A quarter after the answers somebody has done something about them, or said why not."""
    facts = (held, put, answered(NEGATIVE))
    assert alerts(date(2009, 5, 3), *facts) == []
    assert alerts(date(2009, 5, 4), *facts) == [("survey.not-followed-up", "SV-001", date(2009, 5, 4))]
    followed = StatementFollowedUp(statement="ST-001", survey="SV-001", what="a resource board meets weekly")
    assert alerts(date(2009, 5, 4), *facts, ("2009-05-04", followed)) == []
    assert alerts(date(2009, 5, 4), held, put, answered(POSITIVE)) == []


def test_only_the_last_answers_to_a_statement_are_followed_up() -> None:
    """The next survey shows whether it helped: what it says is what counts from then on."""
    again = ("2009-06-01", SurveyRecorded(survey="SV-002", title="Again", population="all staff"))
    facts = (held, put, answered(NEGATIVE), again)
    assert alerts(date(2009, 12, 1), *facts, answered(POSITIVE, "SV-002", "2009-06-15")) == []
    assert alerts(date(2009, 12, 1), *facts, answered(NEGATIVE, "SV-002", "2009-06-15")) == [
        ("survey.not-followed-up", "SV-002", date(2009, 9, 14))
    ]
