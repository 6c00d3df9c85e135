"""How assessments, findings and their figures are listed."""

from datetime import date
from decimal import Decimal
from typing import Any

from domain.entries.entry import Entry
from domain.entries.equality.figures import EiaCounted, EiaProfiled
from domain.entries.equality.findings import FindingRecorded, MitigationAgreed, MitigationDone
from domain.entries.equality.register import EiaRegistered, EiaRequired
from domain.entries.equality.steps import AssessmentBegun
from domain.entries.phases.steps import PhasePlanned
from programme.registers.equality.listing import EIAS, FINDINGS, IMPACTS, PROFILES
from programme.registers.listing import Listing
from tests.given import programme_of

Fact = tuple[str, Entry]

E, F = "EIA-001", "F-001"
planned = ("2008-02-04", PhasePlanned(phase="PH-001", title="Three command units"))
required = ("2008-02-11", EiaRequired(eia=E, assesses="PH-001"))
assessment = ("2008-02-25", AssessmentBegun(eia=E))
finding = FindingRecorded(
    finding=F, eia=E, characteristic="disability", effect="adverse", basis="stairs only"
)
found = ("2008-02-26", finding)


def rows(listing: Listing, on: date, *facts: Fact) -> list[dict[str, Any]]:
    """The rows of a listing on a day, as JSON names their columns."""
    programme = programme_of(*facts)
    return [
        {c.key: c.value(item, programme, on) for c in listing.columns} for item in listing.items(programme)
    ]


def test_a_change_without_an_assessment_has_its_row_among_them() -> None:
    """What is missing is seen where one looks for it, under the reference of the change."""
    (row,) = rows(EIAS, date(2008, 2, 5), planned)
    assert (row["ref"], row["assesses"], row["title"]) == ("PH-001", "PH-001", "Three command units")
    assert (row["status"], row["unmitigated"], row["lead"]) == ("missing", None, None)


def test_a_completed_assessment_of_something_unknown_leaves_it_unclear_what_is_missing() -> None:
    """Both the assessment and the change that it may be of are listed."""
    registered = ("2008-02-11", EiaRegistered(eia=E, title="EIAs completed as part of the restructuring"))
    listed = rows(EIAS, date(2008, 2, 12), planned, registered)
    assert [(row["ref"], row["status"], row["state"]) for row in listed] == [
        (E, "completed", "completed"),
        ("PH-001", "unclear: may be EIA-001", "unclear: may be EIA-001"),
    ]


def test_an_assessment_counts_its_adverse_findings_without_mitigation() -> None:
    """A mitigation that was agreed is counted no more, although it is not done."""
    facts = (planned, required, assessment, found)
    agreed = (
        "2008-03-10",
        MitigationAgreed(finding=F, mitigation="a lift", owner="FM", due=date(2008, 4, 30)),
    )
    assert [row["unmitigated"] for row in rows(EIAS, date(2008, 3, 11), *facts)] == [1]
    assert [row["unmitigated"] for row in rows(EIAS, date(2008, 3, 11), *facts, agreed)] == [0]


def test_a_mitigation_is_listed_as_it_stands() -> None:
    """None agreed, agreed, overdue, done."""
    facts = (planned, required, assessment, found)
    agreed = (
        "2008-03-10",
        MitigationAgreed(finding=F, mitigation="a lift", owner="FM", due=date(2008, 4, 30)),
    )
    done = ("2008-06-02", MitigationDone(finding=F))
    states = [
        rows(FINDINGS, on, *facts, *more)[0]["mitigated"]
        for on, more in (
            (date(2008, 3, 1), ()),
            (date(2008, 4, 30), (agreed,)),
            (date(2008, 5, 1), (agreed,)),
            (date(2008, 6, 3), (agreed, done)),
        )
    ]
    assert states == ["none agreed", "agreed", "overdue", "done"]


def test_a_profile_is_compared_with_its_reference() -> None:
    """The representation ratio stands beside the two shares."""
    share = EiaProfiled(
        eia=E,
        population="officers",
        characteristic="race",
        group="BME",
        source="6.20",
        percent=Decimal(11),
        reference="residents",
        reference_percent=Decimal("26.8"),
    )
    (row,) = rows(PROFILES, date(2008, 3, 1), planned, required, ("2008-02-12", share))
    assert (row["eia"], row["population"], row["percent"]) == (E, "officers", Decimal(11))
    assert row["representation"] == Decimal("0.41")


def test_a_ratio_just_below_four_fifths_does_not_read_as_four_fifths() -> None:
    """Ratios are cut to two places, not rounded."""
    counts = [
        EiaCounted(
            eia=E, selection="first choice", characteristic="sex", group=group, selected=selected, total=1000
        )
        for group, selected in (("women", 399), ("men", 500))
    ]
    (row,) = rows(IMPACTS, date(2008, 3, 1), planned, required, *(("2008-02-12", count) for count in counts))
    assert (row["group"], row["ratio"], row["flagged"], row["small"]) == (
        "women",
        Decimal("0.798"),
        True,
        False,
    )
