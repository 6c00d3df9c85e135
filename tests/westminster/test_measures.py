"""Appendix C and the other figures of the report: all there, recomputed, and compared with what is stated."""

import json
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.figures.observations import Observation
from domain.state.measures import Measure
from domain.state.programme import Programme
from programme import westminster
from programme.journal.register import Register
from programme.questions.before_after import before_after
from programme.registers.all_alerts import Alert, alerts

INSPECTED = "2009-01-27"
Y1, Y2 = "2006-04/2007-03", "2007-04/2008-03"
P1, P2 = "2007-04/2008-01~", "2008-04/2009-01~"
# Appendix C as printed: crimes of the year to date before and now and the change, the same of the two years; crimes per
# 1,000 in 2007/08 and to date, place of four, the group's rate; detections: change in points, to date, the group's two.
TABLES = {
    "All crime": "43641 42569 -2.5 66267 63934 -3.5 273.1 181.8 4 118.0 2.11 24.6 24.7 28.9",
    "Robbery": "1114 1181 6.0 1756 1645 -6.3 7.0 5.0 4 3.5 -3.96 13.7 15.9 20.6",
    "Vehicle crime": "2569 2877 12.0 4302 4075 -5.3 17.4 12.3 2 11.0 -0.78 7.8 5.9 8.8",
    "Domestic burglary": "1010 1011 0.1 1448 1439 -0.6 13.4 4.3 2 10.7 0.09 8.6 19.4 20.2",
    "Serious acquisitive crime": "4693 5069 8.0 7506 7159 -4.6 30.6 21.7 2 19.2 -1.32 9.3 11.1 13.8",
    "Most serious violence": "58 140 141.4 107 87 -18.7 0.4 0.6 4 0.4 -2.26 40.0 45.2 38.7",
    "Other wounding": "2244 2164 -3.6 3238 3306 2.1 14.1 9.2 4 6.8 -1.16 30.6 26.1 29.1",
    "Racially and religiously aggravated crime": "340 356 4.7 439 484 10.3 2.1 1.5 4 1.1 -2.73 41.3 39.5 44.4",
}
LINES: list[dict[str, Any]] = [
    json.loads(line)
    for line in next(f for f in westminster.HISTORY if f.stem == "measures")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.fixture(scope="module")
def found(inspected: Register) -> Programme:
    """The programme as the inspectors found it."""
    return inspected.view(INSPECTED).programme


@pytest.fixture(scope="module")
def raised(found: Programme) -> list[Alert]:
    """The alerts of the last day of the inspection."""
    return alerts(found, date.fromisoformat(INSPECTED))


def named(found: Programme, start: str) -> Measure:
    """Return the one measure whose title begins so."""
    (measure,) = (measure for measure in found.measures.values() if measure.title.startswith(start))
    return measure


def by(measure: Measure, source: str) -> dict[str | None, Observation]:
    """Return what one source says of a measure, by its periods."""
    return {one.period: one for one in measure.observations if one.source == source}


def test_every_entry_is_counted() -> None:
    """Eight crime tables of three measures each, satisfaction, and nineteen figures of the text."""
    assert Counter(line["entry"] for line in LINES) == {
        "priority set": 3,  # 6.2, 6.3
        "measure set": 8 * 3 + 1 + 8  # App. C, 1.4; 1.3 and 5.5 twice, 6.3, 6.9, 6.11, 6.13 twice, 6.21
        + 6 + 5,  # what is said twice differently, or misnamed; 6.8, 6.16, 6.11 three times
        "measure target": 3 + 1 + 1 + 1 + 1 + 1,  # 5.5, 6.9, 6.13, 6.21, 6.8, 6.16
        "measure observe": 8 * (4 + 2 + 2)  # the tables
        + 5 + 1  # crime reduction restated in 1.3 and 5.5
        + 8 * (2 + 1 + 2)  # quartiles of 1.3, detections and quartiles of 1.4, both of App. D
        + 2 + 1  # satisfaction, and as 1.4 words it
        + 2 * 2 + 1 + 1 + 1 + 2 + 1 + 1
        + 4 + 3 + 5 + 2 + 2 + 1  # staff, residents, visitors, senior managers, commands, entries
        + 1 + 2 + 3,
    }  # fmt: skip


@pytest.mark.parametrize("title", TABLES)
def test_every_figure_of_the_crime_tables_is_held_as_printed(found: Programme, title: str) -> None:
    """All fourteen figures of each table, with the decimals with which they are printed."""
    crimes = by(named(found, f"{title}: recorded"), "HMIC 2009, App. C")
    rates = by(named(found, f"{title}: per 1,000"), "HMIC 2009, App. C")
    detected = by(named(found, f"{title}: sanction"), "HMIC 2009, App. C")
    held = (
        crimes[P1].value, crimes[P2].value, crimes[P2].stated_change,
        crimes[Y1].value, crimes[Y2].value, crimes[Y2].stated_change,
        rates[Y2].value, rates[P2].value, rates[Y2].rank, rates[P2].peers,
        detected[Y2].stated_change, detected[P2].value, detected[Y2].peers, detected[P2].peers,
    )  # fmt: skip
    assert " ".join(str(figure) for figure in held) == TABLES[title]
    assert (rates[Y2].out_of, detected[Y2].stated_in) == (4, "points")


def test_every_percentage_of_the_tables_follows_from_its_counts(found: Programme) -> None:
    """All sixteen changes of Appendix C are recomputed from the counts, to the decimal that is printed."""
    worked_out = [
        (change.percent, change.stated, change.differs)
        for title in TABLES
        for change in named(found, f"{title}: recorded").changes()
        if change.observation.source == "HMIC 2009, App. C" and change.stated is not None
    ]
    assert len(worked_out) == 16
    for percent, stated, differs in worked_out:
        assert percent is not None
        assert percent.quantize(Decimal("0.1"), ROUND_HALF_UP) == stated
        assert not differs


@pytest.mark.parametrize("period", [Y1, Y2, P1, P2])
def test_serious_acquisitive_crime_is_the_sum_of_its_parts(found: Programme, period: str) -> None:
    """Robbery, burglary and vehicle crime (5.5) add up to it in all four periods, so that 8.0 % is right."""
    counts = {
        title: by(named(found, f"{title}: recorded"), "HMIC 2009, App. C")[period].value
        for title in ("Serious acquisitive crime", "Robbery", "Domestic burglary", "Vehicle crime")
    }
    whole = counts.pop("Serious acquisitive crime")
    assert whole == sum(count for count in counts.values() if count is not None)


def test_the_stated_figures_that_differ_from_the_recomputed_ones_are_these(
    raised: list[Alert], found: Programme
) -> None:
    """Serious acquisitive crime in 5.5, and satisfaction, whose 1.4 are points and no percent (1.4)."""
    differing = {
        (
            measure.title,
            change.observation.source,
            str(change.stated),
            str(change.percent and round(change.percent, 1)),
        )
        for measure in found.measures.values()
        for change in measure.changes()
        if change.differs
    }
    assert differing == {
        ("Serious acquisitive crime: recorded", "HMIC 2009, 5.5", "7.4", "8.0"),
        ("User satisfaction: whole experience", "HMIC 2009, 1.4", "1.4", "1.9"),
    }
    flagged = {alert.subject for alert in raised if alert.rule == "measure.stated-differs"}
    assert {found.measures[ref].title for ref in flagged} == {title for title, *_ in differing}


def test_the_burglary_rate_to_date_is_not_per_household(raised: list[Alert], found: Programme) -> None:
    """In Appendix C 13.4 is of some 107,000 households and 4.3 of some 235,000 residents, under one heading."""
    (alert,) = (alert for alert in raised if alert.rule == "measure.base-differs")
    assert found.measures[alert.subject].title == "Domestic burglary: per 1,000 households"


def test_quartiles_are_those_of_the_text_and_of_the_contract(found: Programme) -> None:
    """1.3 and 1.4 name the quartiles, and the contract starts from them; a place of four is a quartile."""
    for title in TABLES:
        rates = named(found, f"{title}: per 1,000").observations
        quartiles = {one.source: one.quartile for one in rates if one.quartile}
        (rank,) = {one.rank for one in rates if one.rank}
        assert quartiles == {"HMIC 2009, 1.3": rank, "HMIC 2009, App. D": rank}
    bottom = {
        title
        for title in TABLES
        if any(
            one.quartile == 4
            for one in named(found, f"{title}: sanction").observations
            if one.source == "HMIC 2009, 1.4"
        )
    }
    assert set(TABLES) - bottom == {"Most serious violence", "Racially and religiously aggravated crime"}


def test_targets_that_were_missed_are_seen(raised: list[Alert], found: Programme) -> None:
    """5.5, 6.9 and 6.13; the others were met (5.5, 6.8, 6.16, 6.21)."""
    missed = {
        found.measures[alert.subject].title for alert in raised if alert.rule == "measure.target-missed"
    }
    assert missed == {
        "Serious acquisitive crime: recorded", "Sapphire Unit: sanction detection rate", "Ineffective trials",
    }  # fmt: skip
    assert sum(measure.target is not None for measure in found.measures.values()) == 8


def test_what_went_before_and_came_after_the_interim_go_live_says_nothing_of_cause(
    inspected: Register,
) -> None:
    """The report gives no day of the go-live, so that no period is known to be clear of it."""
    answer = before_after(inspected.view(INSPECTED))
    rows = {row["title"]: row for row in answer.rows}
    assert {f"{title}: recorded" for title in TABLES} < set(rows)
    burglary = rows["Domestic burglary: recorded"]
    assert (burglary["before"], burglary["after"], burglary["phase"]) == (1010, 1011, "PH-001")
    assert not any(row["clear_of_it"] for row in answer.rows)
    assert "does not say that one caused the other" in answer.title


def test_no_priority_has_a_lead_or_a_plan(raised: list[Alert], found: Programme) -> None:
    """The report found neither for any borough priority, apart from plans for some crimes (6.3)."""
    assert len(found.priorities) == 3
    for rule in ("priority.no-lead", "priority.no-plan"):
        assert {alert.subject for alert in raised if alert.rule == rule} == set(found.priorities)


def test_the_files_name_no_reference_that_the_report_s_history_lacks(found: Programme) -> None:
    """A delivery plan that a priority names is the document that is absent."""
    plans = {found.sops[p.plan].title for p in found.priorities.values() if p.plan}
    assert plans == {"Sanction detection improvement plan", "Delivery plans for each borough priority"}
    assert Path(westminster.HISTORY[0]).stem == "history"
