"""Who answered for what in Westminster, who met, and which meetings the report found missing."""

from datetime import date

import pytest

from domain.rules.accountability import DISPUTED, NOBODY
from programme.journal.register import Register
from programme.journal.view import View
from programme.questions.governance.accountability import accountability, changes
from programme.registers.all_alerts import alerts

INSPECTED = date(2009, 1, 27)


@pytest.fixture(scope="module")
def view(inspected: Register) -> View:
    """The programme as the inspectors found it."""
    return inspected.view(INSPECTED.isoformat())


def test_the_functions_that_had_two_masters_or_none_after_the_interim_phase(view: View) -> None:
    """Five functions and one process had three superintendents, and six functions nobody who was found to answer."""
    rows = accountability(view, after="PH-001", orphans=True, disputes=True).rows
    three = [row["title"] for row in rows if row["state"] == DISPUTED]
    nobody = [row["title"] for row in rows if row["state"] == NOBODY and row["kind"] == "function"]
    assert three == [
        "Response teams", "Performance management of the territories", "Deployment of the Special Constabulary",
        "Training of custody officers", "Staff discipline", "Safer Neighbourhood Teams",
    ]  # fmt: skip
    assert nobody == [
        "Crime reduction", "Health and safety", "Police buildings", "Improving sanction detections",
        "Leverage of resources", "Plans against prolific offenders",
    ]  # fmt: skip


def test_who_answered_for_intelligence_in_june_2008_is_not_known(inspected: Register) -> None:
    """The report does not say, and neither does the register."""
    (row, *possible) = accountability(inspected.view("2008-06-01"), thing="BP-007").shown
    assert (row["ref"], row["state"], row["accountable"], possible) == ("BP-007", "not known", (), [])


def test_the_three_meetings_that_were_found_missing(view: View) -> None:
    """No Gold group for detections (6.11), no RST meeting and no user group for command and control (6.16)."""
    missing = [one.title for one in view.programme.forums.values() if one.state == "missing"]
    assert missing == [
        "Gold group for sanction detections", "Responding Safely Together meeting",
        "Borough user group for command and control",
    ]  # fmt: skip
    found = {one.subject for one in alerts(view.programme, INSPECTED) if one.rule == "forum.missing"}
    assert len(found) == len(missing)


def test_what_the_report_does_not_say_of_a_forum_is_no_alert(view: View) -> None:
    """Of a forum that was found nobody knows whether it has terms, or when it met before somebody saw it."""
    assert not [
        one for one in alerts(view.programme, INSPECTED) if one.rule in {"forum.no-terms", "forum.overdue"}
    ]
    terms = {one.terms for one in view.programme.forums.values()}
    assert terms == {None}


def test_no_phase_changed_who_answers_by_a_stated_plan(view: View) -> None:
    """The report names nobody who was to answer for anything once a phase was live."""
    assert changes(view).rows == []


def test_the_posts_of_the_command_and_who_is_above_whom(view: View) -> None:
    """One superintendent for each territory, and a chief officer above the Borough Commander; the rest is not said."""
    posts = view.programme.posts.values()
    assert {post.title: post.unit for post in posts if post.unit} == {
        "Superintendent (North)": "U-006", "Superintendent (South)": "U-007", "Superintendent (Central)": "U-008",
    }  # fmt: skip
    assert [(post.title, post.reports_to) for post in posts if post.reports_to] == [
        ("Borough Commander", "PO-020")
    ]
    assert {post.state for post in posts} == {"established"}


def test_posts_forums_and_groups_keep_their_names_before_a_reviewer(inspected: Register) -> None:
    """A body is no person; whoever is no post and no body has a number."""
    redacted = inspected.redacted().view(INSPECTED.isoformat()).programme
    assert redacted.lead == "Borough Commander"
    assert redacted.decisions["D-002"].taker == "Senior management team"
    assert redacted.decisions["D-001"].taker == "person 2"
    assert "Superintendent (South)" in redacted.forums["FO-001"].members
    assert redacted.forums["FO-012"].members == ("Community Advisory Groups",)
