"""Readiness: every kind of gap is named, and closes when what is missing is there."""

from typing import get_args

from domain.entries.documents.register import SopRegistered, SopRequired
from domain.entries.documents.versions import SopPublished
from domain.entries.engagement.activities import ActivityHeld
from domain.entries.engagement.groups import GroupIdentified
from domain.entries.entry import Entry
from domain.entries.equality.register import EiaAttributed, EiaRegistered, EiaRequired
from domain.entries.equality.steps import AssessmentBegun, EiaApproved, EiaConsulted, EiaSubmitted
from domain.entries.journal.breaches import BreachAccepted
from domain.entries.phases.needs import NeedAssigned, NeedDropped, NeedIdentified, NeedMet, NeedReopened
from domain.entries.phases.steps import PhaseBounded, PhaseConsulted, PhaseDependencyFound, PhasePlanned
from domain.entries.processes.changes import ChangeAgreed, ChangeMapped, ChangeRejected
from domain.entries.processes.register import ChangeIdentified, ProcessDefined
from domain.entries.risks.scoring import RiskAssessed, RiskRaised
from domain.entries.risks.treatment import RiskResponded
from domain.entries.structure.units import UnitOpened
from domain.rules.readiness import checks, gaps, is_known
from domain.state.engagement import Mode
from domain.state.phases import NeedKind
from domain.state.programme import Programme
from programme.registers.phases.listing import gap_count
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


AGREED = (
    CHANGE,
    ChangeMapped(change="PC-001", note="in the shared folder"),
    ChangeAgreed(change="PC-001", agreed_by="Supt Criminal Justice"),
)


def after(*entries: Entry) -> Programme:
    """Return a programme with a planned phase after these entries."""
    return programme_of(*((DAY, entry) for entry in (CUSTODY, PHASE, *entries)))


def missing(*entries: Entry) -> list[str]:
    """Return the names of the gaps of PH-001 after these entries."""
    programme = after(*entries)
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
    """Nobody consulted and nothing assessed are gaps of every phase, and what it changes is to be said."""
    assert missing() == ["process PH-001", "assessment PH-001", "consultation PH-001"]


def test_a_phase_with_all_that_it_needs_is_ready() -> None:
    """A phase that is consulted on and assessed, and whose changes are agreed, has no gap."""
    assert missing(CONSULTED, *ASSESSED, *AGREED) == []


def test_the_readiness_of_a_phase_without_a_process_change_is_not_known() -> None:
    """Whoever did not say what a phase changes cannot say that it is ready; a change that was given up says nothing."""
    assert missing(CONSULTED, *ASSESSED) == ["process PH-001"]
    for entries, known in (((), False), ((CHANGE,), True)):
        programme = after(*entries)
        assert is_known(programme, programme.phases["PH-001"]) is known
        assert gap_count(programme, programme.phases["PH-001"]) == (3 if known else "unknown")


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
    assert missing(CONSULTED, *ASSESSED, CHANGE, rejected) == ["process PH-001"]


def test_a_process_named_without_a_change_is_a_gap() -> None:
    """A phase that depends on a process needs a change to it that was agreed."""
    needs = PhaseDependencyFound(phase="PH-001", needs=("BP-001",))
    assert missing(CONSULTED, *ASSESSED, needs) == ["process BP-001"]


def test_a_document_that_is_not_published_is_a_gap() -> None:
    """An absent document is a gap, a published one is not."""
    absent = SopRequired(sop="SOP-001", title="Closure policy", reason="nobody knows", phase="PH-001")
    assert missing(CONSULTED, *ASSESSED, *AGREED, absent) == ["document SOP-001"]
    published = SopRegistered(sop="SOP-001", title="Closure policy", state="published", phase="PH-001")
    assert missing(CONSULTED, *ASSESSED, *AGREED, published) == []


def test_an_assessment_that_is_not_approved_is_a_gap() -> None:
    """An assessment that has begun is not one that is approved."""
    assert missing(CONSULTED, *ASSESSED[:2], *AGREED) == ["assessment EIA-001"]


def test_a_red_risk_without_a_response_is_a_gap() -> None:
    """A high risk to a process that the phase changes is answered before go-live."""
    risk = RiskRaised(risk="R-001", title="x", cause="a", event="b", effect="c", processes=("BP-001",))
    score = RiskAssessed(risk="R-001", likelihood=4, impact=4, basis="no date")
    # One that nobody scored may be as high.
    assert missing(CONSULTED, *ASSESSED, *AGREED, risk) == ["risk R-001"]
    low = RiskAssessed(risk="R-001", likelihood=1, impact=2, basis="a date is set")
    assert missing(CONSULTED, *ASSESSED, *AGREED, risk, low) == []
    assert missing(CONSULTED, *ASSESSED, *AGREED, risk, score) == ["risk R-001"]
    response = RiskResponded(risk="R-001", response="treat", reason="set a date")
    assert missing(CONSULTED, *ASSESSED, *AGREED, risk, score, response) == []


def test_an_interim_phase_names_the_phase_that_ends_it() -> None:
    """An interim phase without an end is a gap."""
    interim = PhasePlanned(phase="PH-002", title="On the way", interim=True)
    entries = [(DAY, entry) for entry in (CUSTODY, PHASE, interim)]
    programme = programme_of(*entries)
    assert "ending PH-002" in [gap.key for gap in gaps(programme, programme.phases["PH-002"])]
    bounded = programme_of(*entries, (DAY, PhaseBounded(phase="PH-002", ended_by="PH-001")))
    assert "ending PH-002" not in [gap.key for gap in gaps(bounded, bounded.phases["PH-002"])]


def test_an_assessment_of_something_unknown_opens_no_gate() -> None:
    """An assessment of which nobody knows what it assessed opens no gate."""
    registered = EiaRegistered(eia="EIA-001", title="Some assessment")
    programme = after(CONSULTED, *AGREED, registered)
    (gap,) = gaps(programme, programme.phases["PH-001"])
    assert gap.key == "assessment PH-001"
    assert gap.sentence == "PH-001 has no Equality Impact Assessment of its own; unclear: may be EIA-001"
    attributed = EiaAttributed(eia="EIA-001", assesses="PH-001")
    assert missing(CONSULTED, *AGREED, registered, attributed) == []


def test_being_told_is_not_consultation() -> None:
    """Only who was asked was consulted: a record that says so, or an activity with every group of staff."""
    told = PhaseConsulted(phase="PH-001", with_whom="all staff", heard="nothing", mode="informing")
    assert missing(told, *ASSESSED, *AGREED) == ["consultation PH-001"]
    staff = [
        GroupIdentified(group="SG-001", name="Constables", kind="staff"),
        GroupIdentified(group="SG-002", name="Police Federation", kind="union or association"),
        GroupIdentified(group="SG-003", name="Residents", kind="community"),
    ]

    def held(number: int, mode: Mode, *groups: str) -> Entry:
        return ActivityHeld(
            activity=f"EA-00{number}",
            title="x",
            kind="meeting",
            mode=mode,
            groups=groups,
            about=("PH-001",),
        )

    everybody = held(1, "informing", "SG-001", "SG-002", "SG-003")
    one, other = held(2, "involving", "SG-001"), held(3, "consulting", "SG-002")
    for activities, sentence in (
        ((), "staff were not consulted on PH-001"),
        ((everybody,), "staff were told of PH-001 and not consulted on it"),
        ((everybody, one), "staff were not consulted on PH-001: 1 of 2 groups were asked, and not SG-002"),
        ((everybody, one, other), None),
    ):
        programme = after(*ASSESSED, *AGREED, *staff, *activities)
        found = [gap.sentence for gap in gaps(programme, programme.phases["PH-001"])]
        assert found == ([sentence] if sentence else [])


def test_each_further_need_is_a_gap_until_it_is_met_or_dropped() -> None:
    """Training, systems, rooms, communication and posts have each an owner and what shows that they are there."""
    ready = (CONSULTED, *ASSESSED, *AGREED)
    for kind in get_args(NeedKind):
        need = NeedIdentified(need="N-001", phase="PH-001", kind=kind, title="40 officers trained")
        assert missing(*ready, need) == [f"{kind} N-001"]
        assigned = NeedAssigned(need="N-001", owner="Training Manager")
        programme = after(*ready, need, assigned)
        (gap,) = gaps(programme, programme.phases["PH-001"])
        assert gap.sentence == "N-001 “40 officers trained” is not in place (Training Manager)"
        met = NeedMet(need="N-001", shown_by="training records", confirmed_by="Chief Supt Two")
        assert missing(*ready, need, assigned, met) == []
        again = NeedReopened(need="N-001", reason="half of them have left")
        assert missing(*ready, need, assigned, met, again) == [f"{kind} N-001"]
        assert missing(*ready, need, NeedDropped(need="N-001", reason="the system was not bought")) == []


def test_somebody_answers_for_every_unit_that_a_phase_opens() -> None:
    """A unit that a phase opens has an accountability named, met like every other need."""
    ready = (CONSULTED, *ASSESSED, *AGREED)
    unit = UnitOpened(unit="U-001", name="North", kind="territorial", phase="PH-001")
    assert missing(*ready, unit) == ["accountability U-001"]
    named = NeedIdentified(
        need="N-001", phase="PH-001", kind="accountability", title="Head of North", owner="HR", unit="U-001"
    )
    assert missing(*ready, unit, named) == ["accountability N-001"]
    met = NeedMet(need="N-001", shown_by="order of 3 February: Supt North", confirmed_by="Commander")
    assert missing(*ready, unit, named, met) == []


def test_what_was_done_against_a_rule_opens_no_gate_until_it_is_accepted() -> None:
    """A document that was published without approval is there in fact, and the gate waits for whoever accepts that."""
    ready = (CONSULTED, *ASSESSED, *AGREED)
    needed = SopRequired(sop="SOP-001", title="Closure policy", reason="nobody knows", phase="PH-001")
    published = SopPublished(sop="SOP-001", channel="intranet", version="1", reported_by="HMIC")
    programme = after(*ready, needed, published)
    assert programme.sops["SOP-001"].state == "published"
    (gap,) = gaps(programme, programme.phases["PH-001"])
    assert gap.sentence == "SOP-001 was published when it was absent, which nobody accepted"
    accepted = BreachAccepted(thing="SOP-001", accepted_by="Commander", reason="it is what staff work by")
    assert missing(*ready, needed, published, accepted) == []
