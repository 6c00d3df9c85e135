"""Everything of the report that fits a register is there, counted and named: what is deleted is missed by its name.

`facts.txt` names each thing of each register with its paragraphs, one a line, as it was read against the
report. What has no register is left out: that the Borough Commander took his post in April 2007 (1.2), before the
programme began; and the charts of chapter 5, which have no figures.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from domain.state.programme import Programme
from programme import westminster
from programme.journal.register import Register
from programme.journal.view import View
from programme.questions.contradictions import contradictions
from tests.westminster import passages

PUBLISHED = "2009-04-30"
LISTED = Path(__file__).with_name("facts.txt").read_text(encoding="utf-8").splitlines()
NAMES = ("title", "name", "summary", "description")
# How many there are of each, by the paragraphs of the report that give them.
COUNTS = {
    "recommendations": 6,  # 1.12, App. D
    "points": 31,  # five each and six of the fourth
    "considerations": 4,  # in bold in 6.5, 6.11, 6.13 and 6.20
    "practices": 3,  # 1.13
    "targets": 16,  # App. D: eight kinds of crime, reduction and detection
    "measures": 77,  # 8 tables of App. C with 3 measures each, satisfaction, and 52 figures of the text
    "phases": 2, "units": 14, "postings": 1, "appeals": 1,  # 1.5, 4.13, 6.2; five, three and six units
    "processes": 9, "changes": 7,  # 6.2: the one that was planned, and the six that were not
    "sops": 34,  # published, draft and absent
    "risks": 30, "indicators": 4,  # 26 threats and 4 opportunities
    "issues": 19, "staff_issues": 32,
    "review_findings": 138,  # every strength and area of chapter 6, and what the focus groups praised
    "eias": 1, "decisions": 18, "priorities": 3, "benefits": 6, "costs": 2,
    "groups": 16, "messages": 6, "activities": 16, "series": 4,
    "posts": 25, "functions": 23, "forums": 20,  # those that the report names, three of the forums as missing
}  # fmt: skip


@pytest.fixture(scope="module")
def view(inspected: Register) -> View:
    """The programme once the report was published."""
    return inspected.view(PUBLISHED)


@pytest.fixture(scope="module")
def found(view: View) -> Programme:
    """Its registers."""
    return view.programme


@pytest.fixture(scope="module")
def paragraphs(view: View) -> dict[str, str]:
    """The paragraphs of the entry that brought each thing into being."""
    return {
        reference: ", ".join(passages.paragraphs(record.evidence_list))
        for record in view.records()
        for reference in record.entry.allotted()
    }


def named(thing: Any) -> str:
    """Return what a thing is called; a target is of one of two areas, and two appeals would differ by whom."""
    name = next((str(said) for field in NAMES if (said := getattr(thing, field, None))), "")
    area = getattr(thing, "area", None) if type(thing).__name__ == "ContractTarget" else None
    return f"{name} ({area})" if area else name or f"{thing.appellants} appellants"


@pytest.mark.parametrize("name", COUNTS)
def test_every_thing_of_the_report_is_in_its_register(
    found: Programme, paragraphs: dict[str, str], name: str
) -> None:
    """Each is listed by its name and its paragraphs, none is missing, and none is there that is not listed."""
    held = {f"{name} | {paragraphs[ref]} | {named(thing)}" for ref, thing in getattr(found, name).items()}
    assert held == {line for line in LISTED if line.startswith(f"{name} | ")}
    assert len(held) == len(getattr(found, name)) == COUNTS[name]


def test_every_register_that_the_list_names_is_counted() -> None:
    """No line of the list stands for nothing."""
    assert {line.partition(" | ")[0] for line in LISTED} == set(COUNTS)
    assert Counter(line.partition(" | ")[0] for line in LISTED) == COUNTS


def test_each_recommendation_has_its_sub_points_by_name(found: Programme) -> None:
    """Six recommendations of 5, 5, 5, 6, 5 and 5 sub-points, the same in 1.12 and in Appendix D."""
    assert [len(one.points) for one in found.recommendations.values()] == [5, 5, 5, 6, 5, 5]


def test_eight_tables_of_crime_and_the_one_of_satisfaction(found: Programme) -> None:
    """Each kind of crime of Appendix C has its number, its rate and its detections; satisfaction has two years."""
    tables = (one for one in found.measures.values() if one.source.startswith("iQuanta"))
    kinds = Counter(one.title.partition(": ")[0] for one in tables)
    assert sorted(kind for kind, measures in kinds.items() if measures == 3) == [
        "All crime", "Domestic burglary", "Most serious violence", "Other wounding",
        "Racially and religiously aggravated crime", "Robbery", "Serious acquisitive crime", "Vehicle crime",
    ]  # fmt: skip
    (satisfaction,) = (one for one in found.measures.values() if one.title.startswith("User satisfaction"))
    assert [str(one.value) for one in satisfaction.observations if one.value] == ["74.1", "75.5"]


def test_the_profile_has_every_line_of_three_tables(found: Programme) -> None:
    """Six shares of the workforce (6.20), thirteen ethnic groups (4.5) and nine religions (4.6)."""
    lines = Counter(share.source.rpartition(", ")[2] for share in found.eias["EIA-001"].profile)
    assert lines == {"6.20": 6, "4.5": 13, "4.6": 9}


def test_the_contradictions_are_counted(view: View) -> None:
    """Thirty in figures and posts, which test_contradictions.py names, and 28 matters in words with all their sides."""
    assert Counter(row["kind"] for row in contradictions(view).rows) == {
        "period differs": 8, "sources differ": 7, "quartile differs": 3, "stated differs": 2, "estimates differ": 2,
        "base differs": 1, "period misnamed": 1, "accountable differs": 6, "claims differ": 41,
    }  # fmt: skip


def test_every_entry_of_the_details_is_counted() -> None:
    """What the report says besides its headlines, from 4.11 to 4.36 and from 6.2 to 6.23."""
    file = next(file for file in westminster.HISTORY if file.stem == "details")
    lines = [json.loads(line)["entry"] for line in file.read_text(encoding="utf-8").splitlines()]
    assert Counter(lines) == {
        "risk raise": 8, "staff-issue raise": 11, "sop register": 8, "sop require": 2, "sop remark": 3,
        "risk materialise": 11,  # what the report tells as having happened
    }  # fmt: skip
