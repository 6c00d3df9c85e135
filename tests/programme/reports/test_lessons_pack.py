"""The lessons pack: everything that happened is in it once, and every statement says what it rests on."""

import re
from datetime import date
from pathlib import Path

import pytest

from domain.entries.catalogue import ENTRIES
from domain.foundation.personal import REDACTED
from programme.journal.register import Register
from programme.questions.contradictions import contradictions
from programme.questions.hindsight import hindsight
from programme.questions.status import status
from programme.recording.record import Proposal, proposal, record
from programme.reports.chapters.gates import OUT_OF_ORDER
from programme.reports.chapters.story import PLANS
from programme.reports.document import Document, Table, text_of
from programme.reports.lessons_pack import lessons_pack
from programme.reports.making import made
from programme.reports.moment import view_of
from programme.reports.report_request import ReportRequest
from programme.stores.open import start_programme
from tests import ROOT
from tests.programme.reports.conftest import AskFor

NUMBER = re.compile(r"#(\d+)")


@pytest.fixture(scope="session")
def pack(inspected: Register, ask_for: AskFor) -> Document:
    """Give the pack of the Westminster programme after the report was published."""
    return lessons_pack(inspected.redacted(), ask_for("lessons-pack", as_of=date(2009, 4, 30)))


def tables(pack: Document, title: str) -> list[Table]:
    """Return the tables of a chapter."""
    [section] = [section for section in pack.sections if section.title == title]
    return [block for block in section.blocks if isinstance(block, Table)]


def cells(table: Table, column: str) -> list[str]:
    """Return what a column says."""
    return [text_of(row[table.columns.index(column)]) for row in table.rows]


def test_every_entry_is_told_once_as_planned_or_as_happened(pack: Document, inspected: Register) -> None:
    """Nothing that was recorded is left out of the two chapters that tell the story, and nothing is told twice."""
    told = [
        int(number)
        for table in (*tables(pack, "What was planned")[1:], *tables(pack, "What happened"))
        for cell in cells(table, "#")
        for number in NUMBER.findall(cell)[:1]
    ]
    recorded = [
        record.position for record in view_of(inspected, date(2009, 4, 30), inspected.position()).records()
    ]
    assert sorted(told) == sorted(recorded)
    assert len(told) > 400


@pytest.mark.parametrize(
    "chapter",
    ["What was planned", "What happened", "Gates passed with gaps", "Who answered for what, and who met", "Silences",
     "Alerts and how long each stood", "Decisions", "Contradictions", "Reviews", "Lessons"],
)  # fmt: skip
def test_every_statement_names_its_records_and_their_evidence(
    pack: Document, inspected: Register, chapter: str
) -> None:
    """Each row of each chapter names entries that are there, and the evidence that was given for them."""
    found = tables(pack, chapter)
    assert sum(len(table.rows) for table in found) > 0
    for table in found:
        column = next(
            name for name in table.columns if name in {"#", "Last kept by #", "Entries before and after"}
        )
        for cited, evidence in zip(cells(table, column), cells(table, "Evidence"), strict=True):
            positions = [int(number) for number in NUMBER.findall(cited)]
            assert positions, (table.caption, cited)
            given = {
                # What was said of a staff issue could tell a reader who raised it.
                "[redacted]" if one.entry.noun == "staff-issue" else said
                for one in inspected.journal.at(inspected.programme_id, positions)
                for said in one.evidence_list
            }
            assert given == set(evidence.split("; ")) - {"none given"}


def test_the_gate_that_was_passed_with_gaps_is_told(pack: Document) -> None:
    """The interim phase went live with eight gaps, which nobody accepted and which are open still."""
    [interim, steps] = tables(pack, "Gates passed with gaps")
    assert interim.caption.startswith(
        "PH-001 Three territorial OCUs (interim) went live (about 2008), without anyone's acceptance of its gaps"
    )
    still = cells(interim, "Still open")
    assert (len(still), sum(one.startswith("yes") for one in still)) == (8, 8)
    assert "Intelligence works in a new way (PC-007) that was never agreed" in cells(steps, "What")


def test_the_silences_of_both_registers_are_told(pack: Document) -> None:
    """Neither the risk register nor the staff issues log was kept after 2007, and by which entries that is known."""
    _, registers = tables(pack, "Silences")
    said = {row[0]: row[1:] for row in registers.rows}
    assert said["Risk register"][:2] == said["Staff issues log"][:2] == ("1 Jan 2008", "30 Apr 2009, still")
    assert (said["Risk register"][5], said["Staff issues log"][5]) == ("#34", "#36")


def test_every_alert_is_told_with_how_long_it_stood(pack: Document, inspected: Register) -> None:
    """The chapter has each stretch that hindsight finds to be certain, the longest first."""
    [listed] = tables(pack, "Alerts and how long each stood")
    days = [int(cell) for cell in cells(listed, "Days")]
    spans = hindsight(view_of(inspected, date(2009, 4, 30), inspected.position())).spans
    assert any(not span.certain for span in spans)
    assert days == sorted((span.days for span in spans if span.certain), reverse=True)


def test_every_contradiction_decision_finding_and_lesson_is_told(pack: Document, inspected: Register) -> None:
    """No chapter keeps anything back."""
    view = view_of(inspected, date(2009, 4, 30), inspected.position())
    [found] = tables(pack, "Contradictions")
    assert cells(found, "In a sentence") == [row["sentence"] for row in contradictions(view).rows]
    for chapter, register in (
        ("Decisions", view.programme.decisions),
        ("Reviews", view.programme.reviews | view.programme.review_findings),
        ("Lessons", view.programme.lessons),
    ):
        assert [text_of(row[0]) for table in tables(pack, chapter) for row in table.rows] == list(register)
        assert register


def test_a_lesson_names_the_entries_that_show_it(pack: Document, inspected: Register) -> None:
    """What a lesson rests on is named beside it."""
    [listed] = tables(pack, "Lessons")
    shown = cells(listed, "Shown by")
    lessons = view_of(inspected, date(2009, 4, 30), inspected.position()).programme.lessons.values()
    for said, lesson in zip(shown, lessons, strict=True):
        assert {int(number) for number in NUMBER.findall(said)} == {*lesson.shown_by, *lesson.applied_in}


def test_what_people_said_is_withheld_unless_it_is_asked_for(
    pack: Document, inspected: Register, ask_for: AskFor
) -> None:
    """The pack shows no words of staff, says so, and shows them only when that is asked for."""
    said = (
        view_of(inspected, date(2009, 1, 27), inspected.position()).programme.staff_issues["SI-001"].summary
    )
    assert said not in str(pack)
    assert REDACTED in str(pack)
    assert "withheld" in str(pack.sections[2])
    shown = lessons_pack(inspected, ask_for("lessons-pack", redacted=False))
    assert said in str(shown)
    assert "personal data" in str(shown.sections[2])


def test_what_is_planned_and_what_is_out_of_order_are_entries_and_rules_that_exist() -> None:
    """A topic or a rule that was renamed is noticed."""
    assert set(ENTRIES) >= PLANS
    rules = "\n".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "programme/registers").rglob("*alerts.py")
    )
    assert all(f'"{rule}"' in rules for rule in OUT_OF_ORDER)


def test_a_programme_that_only_began_has_a_pack(tmp_path: Path) -> None:
    """Where nothing happened every chapter says so."""
    register = start_programme(str(tmp_path / "store.sqlite"), "North division merger", on="2008-01-07")
    asked = ReportRequest(
        kind="lessons-pack",
        form="markdown",
        programme_id=register.programme_id,
        as_of=date(2008, 1, 7),
        position=1,
        redacted=True,
    )
    text = made(register, asked)
    register.close()
    for said in (
        "Nothing else was recorded",
        "No phase went live",
        "no alert ever stood",
        "no lesson was drawn",
    ):
        assert said in text


def test_what_was_corrected_or_withdrawn_is_told_with_what_did_it(tmp_path: Path) -> None:
    """A corrected entry says what it says now, a withdrawn one what it said, and both which entry did it."""
    register = start_programme(str(tmp_path / "store.sqlite"), "North division merger", on="2008-01-07")
    statement = {"cause": "a", "event": "b", "effect": "c"}
    for fields in ({"title": "Prolonged", **statement}, {"title": "Doubled", **statement}):
        one = proposal("risk.raised", **fields)
        record(register, [Proposal(one.entry_class, one.fields, "2008-01-08")])
    record(
        register,
        [proposal("entry.corrected", entry=2, changes={"title": "Interim prolonged"}, reason="said little")],
    )
    record(register, [proposal("entry.withdrawn", entry=3, reason="raised twice")])
    asked = ReportRequest(
        kind="lessons-pack",
        form="markdown",
        programme_id=register.programme_id,
        as_of=date(2008, 2, 1),
        position=5,
        redacted=True,
    )
    text = made(register, asked)
    register.close()
    assert "title Interim prolonged · cause a · event b · effect c | #2 (corrected by #4)" in text
    assert "title Doubled · cause a · event b · effect c | #3 (withdrawn by #5)" in text


def test_the_summary_comes_first_then_the_lessons_and_every_figure_is_that_of_its_question(
    pack: Document, inspected: Register
) -> None:
    """Whoever reads two pages has read what happened, what is gravest and what was learned."""
    assert [section.title for section in pack.sections[:3]] == ["Summary", "Lessons", "How to read this"]
    view = view_of(inspected.redacted(), date(2009, 4, 30), inspected.position())
    gravest, numbers = tables(pack, "Summary")
    said = dict(zip(cells(numbers, "What"), cells(numbers, "How many"), strict=True))
    found = status(view)
    assert said["Alerts that stand"].startswith(
        f"{len(found.alerts)}, of which {found.by_severity['act now']} "
    )
    assert said["Open risks"].startswith(f"{found.risks['open']} (")
    made = found.progress
    assert said["Process changes done"] == f"{made['changes_done']} of {made['changes_planned']}"
    assert said["Contradictions"] == str(len(contradictions(view).rows))
    assert said["Lessons"] == str(len(view.programme.lessons))
    # Rows of at most three lines each: what a page holds.
    assert len(gravest.rows) + len(numbers.rows) <= 13
    assert gravest.more
