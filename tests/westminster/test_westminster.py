"""The Westminster history leads to what the inspectors found, and says nothing the report does not."""

import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.state.programme import Programme
from programme import westminster
from programme.journal.register import Register
from programme.recording.import_history import import_history
from programme.registers.all_alerts import Alert, alerts
from tests.westminster import passages

INSPECTED, BEFORE = "2009-01-27", "2008-01-31"
CHAPTERS = {1: 13, 2: 6, 3: 2, 4: 41, 5: 5, 6: 23}
NO_SUCH_PARAGRAPH = {"6.17"}
PARAGRAPHS = (
    {f"{chapter}.{number}" for chapter, last in CHAPTERS.items() for number in range(1, last + 1)}
    - NO_SUCH_PARAGRAPH
    | {f"App. {letter}" for letter in "ABCD"}
    | {"contents"}
)
LINES: list[dict[str, Any]] = [
    json.loads(line) for file in westminster.HISTORY for line in file.read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def found(inspected: Register) -> Programme:
    """The programme as the inspectors found it."""
    return inspected.view(INSPECTED).programme


def raised(inspected: Register, on: str) -> list[Alert]:
    """Return the alerts of a day."""
    return alerts(inspected.view(on).programme, date.fromisoformat(on))


def one(inspected: Register, on: str, rule: str) -> Alert:
    """Return the only alert of a rule."""
    (alert,) = (alert for alert in raised(inspected, on) if alert.rule == rule)
    return alert


def test_the_risk_register_and_the_staff_issues_log_are_abandoned(inspected: Register) -> None:
    """Both were last touched in late 2007 (6.2), so that at the latest since 30 March 2008 nobody kept them."""
    for rule in ("risk.abandoned", "staff-issue.abandoned"):
        alert = one(inspected, INSPECTED, rule)
        assert (alert.since, alert.at_latest, alert.severity) == (date(2008, 3, 30), True, "act now")
        assert "393 days" in alert.sentence


def test_a_year_earlier_the_same_registers_were_only_stale(inspected: Register) -> None:
    """As of 31 January 2008 the same alerts are one day old, and nothing is called abandoned yet."""
    for rule in ("risk.stale", "staff-issue.stale"):
        alert = one(inspected, BEFORE, rule)
        assert (alert.since, alert.at_latest, alert.severity) == (date(2008, 1, 30), True, "attend")
    assert not [alert for alert in raised(inspected, BEFORE) if alert.severity == "act now"]
    assert not [
        alert for alert in raised(inspected, "2008-01-29") if alert.rule.endswith((".stale", ".abandoned"))
    ]


def test_what_the_inspectors_found_does_not_count_as_keeping_the_registers(found: Programme) -> None:
    """Risks, indicators and staff issues that the inspection raised leave the last look where it was."""
    assert (len(found.risks), len(found.indicators), len(found.staff_issues)) == (30, 4, 32)
    assert {found.kept[name].edtf for name in ("risk", "staff-issue")} == {"2007-10-01~/2007-12-31~"}


def test_the_interim_phase_is_live_with_a_gap_for_every_process_but_safer_neighbourhoods(
    inspected: Register, found: Programme
) -> None:
    """The structure moved before the processes were agreed, with the one notable exception (6.2)."""
    interim = found.phases["PH-001"]
    assert (interim.state, interim.interim, interim.ended_by) == ("live", True, "PH-002")
    gaps = [alert for alert in raised(inspected, INSPECTED) if alert.rule == "phase.gap-process"]
    assert {alert.subject for alert in gaps} == {"PH-001"}
    assert {alert.since for alert in gaps} == {date(2008, 12, 31)}
    assert all(alert.at_latest for alert in gaps)
    named = {
        name for name in (p.name for p in found.processes.values()) if any(name in a.sentence for a in gaps)
    }
    assert named == {
        "Human Resources", "Finance", "Resources", "Crime management", "Custody", "Intelligence",
    }  # fmt: skip
    assert len(gaps) == len(named)
    # Of training and events the report says only that they were reviewed afterwards.
    others = {"Safer Neighbourhood Teams", "Training", "Events"}
    assert {p.name for p in found.processes.values()} - named == others
    assert found.changes["PC-001"].agreed is not None
    # Nobody is reported to have accepted any of it, and the gravest alert says so before all others.
    assert (interim.acceptor, interim.reported_by) == (None, "HM Inspectorate of Constabulary")
    assert interim.accepted == {}
    assert len(interim.unaccepted) == 8
    first, *_ = raised(inspected, INSPECTED)
    assert (first.rule, first.subject) == ("phase.live-unaccepted", "PH-001")


def test_the_interim_phase_had_only_begun_a_year_earlier(inspected: Register) -> None:
    """The moves were made in increments from January 2008 (1.5)."""
    programme = inspected.view(BEFORE).programme
    assert {ref: phase.state for ref, phase in programme.phases.items()} == {
        "PH-001": "under way",
        "PH-002": "planned",
    }
    assert not [alert for alert in raised(inspected, BEFORE) if alert.rule.startswith("phase.gap-")]
    later = ("risks", "staff_issues", "sops", "eias", "appeals")
    assert not any(getattr(programme, register_name) for register_name in later)


def test_the_functional_model_is_planned_for_april_2009(found: Programme) -> None:
    """It ends the interim structure and was due in April 2009 (6.2)."""
    functional = found.phases["PH-002"]
    assert (functional.title, functional.state, functional.planned_live) == (
        "Functional model",
        "planned",
        "2009-04",
    )


def test_five_unnamed_units_gave_way_to_north_south_and_central(found: Programme) -> None:
    """The report does not name the first five (1.5), and neither does the history."""
    closed = [unit for unit in found.units.values() if unit.state == "closed"]
    assert len(closed) == 5
    assert all("unnamed in the report" in unit.name and unit.ended_by == "PH-001" for unit in closed)
    open_units = {(unit.name, unit.kind) for unit in found.units.values() if unit.state == "open"}
    assert {name for name, kind in open_units if kind == "territorial"} == {
        "North OCU",
        "South OCU",
        "Central OCU",
    }
    assert {name for name, kind in open_units if kind == "functional"} == {
        "CID", "Human Resources", "Finance", "Borough Intelligence Unit", "Crime Management Unit",
        "Public Protection Unit",
    }  # fmt: skip


def test_nearly_all_staff_moved_with_25_appeals(found: Programme) -> None:
    """Postings changed for nearly all of 2,200 staff, with 25 appeals whose outcome is not reported (6.2)."""
    (posting,) = found.postings.values()
    assert posting.staff == 2200
    assert sum(appeal.appellants for appeal in found.appeals.values()) == 25
    assert {appeal.state for appeal in found.appeals.values()} == {"lodged"}


def test_about_70_percent_of_the_changes_was_stated_to_be_made(found: Programme) -> None:
    """The stated figure stands beside what is counted (1.5, 4.10)."""
    (stated,) = found.progress
    assert (stated.percent, stated.on.edtf) == ("70", "2009-01-19/2009-01-27")


def test_draft_and_absent_documents_are_listed(inspected: Register, found: Programme) -> None:
    """Every row of the table of documents is there, in the state in which the inspectors found it."""
    states = {
        state: {sop.title for sop in found.sops.values() if sop.state == state}
        for state in ("draft", "absent", "published")
    }
    assert states["draft"] == {
        "Q Car deployment SOP",
        "Bail Management Team SOP (being introduced)",
        "Diversity Strategy (awaits SMT approval)",
        "Policies on warrants for people who live elsewhere",
        "Joint strategic assessment and control strategy with the City of Westminster",
        "Registers of vehicles and of radios",
    }
    assert states["absent"] == {
        "Intelligence interviews SOP",
        "Custody closure authorisation policy",
        "Sanction detection policies (TICs, FPNDs, cannabis warnings)",
        "Sanction detection improvement plan",
        "Resource leverage strategy or plan",
        "Performance management framework",
        "Delivery plans for each borough priority",
        "MSC deployment plan for the functional model",
        "Action plan of the Diversity Strategy",
        "Training needs analysis",
        "Template agenda for performance meetings of inspectors",
        "Conditional deployment of neighbourhood teams",
    }
    assert len(states["published"]) == 16
    absent = {alert.subject for alert in raised(inspected, INSPECTED) if alert.rule == "sop.absent"}
    assert absent == {sop.ref for sop in found.sops.values() if sop.state == "absent"}
    needing = {sop.title for sop in found.sops.values() if sop.needs}
    assert needing == {
        "Commendations guidance note", "Communication strategy", "Outline change plan of the restructuring",
        "Local Policing Plan 2008/09", "Health and safety policy",
    }  # fmt: skip


def test_the_equality_impact_assessments_were_done(inspected: Register, found: Programme) -> None:
    """They were completed, and of what and when is not said (6.20): nothing is called missing, and no gate is open."""
    (eia,) = found.eias.values()
    assert (eia.state, eia.assesses) == ("completed", None)
    rules = {alert.rule for alert in raised(inspected, INSPECTED)}
    assert "eia.unattributed" in rules
    assert not rules & {"eia.missing", "eia.unapproved-at-decision"}
    (gap,) = (alert for alert in raised(inspected, INSPECTED) if alert.rule == "phase.gap-assessment")
    assert gap.sentence == (
        "PH-001 went live with a gap: PH-001 has no Equality Impact Assessment of its own; unclear: may be EIA-001 "
        "(nobody accepted it)"
    )


def test_the_workforce_and_the_residents_are_profiled(found: Programme) -> None:
    """The shares of 6.20 and the tables of 4.5 and 4.6 are kept as printed."""
    profile = found.eias["EIA-001"].profile
    workforce = {(s.population, s.group): int(s.percent) for s in profile if s.population != "residents"}
    assert workforce == {
        ("police officers", "female"): 23, ("police officers", "Black and minority ethnic"): 11,
        ("police staff", "female"): 60, ("police staff", "Black and minority ethnic"): 28,
        ("PCSOs", "female"): 30, ("PCSOs", "Black and minority ethnic"): 37,
    }  # fmt: skip
    # Against the residents who are not White (4.5): crude, as the two are not counted alike.
    ratios = {
        s.population: round(s.representation, 2)
        for s in profile
        if s.representation and s.population != "residents"
    }
    assert ratios == {
        "police officers": Decimal("0.41"), "police staff": Decimal("1.04"), "PCSOs": Decimal("1.38"),
    }  # fmt: skip
    religions = [s for s in profile if s.characteristic == "religion or belief"]
    assert (len(religions), sum(s.percent for s in religions)) == (9, 100)
    groups = [s for s in profile if s.population == "residents" and s.characteristic == "race"]
    assert len(groups) == 13
    main = {
        "White",
        "Mixed",
        "Asian or Asian British",
        "Black or Black British",
        "Chinese or other ethnic group",
    }
    assert float(sum(s.percent for s in groups if s.group in main)) == pytest.approx(99.9)


def test_measured_values_are_those_of_the_report(found: Programme) -> None:
    """Indicators hold the last value that the report gives (6.13, 6.21, 6.23), and all are past their thresholds."""
    last = {
        kri.ref: (float(kri.value or 0), float(kri.threshold), kri.period)
        for kri in found.indicators.values()
    }
    assert last == {
        "KRI-001": (35, 10, "2008-12"),
        "KRI-002": (67, 21, "2008-12"),
        "KRI-003": (1.4, 0, None),
        "KRI-004": (7.2, 12, "2008-01-26/2009-01-27"),
    }
    assert all(kri.breached for kri in found.indicators.values())


def test_every_score_is_said_to_be_ours(found: Programme) -> None:
    """The report scores no risk: whoever sees a score sees that it is the researcher's."""
    scored = [risk for risk in found.risks.values() if risk.residual]
    assert {risk.ref for risk in scored} == {"R-001", "R-004", "R-005", "R-009"}
    assert not any(risk.inherent or risk.target for risk in found.risks.values())
    for risk in scored:
        assert risk.residual is not None
        assert risk.residual.assessor == "researcher"
        assert risk.residual.basis.startswith("Our reading, not the report's")


def test_every_row_of_the_facts_has_its_entry() -> None:
    """The entries are counted against the tables and lists of the facts; other registers have tests of their own."""
    core = [json.loads(line) for line in westminster.HISTORY[0].read_text(encoding="utf-8").splitlines()]
    assert Counter(line["entry"] for line in core) == {
        "programme start": 1, "policy adopt": 1, "programme progress": 1,  # 1.5, 4.10
        "programme review-register": 2,  # late 2007: the risk register and the staff issues log, 6.2
        "phase plan": 2, "phase end-by": 1, "phase start": 1, "phase consult": 1, "phase go-live": 1, "phase replan": 1,
        "unit open": 5 + 3 + 6,  # the first five, North, South and Central, six functions across the borough
        "unit close": 5,
        "posting change": 1, "appeal lodge": 1,  # 6.2
        "process define": 9,  # the table of business processes
        "change identify": 7, "change map": 1, "change agree": 1,  # only Safer Neighbourhood Teams beforehand, 6.2
        # Safer Neighbourhood Teams, the meetings of December 2008, and what is centralised: 6.2, 6.11, 6.23
        "change implement": 2 + 3,
        "sop register": 10, "sop require": 9, "sop remark": 2,  # 18 rows, and the action plan that a draft lacks, 6.20
        "risk raise": 16 + 1,  # the list of explicit risks, and the opportunity of 6.9
        "risk assess": 4,
        "indicator set": 4, "indicator observe": 2 + 2 + 1 + 1,
        "issue raise": 6,  # what became of processes after the moves: 6.11, 6.18, 6.19, 6.21 twice, 6.23
        "staff-issue raise": 17,
        "eia register": 1, "eia profile": 6 + 13 + 9,  # 6.20, 4.5, 4.6
    }  # fmt: skip


def test_every_entry_names_a_paragraph_of_the_report() -> None:
    """Every entry has evidence, each piece of it a paragraph, or a sentence, that the report has."""
    for number, line in enumerate(LINES, 1):
        assert line["evidence"], f"line {number} has no evidence"
        for reference in line["evidence"]:
            assert passages.paragraph(reference) in PARAGRAPHS, f"line {number}: {reference}"
            assert passages.is_there(reference), f"line {number}: {reference}"
        assert line["by"] == "history compiled from the report"


def test_a_date_the_report_does_not_give_is_the_inspection_s_and_marked_approximate(
    inspected: Register,
) -> None:
    """A fact is dated as far as the report knows: only January 2008 and the days of the inspection are given by it."""
    dates = {record.on.edtf for record in inspected.journal.recorded(inspected.programme_id)}
    assert {edtf for edtf in dates if not any(mark in edtf for mark in "~?%")} == {
        "2008-01",  # the moves begin, 1.5
        "2009-01-19/2009-01-27",  # the inspection, 2.4
        "2008-01/2009-01-27",  # between the two
        "../2007-07",  # what was there before the programme
        "../2009-01-27",  # the survey of staff, which came before the interviews that tested it, 4.8
        "2009-04",  # the report, which makes the recommendations
    }
    assert all(
        record.on.latest <= date(2009, 1, 27)
        for record in inspected.journal.recorded(inspected.programme_id)
        if record.on.edtf != "2009-04"
    )


def test_what_the_smt_could_have_known_is_what_the_report_shows(inspected: Register) -> None:
    """Nothing was recorded by 2009; 44 entries were known by then, as the report says who knew of them or did it."""
    view = inspected.view(INSPECTED, INSPECTED)
    assert (view.known, view.moment.position, view.at_most) == (True, 0, True)
    known = [line for line in LINES if "known_on" in line]
    assert len(view.moment.by_evidence) == len(known) == 44
    programme = view.programme
    assert (programme.phases["PH-001"].state, set(programme.risks)) == ("live", {"R-009", "R-012"})
    assert set(programme.processes) == {"BP-003", "BP-006"}
    rules = {alert.rule for alert in alerts(programme, date.fromisoformat(INSPECTED))}
    assert {"risk.abandoned", "staff-issue.abandoned"} <= rules
    assert not inspected.view("2007-06-30", "2007-06-30").known


def test_no_entry_leaves_a_reader_to_search_a_paragraph_for_its_evidence() -> None:
    """Each piece of evidence says in which sentence, row, table or point of the report the fact stands."""
    whole = [said for line in LINES for said in line["evidence"] if passages.WHOLE.fullmatch(said)]
    assert whole == []


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"amount": "500000", "per": "year"}, "6.21, area 5, sentence 3"),
        ({"source": "HMIC 2009, 1.4", "stated_change": "-3.96"}, "1.4, sentence 3"),
        ({"measure": "M-039", "value": "15891"}, "6.23, area 10, sentence 1"),
        ({"statement": "ST-038", "percent": "82.1"}, "4.40, sentence 2"),
        ({"measure": "M-055", "value": "181933"}, "6.10, strength 1, sentence 2"),
        ({"area": "sanction detection", "target_quartile": "second"}, "App. D, outcome 3"),
    ],
)
def test_a_figure_stands_in_the_sentence_that_its_entry_names(fields: dict[str, str], place: str) -> None:
    """A saving, a change, a count, a share and a target, each by the place at which the report prints it."""
    ((first, *_),) = (line["evidence"] for line in LINES if fields.items() <= line["fields"].items())
    assert first == f"HMIC 2009, {place}"


def test_the_history_is_the_same_in_every_copy(inspected: Register, tmp_path: Path) -> None:
    """Two copies are two programmes of the same entries, and importing the history again changes nothing."""
    copy = westminster.write(str(tmp_path / "copy.sqlite"))
    said = [
        [(r.position, r.entry, r.on, r.by, r.evidence) for r in one.journal.recorded(one.programme_id)]
        for one in (inspected, copy)
    ]
    assert said[0] == said[1]
    assert inspected.programme_id != copy.programme_id
    known = [import_history(copy, file) for file in westminster.HISTORY]
    assert (sum(one.recorded for one in known), sum(one.known for one in known)) == (0, len(LINES))
    assert copy.position() == len(LINES) + sum("known_on" in line for line in LINES)
    copy.close()


def test_references_in_the_text_of_the_history_are_paragraphs() -> None:
    """Where an entry's words name a paragraph, the report has it."""
    named = {
        paragraph
        for line in LINES
        for paragraph in re.findall(r"\(([1-6]\.\d+)\)", json.dumps(line["fields"]))
    }
    assert named
    assert named <= PARAGRAPHS
