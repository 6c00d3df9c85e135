"""Reviews and lessons at Westminster: the inspection, what it found, and what may be learnt, with what shows it."""

import json
from collections import Counter
from datetime import date

import pytest

from domain.state.programme import Programme
from programme import westminster
from programme.journal.register import Register
from programme.questions.showing import Shown, show
from programme.registers.all_alerts import alerts
from tests.westminster import passages

INSPECTED, REPORTED = "2009-01-27", "2009-04-30"
FILES = [file for file in westminster.HISTORY if file.stem in {"reviews", "findings"}]
LINES = [json.loads(line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
FOUND = [line for line in LINES if line["entry"] == "review-finding record"]
INSPECTORS = "HM Inspectorate of Constabulary"


@pytest.fixture(scope="module")
def found(inspected: Register) -> Programme:
    """The programme as the inspectors found it."""
    return inspected.view(INSPECTED).programme


@pytest.fixture(scope="module")
def reported(inspected: Register) -> Programme:
    """The programme once the report was out."""
    return inspected.view(REPORTED).programme


def lesson(inspected: Register, programme: Programme, words: str) -> Shown:
    """Return everything about the one lesson whose title holds some words."""
    (ref,) = (lesson.ref for lesson in programme.lessons.values() if words in lesson.title)
    return show(inspected.view(REPORTED), ref)


def paragraphs(line: dict[str, list[str]]) -> set[str]:
    """Return the paragraphs that a line gives."""
    return set(passages.paragraphs(line["evidence"]))


def test_there_are_four_reviews_of_which_one_is_independent(found: Programme) -> None:
    """The borough looked at training, events and custody itself (6.2); HMIC came from outside (2.4)."""
    reviews = list(found.reviews.values())
    assert [review.title for review in reviews if not review.independent] == [
        "Borough review of training",
        "Borough review of events",
        "Borough review of custody",
    ]
    (inspection,) = (review for review in reviews if review.independent)
    assert (inspection.kind, inspection.state, inspection.holder) == ("inspection", "held", INSPECTORS)
    assert inspection.held is not None
    assert inspection.held.edtf == "2009-01-19/2009-01-27"
    assert inspection.method is not None
    assert "75 interviews and focus groups with more than 200 people" in inspection.method


def test_the_inspection_found_strengths_and_areas_for_improvement(found: Programme) -> None:
    """What bears on the programme, what else chapter 6 names and what focus groups praise, each with its paragraph."""
    findings = found.review_findings.values()
    assert Counter(finding.kind for finding in findings) == {"strength": 81, "area for improvement": 57}
    assert {finding.review for finding in findings} == {"RV-004"}
    told = {line["fields"]["title"]: paragraphs(line) for line in FOUND}
    assert told["Structure moved before processes were mapped and agreed"] == {"1.6", "6.2"}
    assert told["The SMT does not act as one team"] == {"1.8", "6.2"}
    assert told["The restructuring saves money"] == {"1.9", "6.21"}
    assert told["Staff were informed of the change and not involved in it"] == {"4.38", "4.39"}
    assert told["No independent staged review of the restructuring is planned"] == {"6.3"}


def test_every_strength_and_area_for_improvement_of_chapter_6_is_a_finding() -> None:
    """67 strengths and 53 areas, each with a finding of its own kind; one finding may be about several of them."""
    kinds = {"S": "strength", "A": "area for improvement"}
    missing = []
    bullets = [passage for passage in passages.SENTENCES if "/" in passage]
    for bullet in bullets:
        paragraph, _, number = bullet.partition("/")
        place = f"HMIC 2009, {paragraph}, {kinds[number[0]].partition(' ')[0]} {number[1:]}, "
        found = {
            line["fields"]["kind"] for line in FOUND if any(e.startswith(place) for e in line["evidence"])
        }
        if kinds[number[0]] not in found:
            missing.append(bullet)
    assert missing == []
    assert Counter(bullet.partition("/")[2][0] for bullet in bullets) == {"S": 67, "A": 53}


def test_thirty_five_findings_led_to_recommendations_and_the_others_wait_for_a_response(
    found: Programme, reported: Programme
) -> None:
    """Recommendations came with the report in April; what none came of is asked for once thirty days have passed."""
    assert not any(finding.recommendations for finding in found.review_findings.values())
    findings = reported.review_findings.values()
    assert sum(bool(finding.recommendations) for finding in findings) == 35
    waiting = {finding.title for finding in findings if finding.waiting}
    assert len(waiting) == 22
    assert waiting > {
        "The SMT does not act as one team",
        "No independent staged review of the restructuring is planned",
        "Training needs are not analysed",
        "Missed urgent calls are not looked into routinely",
    }
    unanswered = [a for a in alerts(reported, date(2009, 4, 30)) if a.rule == "review-finding.unanswered"]
    assert {reported.review_findings[a.subject].title for a in unanswered} == waiting
    assert {a.since for a in unanswered} == {date(2009, 2, 27)}


def test_no_staged_review_of_the_interim_phase_is_planned_and_the_inspection_does_not_change_that(
    inspected: Register,
) -> None:
    """The inspectors say so themselves (6.3): theirs looks at the unit, not at a stage of its change."""
    for day in ("2008-12-31", INSPECTED, REPORTED):
        programme = inspected.view(day).programme
        (alert,) = (a for a in alerts(programme, date.fromisoformat(day)) if a.rule == "phase.unreviewed")
        assert (alert.subject, alert.since, alert.at_latest) == ("PH-001", date(2008, 12, 31), True)


def test_the_revisit_is_the_contracts_and_is_not_planned_a_second_time(reported: Programme) -> None:
    """One fact, one place: the contract says when the inspectors come back (App. D)."""
    assert reported.contract is not None
    assert reported.contract.next_date == date(2010, 3, 31)
    assert not [review for review in reported.reviews.values() if review.state == "planned"]


def test_seven_lessons_are_the_reports_and_five_are_ours_and_say_so(reported: Programme) -> None:
    """Nobody is reported to have accepted one, so that all of them are proposed."""
    lessons = reported.lessons.values()
    assert Counter(lesson.drawn_by for lesson in lessons) == {
        INSPECTORS: 7,
        "researcher who compiled this history": 5,
    }
    assert all(
        (lesson.drawn_by != INSPECTORS) == ("this lesson is ours" in lesson.advice) for lesson in lessons
    )
    assert {lesson.state for lesson in lessons} == {"proposed"}
    assert Counter(lesson.kind for lesson in lessons) == {"avoid": 9, "repeat": 3}


def test_every_lesson_names_entries_that_show_it(inspected: Register, reported: Programme) -> None:
    """Each name in the file found its entry, which was there before the lesson."""
    named = {
        line["fields"]["title"]: line["fields"]["shown_by"]
        for line in LINES
        if line["entry"] == "lesson propose"
    }
    for one in reported.lessons.values():
        shown = {entry["position"]: entry for entry in show(inspected.view(REPORTED), one.ref).shown_by}
        assert list(one.shown_by) == [place for place in one.shown_by if place in shown]
        for position, name in zip(one.shown_by, named[one.title], strict=True):
            entry = shown[position]
            noun, verb, *about = name.split()
            assert entry["entry"] == f"{noun} {verb}"
            assert {word for word in about if "=" not in word} <= {*entry["refs"]}
            assert entry["effective"].latest <= one.proposed.latest


def test_processes_come_before_structure_is_shown_by_the_move_and_the_six_processes_that_were_not_agreed(
    inspected: Register, reported: Programme
) -> None:
    """The heart of the report (1.6, 6.2), with the entries a reader can check it by."""
    shown = lesson(inspected, reported, "before the structure moves")
    assert Counter(entry["entry"] for entry in shown.shown_by) == {
        "phase go-live": 1,
        "change identify": 5,
        "change implement": 1,
        "risk raise": 1,
    }
    changes = {ref for entry in shown.shown_by for ref in entry["refs"] if ref.startswith("PC-")}
    programme = inspected.view(INSPECTED).programme
    assert changes == {"PC-002", "PC-003", "PC-004", "PC-005", "PC-006", "PC-007"}
    assert not any(programme.changes[ref].agreed for ref in changes)


def test_the_neglected_registers_are_shown_by_their_last_update(
    inspected: Register, reported: Programme
) -> None:
    """Entries that name no reference are told apart by a field: both registers, late 2007 (6.2)."""
    shown = lesson(inspected, reported, "Keep the risk register")
    kept = {
        entry["fields"]["kept"]: entry["effective"].edtf
        for entry in shown.shown_by
        if "kept" in entry["fields"]
    }
    assert kept == {"risk": "2007-10-01~/2007-12-31~", "staff-issue": "2007-10-01~/2007-12-31~"}


def test_no_lesson_was_known_before_the_report(found: Programme) -> None:
    """Findings are of the inspection's last day; what may be learnt from them came with the report."""
    assert not found.lessons
    assert found.reviews["RV-004"].reported is None


def test_lessons_that_nobody_decides_on_are_noted_after_two_months(inspected: Register) -> None:
    """All twelve, on the same day."""
    for day, count in (("2009-06-29", 0), ("2009-06-30", 12)):
        programme = inspected.view(day).programme
        undecided = [a for a in alerts(programme, date.fromisoformat(day)) if a.rule == "lesson.undecided"]
        assert len(undecided) == count
