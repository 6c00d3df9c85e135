"""The whole report in the ledger: every place is claimed or named with a reason, and what it says against itself."""

import re
from collections import Counter
from datetime import date

import pytest

from domain.state.programme import Programme
from programme.journal.register import Register
from programme.journal.view import View
from programme.questions.claims.coverage import chapters, coverage
from programme.questions.claims.grounds import NOTHING, grounds
from programme.questions.contradictions import contradictions
from programme.reports.document import Table, text_of
from programme.reports.making import document
from programme.reports.report_request import ReportRequest
from tests.westminster import passages

PUBLISHED = "2009-04-30"
# Who reads the table below may count in the report: paragraphs, and in chapter 6 its strengths and areas.
PLACES = {
    "Contents": 1, "1": 50, "2": 6, "3": 2, "4": 41, "5": 6, "6": 122,
    "App. A": 1, "App. B": 41, "App. C": 9, "App. D": 47,
}  # fmt: skip
PASSED_OVER = {"Contents", "2.5", "5.2", "5, charts", "6.17", "App. A"}
# Recommendations of 1.12 for which the report itself gives no finding.
WITHOUT_GROUNDS = {"1.12, recommendation 5, point 2", "1.12, recommendation 6, point 3"}


@pytest.fixture(scope="module")
def view(inspected: Register) -> View:
    """The programme once the report was published."""
    return inspected.view(PUBLISHED)


@pytest.fixture(scope="module")
def found(view: View) -> Programme:
    """Its registers."""
    return view.programme


def test_every_place_of_the_report_is_covered_or_named_with_a_reason(view: View) -> None:
    """By chapter, as the closing note counts them: nothing is missing, and six places are passed over."""
    rows = coverage(view).rows
    assert {one.chapter: sum(one.counts.values()) for one in chapters(rows)} == PLACES
    assert [row["place"] for row in rows if row["standing"] == "missing"] == []
    assert {
        row["place"]: bool(row["reason"]) for row in rows if row["standing"] == "passed over"
    } == dict.fromkeys(PASSED_OVER, True)


def test_every_strength_and_area_for_improvement_has_claims_and_entries(view: View) -> None:
    """From each of the 120 a reader comes to what was recorded from it, and back."""
    bullets = [row for row in coverage(view).rows if row["place"].startswith("6.") and ", " in row["place"]]
    assert Counter(row["standing"] for row in bullets) == {"claimed and recorded": 67 + 53}


def test_each_claim_says_where_its_source_says_so(found: Programme) -> None:
    """A paragraph, and in it a sentence, row, table, list or point that the report has."""
    lost = [
        claim.ref for claim in found.claims.values() if not passages.is_there(f"HMIC 2009, {claim.where}")
    ]
    assert lost == []
    assert all(claim.where != claim.paragraph for claim in found.claims.values())


def test_claims_are_counted_by_kind(found: Programme) -> None:
    """What staff said is a judgement: chapter 4 has no fact about the change but what the inspectors did."""
    assert Counter(claim.kind for claim in found.claims.values()) == {
        "judgement": 300, "figure": 206, "fact": 144, "recommendation": 90, "intention": 11,
    }  # fmt: skip
    perceived = {
        c.kind for c in found.claims.values() if c.paragraph.startswith("4.") and int(c.paragraph[2:]) > 10
    }
    assert perceived == {"judgement", "figure"}


def test_every_recommendation_of_the_summary_rests_on_findings_but_two(view: View) -> None:
    """For two sub-points the report gives none: guiding sergeants and inspectors, and the five domains."""
    summary = [row for row in grounds(view).rows if row["where"].startswith("HMIC 2009, 1.12, ")]
    without = {row["where"].removeprefix("HMIC 2009, ") for row in summary if row["says"] == NOTHING}
    assert without == WITHOUT_GROUNDS
    assert len({row["ref"] for row in summary}) == 6 + 31
    keeping = [row for row in summary if row["where"].endswith("recommendation 1, point 5")]
    assert {row["made"] for row in keeping} == {("SP-005",)}
    assert "HMIC 2009, 6.2, area 7, sentence 3" in {row["ground_where"] for row in keeping}


def test_what_the_report_says_in_words_against_itself_is_listed(view: View) -> None:
    """Twenty-eight matters that no figure shows, each with both passages and why they cannot both be so."""
    rows = [row for row in contradictions(view).rows if row["kind"] == "claims differ"]
    assert len({row["matter"] for row in rows}) == 28
    both = {(row["matter"], row["one_source"], row["other_source"]) for row in rows}
    assert {
        ("Support of the senior managers", "HMIC 2009, 6.2, strength 1, sentence 1", "HMIC 2009, 1.8, sentence 2"),
        ("What drove the restructuring", "HMIC 2009, 1.5, sentence 2", "HMIC 2009, 6.21, strength 3, sentence 1"),
        ("Whether there is a performance culture", "HMIC 2009, 4.17, sentence 2", "HMIC 2009, 6.3, area 6, sentence 1"),
        ("How the SMT takes feedback", "HMIC 2009, 4.41, sentence 1", "HMIC 2009, App. B, table, row 40"),
        ("When the restructuring is to be complete", "HMIC 2009, 6.2, area 5, sentence 1",
         "HMIC 2009, App. D, action required"),
    } <= both  # fmt: skip


def test_nothing_is_claimed_before_the_report_was_published(inspected: Register) -> None:
    """On the last day of the inspection nobody had read it; what the inspectors found then is in the registers."""
    programme = inspected.view("2009-01-27").programme
    assert (programme.claims, programme.publications) == ({}, {})
    assert len(programme.review_findings) == 138


def test_the_lessons_pack_tells_what_the_report_claims(inspected: Register) -> None:
    """Each row of the chapter names the entries that it is taken from."""
    asked = ReportRequest(
        kind="lessons-pack",
        form="markdown",
        programme_id=inspected.programme_id,
        as_of=date.fromisoformat(PUBLISHED),
        position=inspected.position(),
        redacted=True,
    )
    (chapter,) = [one for one in document(inspected, asked).sections if one.title == "What sources claim"]
    tables = [block for block in chapter.blocks if isinstance(block, Table)]
    assert sum(len(table.rows) for table in tables) > 10
    for table in tables:
        place = table.columns.index("#")
        assert all(re.search("[0-9]", text_of(row[place])) for row in table.rows)
