"""Engagement at Westminster: who was told of the change, who was asked, and which messages reached nobody."""

import json
from collections import Counter
from datetime import date

import pytest

from domain.rules.reach import audience
from domain.state.programme import Programme
from programme import westminster
from programme.journal.register import Register
from programme.questions.showing import show
from programme.registers.all_alerts import Alert, alerts

INSPECTED = "2009-01-27"
(FILE,) = (file for file in westminster.HISTORY if file.name == "engagement.jsonl")


@pytest.fixture(scope="module")
def found(inspected: Register) -> Programme:
    """The programme as the inspectors found it."""
    return inspected.view(INSPECTED).programme


def raised(found: Programme, rule: str) -> list[Alert]:
    """Return the alerts of a rule on the last day of the inspection."""
    return [alert for alert in alerts(found, date(2009, 1, 27)) if alert.rule == rule]


def test_every_channel_of_the_report_has_its_entry() -> None:
    """The channels of 6.2, 6.3, 6.4, 6.5 and 4.32 are counted, with the groups and the messages that they concern."""
    lines = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert Counter(line["entry"] for line in lines) == {
        "group identify": 16,
        "message word": 6,  # vision, strategy and rationale (1.12), the changes, the headline programme, the ethos
        "series begin": 4, "series hold": 4,  # surgeries, conferences, chief inspectors (6.2), partners (6.3)
        "activity hold": 12,
    }  # fmt: skip
    kinds = Counter(
        line["fields"]["kind"] for line in lines if line["entry"] in {"activity hold", "series begin"}
    )
    assert kinds == {
        "meeting": 7, "newsletter": 1, "focus group": 1, "staff surgery": 1, "conference": 1, "briefing": 1,
        "e-mail": 1, "visit": 1, "event": 1, "other": 1,
    }  # fmt: skip


def test_the_cadences_are_those_of_the_report(found: Programme) -> None:
    """Surgeries are weekly, conferences six-monthly; each chief inspector meets the SMT every 18 weeks."""
    every = {series.title.split()[0]: series.every_days for series in found.series.values()}
    assert (every["Staff"], every["Conferences"]) == (7, 182)
    functions, weeks = 3, 18
    assert every["Chief"] * functions == weeks * 7


def test_staff_were_informed_but_not_involved(found: Programme) -> None:
    """From inspectors down all groups were told by several means and never asked (4.38, 4.39); senior managers were."""
    told = {found.groups[alert.subject].name for alert in raised(found, "group.only-told")}
    assert told == {"Inspectors", "Sergeants", "Constables", "Police staff", "PCSOs on security patrols"}
    assert found.groups["SG-001"].asked is not None
    assert found.groups["SG-008"].asked is not None, "surgeries let staff at Paddington speak (6.2)"


def test_vision_strategy_and_rationale_are_not_known_below_the_senior_managers(found: Programme) -> None:
    """What the change is for had not reached the ranks (4.13, 6.2, recommendation 1)."""
    late = {found.messages[alert.subject].kind: alert for alert in raised(found, "message.unreached")}
    assert set(late) == {"vision", "strategy", "rationale"}
    for alert in late.values():
        reached = found.messages[alert.subject].reached
        ranks = {group.ref for group in found.groups.values() if group.kind == "staff"} - {"SG-001"}
        assert not ranks & set(reached)
        assert alert.at_latest


def test_what_changes_was_told_to_everyone_whom_the_report_names(found: Programme) -> None:
    """The news of structures and postings went to staff, associations, advisory groups and the MPA (6.2, 6.4)."""
    news = found.messages["MSG-004"]
    assert news.kind == "change"
    assert {group.ref for group in audience(found, news)} == set(news.reached)
    assert len(news.reached) == 9


def test_engagement_shows_in_the_history_of_the_interim_phase(inspected: Register) -> None:
    """Whoever looks at the phase sees who was told of it, by what means, and in which paragraph that stands."""
    shown = show(inspected.view(INSPECTED), "PH-001")
    told = [entry for entry in shown.history if entry["entry"] in {"activity hold", "series hold"}]
    assert len(told) == 8
    assert all(entry["evidence"] for entry in told)


def test_nobody_is_called_unreached_on_dates_that_the_report_does_not_give(inspected: Register) -> None:
    """No date of 2008 is given for any activity, so that no day of 2008 is held against anyone."""
    for day in ("2008-06-30", "2008-12-31", INSPECTED):
        programme = inspected.view(day).programme
        assert not [a for a in alerts(programme, date.fromisoformat(day)) if a.rule == "group.unreached"]
