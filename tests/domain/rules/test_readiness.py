"""Readiness: every kind of gap is named, and closes when what is missing is there."""

from domain.entries.documents.register import SopRegistered, SopRequired
from domain.entries.entry import Entry
from domain.entries.equality.register import EiaRequired
from domain.entries.equality.steps import AssessmentBegun, EiaApproved, EiaConsulted, EiaSubmitted
from domain.entries.phases.steps import PhaseBounded, PhaseConsulted, PhaseDependencyFound, PhasePlanned
from domain.entries.processes.changes import ChangeAgreed, ChangeMapped, ChangeRejected
from domain.entries.processes.register import ChangeIdentified, ProcessDefined
from domain.entries.risks.scoring import RiskAssessed, RiskRaised
from domain.entries.risks.treatment import RiskResponded
from domain.rules.readiness import checks, gaps
from tests.given import programme_of

DAY = "2008-02-04"
CUSTODY = ProcessDefined(process="BP-001", name="Custody")
PHASE = PhasePlanned(phase="PH-001", title="Two units become one")
CHANGE = ChangeIdentified(change="PC-001", process="BP-001", title="One custody team", phase="PH-001")
CONSULTED = PhaseConsulted(phase="PH-001", with_whom="all staff", heard="worried about shifts")
ASSESSED = (
    EiaRequired(eia="EIA-001", assesses="PH-001"),
    AssessmentBegun(eia="EIA-001"),
    EiaConsulted(eia="EIA-001", groups=("staff associations",), heard="little"),
    EiaSubmitted(eia="EIA-001"),
    EiaApproved(eia="EIA-001", approver="Commander"),
)


def missing(*entries: Entry) -> list[str]:
    """Return the names of the gaps of PH-001 after these entries."""
    programme = programme_of(*((DAY, entry) for entry in (CUSTODY, PHASE, *entries)))
    return [gap.key for gap in gaps(programme, programme.phases["PH-001"])]


def test_a_gate_says_what_is_there_as_well_as_what_is_missing() -> None:
    """What is asked of a phase is the same before and after it is met, and each thing missing is a gap of it."""
    mapped = ChangeMapped(change="PC-001", note="in the shared folder")
    agreed = ChangeAgreed(change="PC-001", agreed_by="Supt Criminal Justice")
    before = programme_of(*((DAY, entry) for entry in (CUSTODY, PHASE, CHANGE, *ASSESSED)))
    after = programme_of(
        *((DAY, entry) for entry in (CUSTODY, PHASE, CHANGE, *ASSESSED, mapped, agreed, CONSULTED))
    )
    asked = [list(checks(programme, programme.phases["PH-001"])) for programme in (before, after)]
    assert [(check.kind, check.subject) for check in asked[0]] == [
        ("process", "PC-001"),
        ("assessment", "EIA-001"),
        ("consultation", "PH-001"),
    ]
    assert [check.asked for check in asked[0]] == [check.asked for check in asked[1]]
    assert [check.gap is None for check in asked[0]] == [False, True, False]
    assert [check.gap for check in asked[1]] == [None, None, None]


def test_a_bare_phase_is_missing_its_people_and_its_assessment() -> None:
    """Nobody consulted and nothing assessed are gaps of every phase."""
    assert missing() == ["assessment PH-001", "consultation PH-001"]


def test_a_phase_with_all_that_it_needs_is_ready() -> None:
    """A phase that is consulted on and assessed has no gap."""
    assert missing(CONSULTED, *ASSESSED) == []


def test_a_change_that_is_not_agreed_is_a_gap_until_it_is() -> None:
    """A process change is mapped and agreed before the structure moves."""
    assert missing(CONSULTED, *ASSESSED, CHANGE) == ["process PC-001"]
    mapped = ChangeMapped(change="PC-001", note="in the shared folder")
    assert missing(CONSULTED, *ASSESSED, CHANGE, mapped) == ["process PC-001"]
    agreed = ChangeAgreed(change="PC-001", agreed_by="Supt Criminal Justice")
    assert missing(CONSULTED, *ASSESSED, CHANGE, mapped, agreed) == []


def test_a_change_that_was_given_up_is_no_gap() -> None:
    """What is not going to change need not be agreed."""
    rejected = ChangeRejected(change="PC-001", reason="one team is too few")
    assert missing(CONSULTED, *ASSESSED, CHANGE, rejected) == []


def test_a_process_named_without_a_change_is_a_gap() -> None:
    """A phase that depends on a process needs a change to it that was agreed."""
    needs = PhaseDependencyFound(phase="PH-001", needs=("BP-001",))
    assert missing(CONSULTED, *ASSESSED, needs) == ["process BP-001"]


def test_a_document_that_is_not_published_is_a_gap() -> None:
    """An absent document is a gap, a published one is not."""
    absent = SopRequired(sop="SOP-001", title="Closure policy", reason="nobody knows", phase="PH-001")
    assert missing(CONSULTED, *ASSESSED, absent) == ["document SOP-001"]
    published = SopRegistered(sop="SOP-001", title="Closure policy", state="published", phase="PH-001")
    assert missing(CONSULTED, *ASSESSED, published) == []


def test_an_assessment_that_is_not_approved_is_a_gap() -> None:
    """An assessment that has begun is not one that is approved."""
    assert missing(CONSULTED, *ASSESSED[:2]) == ["assessment EIA-001"]


def test_a_red_risk_without_a_response_is_a_gap() -> None:
    """A high risk to a process that the phase changes is answered before go-live."""
    risk = RiskRaised(risk="R-001", title="x", cause="a", event="b", effect="c", processes=("BP-001",))
    agreed = (
        CHANGE,
        ChangeMapped(change="PC-001", note="in the shared folder"),
        ChangeAgreed(change="PC-001", agreed_by="Supt"),
    )
    score = RiskAssessed(risk="R-001", likelihood=4, impact=4, basis="no date")
    assert missing(CONSULTED, *ASSESSED, *agreed, risk, score) == ["risk R-001"]
    response = RiskResponded(risk="R-001", response="treat", reason="set a date")
    assert missing(CONSULTED, *ASSESSED, *agreed, risk, score, response) == []


def test_an_interim_phase_names_the_phase_that_ends_it() -> None:
    """An interim phase without an end is a gap."""
    interim = PhasePlanned(phase="PH-002", title="On the way", interim=True)
    entries = [(DAY, entry) for entry in (CUSTODY, PHASE, interim)]
    programme = programme_of(*entries)
    assert "ending PH-002" in [gap.key for gap in gaps(programme, programme.phases["PH-002"])]
    bounded = programme_of(*entries, (DAY, PhaseBounded(phase="PH-002", ended_by="PH-001")))
    assert "ending PH-002" not in [gap.key for gap in gaps(bounded, bounded.phases["PH-002"])]
