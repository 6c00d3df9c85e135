"""Where the report contradicts itself: every place that was found, with both paragraphs, and no other."""

from datetime import date
from decimal import Decimal

import pytest

from programme.journal.register import Register
from programme.journal.view import View
from programme.questions.contradictions import contradictions
from programme.registers.all_alerts import alerts
from tests.westminster import passages

INSPECTED = date(2009, 1, 27)
DETECTION_CHANGES = {
    "All crime": "+2.11", "Robbery": "-3.96", "Vehicle crime": "-0.78", "Domestic burglary": "+0.09",
    "Serious acquisitive crime": "-1.32", "Most serious violence": "-2.26", "Other wounding": "-1.16",
    "Racially and religiously aggravated crime": "-2.73",
}  # fmt: skip
YEAR, TO_DATE = "Apr 2007 to Mar 2008", "Apr 2008 to Jan 2009 (approximate)"
SOUTH_AND_CENTRAL = "Superintendent (South), Superintendent (Central)"
# The matter, what one place says and which it is, and what another says and which it is. Places follow "HMIC 2009, ".
FOUND = {
    *(
        (f"{title}: sanction detection rate: change of {change} points", YEAR, "App. C", TO_DATE, "1.4")
        for title, change in DETECTION_CHANGES.items()
    ),
    ("Gun crime: recorded: stated change", "-65.6 %", "1.3", "-63.3 %", "5.5"),
    ("Knife crime: recorded: stated change", "-13.2 %", "1.3", "-10.6 %", "5.5"),
    ("Serious acquisitive crime: recorded: stated change", "+8.0 %", "App. C", "+7.4 %", "5.5"),
    ("Serious acquisitive crime: recorded: change", "+7.4 %", "5.5", "+8.0 % (4,693 → 5,069)", "App. C"),
    ("User satisfaction: whole experience: change", "+1.4 %", "1.4", "+1.9 % (74.1 → 75.5)", "App. C"),
    ("Most serious violence: sanction detection rate: quartile", "quartile 3 or better", "1.4", "quartile 4", "App. D"),
    ("Most serious violence: sanction detection rate: place in its group", "bottom quartile", "App. D",
     "40, better than the group's 38.7", "App. C"),
    ("Other wounding: sanction detection rate: place in its group", "bottom quartile", "1.4; App. D",
     "30.6, better than the group's 29.1", "App. C"),
    ("Domestic burglary: per 1,000 households: what it is worked out on", "13.4, on 106,988 to 107,791", "App. C",
     "4.3, on 232,413 to 237,883", "App. C"),
    ("Staff of the borough: value", "2,500", "1.1; 4.10", "2,200", "6.2; 6.23"),
    ("Residents of Westminster: value", "236,000", "1.1; 4.4", "234,100", "App. C"),
    ("People who come into the borough in a day: value", "750,000", "1.1; 1.3; 4.4; 5.3", "1,200,000", "6.13"),
    ("Senior managers in their focus group: value", "10", "4.15", "8", "4.27"),
    ("Entries on CrimInt Plus: length of the period", "12 months", "6.23", "368 days", "6.23"),
    ("Efficiency savings of the restructuring: estimate", "about 500,000 GBP", "1.9", "about 545,000 GBP", "6.21"),
    ("Efficiency savings of the restructuring: estimate", "about 545,000 GBP", "6.21", "500,000 GBP a year", "6.21"),
    *(
        (f"{title}: accountable", "Superintendent (North)", place, SOUTH_AND_CENTRAL, place)
        for title, place in (
            ("Response teams", "4.11"), ("Safer Neighbourhood Teams", "4.11"),
            ("Performance management of the territories", "6.2"), ("Deployment of the Special Constabulary", "6.2"),
            ("Training of custody officers", "6.2"), ("Staff discipline", "6.2"),
        )
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def view(inspected: Register) -> View:
    """The programme as the inspectors found it."""
    return inspected.view(INSPECTED.isoformat())


def places(evidence: tuple[str, ...]) -> str:
    """The paragraphs of some evidence."""
    return "; ".join(map(passages.paragraph, evidence))


def test_every_contradiction_of_the_report_is_listed_with_both_paragraphs(view: View) -> None:
    """From the summary to the contract: 30 matters, each with what both places say and where the journal holds it."""
    rows = contradictions(view).rows
    found = [
        (r["matter"], r["one"], places(r["one_evidence"]), r["other"], places(r["other_evidence"]))
        for r in rows
    ]
    assert set(found) == FOUND
    assert len(found) == len(FOUND) == 30


def test_each_side_names_the_entries_that_hold_it(view: View) -> None:
    """The positions lead to entries about the matter, and a side with several sources has several."""
    records = {record.position: record for record in view.records()}
    for row in contradictions(view).rows:
        for side in ("one", "other"):
            assert row[f"{side}_entries"]
            assert all(
                row["ref"] in records[at].entry.references() for at in row[f"{side}_entries"]
            )  # fmt: skip
    (staff,) = [row for row in contradictions(view).rows if row["matter"].startswith("Staff of")]
    assert [len(staff[side]) for side in ("one_entries", "other_entries")] == [2, 2]


def test_the_alerts_are_about_the_same_things_as_the_list(view: View) -> None:
    """What is listed is noted as an alert, and nothing else is."""
    rules = {"sources-differ", "stated-differs", "quartile-differs", "base-differs", "period-differs",
             "period-misnamed", "estimates-disagree", "disputed"}  # fmt: skip
    noted = {
        alert.subject
        for alert in alerts(view.programme, INSPECTED)
        if alert.rule.partition(".")[2] in rules
    }  # fmt: skip
    assert noted == {row["ref"] for row in contradictions(view).rows}


def test_the_residents_behind_the_rates_are_worked_out(view: View) -> None:
    """The 234,100 that Appendix C does not print are what both rates of all crime come to, within their rounding."""
    (rate,) = (
        one for one in view.programme.measures.values() if one.title == "All crime: per 1,000 residents"
    )
    (people,) = (one for one in view.programme.measures.values() if one.title.startswith("Residents"))
    ((implied, source),) = [(one.value, one.source) for one in people.observations if "App. C" in one.source]
    assert implied is not None
    assert "by its rates" in source
    based = [one for one in rate.observations if one.numerator]
    assert len(based) == 2
    for one in based:
        assert one.numerator is not None
        assert round(one.numerator * 1000 / implied, 1) == one.value


def test_the_entries_for_each_member_of_staff_are_worked_out_on_the_smaller_staff(view: View) -> None:
    """15,891 entries are 7.2 for each of 2,200 (6.23), and would be 6.4 for each of the 2,500 of 1.1."""
    (entries,) = (
        one for one in view.programme.measures.values() if one.title.startswith("Entries on CrimInt")
    )
    count = entries.observations[0].value
    assert count is not None
    stated = next(kri.value for kri in view.programme.indicators.values() if kri.title.startswith("CrimInt"))
    assert (round(count / 2200, 1), round(count / 2500, 1)) == (stated, Decimal("6.4"))
