"""What the inspectors asked Westminster for: counted against the report, and judged as if nothing had been done yet."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.state.programme import Programme
from programme import westminster
from programme.journal.register import Register
from programme.questions.outlook import outlook
from programme.questions.showing import show
from programme.registers.all_alerts import alerts

INSPECTED, PUBLISHED, DEADLINE = "2009-01-27", "2009-04-30", date(2010, 3, 31)
FILE = Path(westminster.__file__).with_name("recommendations.jsonl")
LINES: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
CRIME_TYPES = {
    "Total notifiable offences", "Robbery", "Vehicle crime", "Residential burglary", "Serious acquisitive crime",
    "Most serious violence", "Other wounding", "Racially and religiously aggravated crime",
}  # fmt: skip


@pytest.fixture(scope="module")
def published(inspected: Register) -> Programme:
    """The programme once the report was published."""
    return inspected.view(PUBLISHED).programme


def test_six_recommendations_with_31_sub_points(published: Programme) -> None:
    """Five or six sub-points each, the same in the summary and in the contract (1.12, App. D)."""
    counts = {ref: len(one.points) for ref, one in published.recommendations.items()}
    assert counts == {"REC-001": 5, "REC-002": 5, "REC-003": 5, "REC-004": 6, "REC-005": 5, "REC-006": 5}
    assert len(published.points) == 31
    assert all(ref in published.recommendations[point.of or ""].points
               for ref, point in published.points.items())  # fmt: skip


def test_four_management_considerations(published: Programme) -> None:
    """Paragraph 1.12 says that they stand in bold in chapter 6; every other finding there is in italics only.

    In the text of the report an area for improvement is set in italics (one asterisk each side) and a consideration
    in bold italics (three). Exactly four areas for improvement begin so: the second of 6.5, the fourth of 6.11 (a page
    break divides it), the third of 6.13 and the first of 6.20. All other bold type in the chapter is in headings.
    """
    assert [one.source for one in published.considerations.values()] == [
        "HMIC 2009, 6.5",
        "HMIC 2009, 6.11",
        "HMIC 2009, 6.13",
        "HMIC 2009, 6.20",
    ]
    assert not any(one.points for one in published.considerations.values())


def test_three_pieces_of_good_practice(published: Programme) -> None:
    """Paragraph 1.13 names three, each with the paragraph that describes it."""
    assert [practice.source for practice in published.practices.values()] == [
        "HMIC 2009, 6.4",
        "HMIC 2009, 6.6",
        "HMIC 2009, 6.18",
    ]


def test_sixteen_quartile_targets(published: Programme) -> None:
    """Eight kinds of crime in two areas: four stay second or better, twelve rise from bottom to third (App. D)."""
    found = {
        (target.area, target.title): (target.baseline_quartile, target.target_quartile)
        for target in published.targets.values()
    }
    areas = ("crime reduction", "sanction detection")
    assert set(found) == {(area, title) for area in areas for title in CRIME_TYPES}
    kept = {key for key, quartiles in found.items() if quartiles == ("second", "second")}
    assert kept == {
        ("crime reduction", "Vehicle crime"),
        ("crime reduction", "Residential burglary"),
        ("crime reduction", "Serious acquisitive crime"),
        ("sanction detection", "Racially and religiously aggravated crime"),
    }
    assert Counter(found.values()) == {("second", "second"): 4, ("bottom", "third"): 12}
    assert {target.due for target in published.targets.values()} == {DEADLINE}


def test_the_contract_ends_with_march_2010(published: Programme) -> None:
    """It is between three parties, and has no lead to name for anything that it asks for (App. D)."""
    assert published.contract is not None
    assert (published.contract.deadline, len(published.contract.parties)) == (DEADLINE, 3)
    everything = (published.recommendations, published.considerations, published.points)
    assert {one.state for things in everything for one in things.values()} == {"open"}
    assert not any(one.lead or one.due for things in everything for one in things.values())


def test_none_of_it_was_there_when_the_inspectors_left(inspected: Register) -> None:
    """The report is of April 2009: three months earlier nothing of it was so, nor possible, nor an alert."""
    view = inspected.view(INSPECTED)
    programme = view.programme
    registers = ("recommendations", "considerations", "points", "practices", "targets", "contract")
    assert not any(getattr(programme, name) for name in registers)
    assert not [r for r in view.possible() if r.on.edtf == "2009-04"]
    rules = {alert.rule for alert in alerts(programme, date.fromisoformat(INSPECTED))}
    assert not {rule for rule in rules if rule.startswith(("recommendation.", "target.", "contract."))}


def test_a_revisit_on_the_deadline_would_find_nothing_discharged(inspected: Register) -> None:
    """The report knows of nothing done about it; 31 sub-points and four considerations count one by one."""
    found = outlook(inspected.view("2010-03-31"))
    assert found.contract is not None
    assert found.contract["days_to_deadline"] == 0
    assert len(found.provisions) == 6 + 31 + 4
    assert len(found.targets) == 16
    assert found.today.outcome == found.if_claims_hold.outcome == "not discharged with referral"
    assert found.today.reasons == (
        "0 of 35 recommendations, considerations and sub-points verified",
        "35 not begun",
        "0 of 16 targets met",
        "16 of the targets not observed since they were set",
    )


def test_after_the_deadline_all_of_it_is_overdue_and_the_revisit_is_missing(inspected: Register) -> None:
    """One alert for each recommendation and consideration, one for each target, and one for the contract."""
    found = alerts(inspected.view("2010-04-01").programme, date(2010, 4, 1))
    counted = Counter(alert.rule for alert in found)
    assert (counted["recommendation.overdue"], counted["recommendation.no-lead"]) == (10, 10)
    assert (counted["target.missed"], counted["contract.revisit-missing"]) == (16, 1)


@pytest.mark.parametrize(
    ("document", "title", "asked_for"),
    [
        ("SOP-012", "Custody closure authorisation policy", "MC-003"),
        ("SOP-014", "Sanction detection improvement plan", "REC-004"),
        ("SOP-015", "Resource leverage strategy or plan", "REC-006"),
        ("SOP-016", "Performance management framework", "REC-002"),
        ("SOP-017", "Delivery plans for each borough priority", "REC-002"),
        ("SOP-019", "Action plan of the Diversity Strategy", "MC-004"),
    ],
)
def test_an_absent_document_shows_who_asks_for_it(
    inspected: Register, document: str, title: str, asked_for: str
) -> None:
    """Whoever looks at what is missing sees the recommendation to write it."""
    shown = show(inspected.view(PUBLISHED), document)
    assert (shown.fields["title"], shown.fields["state"]) == (title, "absent")
    assert asked_for in shown.linked


def test_every_entry_of_the_file_is_counted_and_dated_by_the_month_of_the_report() -> None:
    """The cover of the report says April 2009 and no day."""
    assert Counter(line["entry"] for line in LINES) == {
        "contract agree": 1, "recommendation make": 6, "recommendation add-point": 31, "consideration make": 4,
        "practice note": 3, "target set": 16,
    }  # fmt: skip
    assert {line["on"] for line in LINES} == {"2009-04"}
