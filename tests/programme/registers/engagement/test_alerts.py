"""Alerts about engagement: each on the day it comes true, not a day before, and gone when it is mended."""

from datetime import date, timedelta

from domain.entries.engagement.activities import ActivityAnswered, ActivityHeard, ActivityHeld
from domain.entries.engagement.groups import GroupEnded, GroupIdentified
from domain.entries.engagement.messages import MessageWithdrawn, MessageWorded
from domain.entries.engagement.series import SeriesBegun, SeriesEnded, SeriesHeld
from domain.entries.entry import Entry
from domain.entries.policy import SettingChanged
from domain.foundation.dates import when
from programme.registers.alert import Alert
from programme.registers.engagement.alerts import RULES
from tests.given import programme_of

Fact = tuple[str, Entry]

constables = ("2008-01-07", GroupIdentified(group="SG-001", name="Response constables", kind="staff"))
told = ActivityHeld(activity="EA-001", title="News", kind="newsletter", mode="informing", groups=("SG-001",))
asked = ActivityHeld(
    activity="EA-002", title="Nights", kind="focus group", mode="consulting", groups=("SG-001",)
)


def alerts(on: date, *facts: Fact) -> list[Alert]:
    """The alerts about engagement that are true on a day."""
    programme = programme_of(*(fact for fact in facts if when(fact[0]).latest <= on))
    return [alert for rule in RULES for alert in rule(programme, on)]


def since(rule: str, on: date, *facts: Fact) -> list[date]:
    """Since when the alerts of a rule are true."""
    return [alert.since for alert in alerts(on, *facts) if alert.rule == rule]


def first_day(rule: str, due: date, *facts: Fact) -> bool:
    """Tell whether an alert is true on a day and was not on the day before."""
    return since(rule, due, *facts) == [due] and since(rule, due - timedelta(days=1), *facts) == []


def test_a_group_is_reached_within_sixty_days_of_being_identified_and_of_being_reached() -> None:
    """On the sixty-first day it is an alert."""
    assert first_day("group.unreached", date(2008, 3, 8), constables)
    assert first_day("group.unreached", date(2008, 4, 5), constables, ("2008-02-04", told))


def test_how_often_a_group_is_reached_is_policy() -> None:
    """A programme may promise to be there every month."""
    monthly = (
        "2008-01-07",
        SettingChanged(setting="group_reach_days", value=30, reason="monthly team briefs"),
    )
    assert first_day("group.unreached", date(2008, 2, 7), monthly, constables)


def test_a_group_without_a_stake_is_no_alert() -> None:
    """Nobody needs to reach it, tell it anything or ask it."""
    ended = ("2008-02-04", GroupEnded(group="SG-001", reason="divided"))
    word = MessageWorded(message="MSG-001", title="Why", kind="rationale", text="one team")
    assert alerts(date(2009, 1, 27), constables, ("2008-01-08", word), ended) == []


def test_a_group_reached_some_time_in_a_month_is_late_at_the_latest_since() -> None:
    """What is known only to the month is held against nobody before it is certain."""
    (alert,) = alerts(date(2008, 5, 1), constables, ("2008-02", told))
    assert (alert.rule, alert.since, alert.at_latest) == ("group.unreached", date(2008, 4, 30), True)
    assert "has not been reached for 62 days, since Feb 2008 (EA-001)" in alert.sentence


def test_a_group_told_twice_and_never_asked_is_noted_until_it_is_asked() -> None:
    """Once told is a beginning; several occasions in one entry count as what they are."""
    several = ActivityHeld(
        activity="EA-003", title="News", kind="newsletter", mode="informing", groups=("SG-001",), times=4
    )
    assert since("group.only-told", date(2008, 2, 4), constables, ("2008-02-04", told)) == []
    twice = (constables, ("2008-02-04", told), ("2008-02-11", several))
    assert first_day("group.only-told", date(2008, 2, 11), *twice)
    assert first_day("group.only-told", date(2008, 2, 11), constables, ("2008-02-11", several))
    assert since("group.only-told", date(2008, 2, 18), *twice, ("2008-02-18", asked)) == []


def test_a_message_is_with_its_groups_in_a_fortnight_of_its_wording_or_of_their_coming() -> None:
    """Groups that came later are given their own fortnight; the alert names only those that are late."""
    word = (
        "2008-01-14",
        MessageWorded(message="MSG-001", title="Why", kind="rationale", text="one team"),
    )
    pcsos = ("2008-02-11", GroupIdentified(group="SG-002", name="PCSOs", kind="staff"))
    assert first_day("message.unreached", date(2008, 1, 29), constables, word)
    (alert,) = (
        a for a in alerts(date(2008, 2, 12), constables, word, pcsos) if a.rule == "message.unreached"
    )
    assert alert.sentence.endswith("to have reached SG-001")
    carried = ActivityHeld(
        activity="EA-001",
        title="News",
        kind="newsletter",
        mode="informing",
        groups=("SG-001",),
        messages=("MSG-001",),
    )
    assert first_day("message.unreached", date(2008, 2, 26), constables, word, ("2008-02-04", carried), pcsos)


def test_a_withdrawn_message_is_no_alert() -> None:
    """Nobody is to carry it."""
    word = (
        "2008-01-14",
        MessageWorded(message="MSG-001", title="Why", kind="rationale", text="one team"),
    )
    gone = ("2008-01-21", MessageWithdrawn(message="MSG-001", reason="it does not hold"))
    assert since("message.unreached", date(2008, 2, 4), constables, word, gone) == []


def test_those_who_were_heard_have_an_answer_in_thirty_days() -> None:
    """The days run from when they were heard, not from when the activity was held."""
    heard = ("2008-02-11", ActivityHeard(activity="EA-002", heard="nights are short"))
    facts = (constables, ("2008-02-04", asked), heard)
    assert first_day("activity.unanswered", date(2008, 3, 13), *facts)
    answered = ("2008-02-25", ActivityAnswered(activity="EA-002", answer="a sergeant more"))
    assert since("activity.unanswered", date(2008, 6, 2), *facts, answered) == []


def test_a_consultation_of_which_nothing_is_written_down_is_noted_after_thirty_days() -> None:
    """Telling people something asks for no record of what they said."""
    assert first_day("activity.unheard", date(2008, 3, 6), constables, ("2008-02-04", asked))
    assert since("activity.unheard", date(2008, 6, 2), constables, ("2008-02-04", told)) == []


def test_a_series_is_held_when_it_is_due_or_ended() -> None:
    """A weekly surgery is late on the eighth day after it was begun or last held."""
    begun = (
        "2008-01-07",
        SeriesBegun(
            series="ES-001",
            title="Surgery",
            kind="staff surgery",
            mode="consulting",
            every_days=7,
            groups=("SG-001",),
        ),
    )
    held = ("2008-01-14", SeriesHeld(series="ES-001", activity="EA-001", groups=("SG-001",)))
    assert first_day("series.overdue", date(2008, 1, 15), constables, begun)
    assert first_day("series.overdue", date(2008, 1, 22), constables, begun, held)
    ended = ("2008-01-22", SeriesEnded(series="ES-001", reason="nobody came"))
    assert since("series.overdue", date(2008, 6, 2), constables, begun, held, ended) == []
