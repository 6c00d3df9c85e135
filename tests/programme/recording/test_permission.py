"""Permission and observation: a rule may refuse an approval; what happened is recorded, and marked."""

from collections.abc import Callable
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.catalogue import ENTRIES
from domain.entries.claims.ledger import ClaimStated, ClaimSupported
from domain.entries.claims.sources import SourceRegistered
from domain.entries.decisions import DecisionRecorded, DecisionSuperseded
from domain.entries.documents.ending import SopSuperseded
from domain.entries.documents.register import SopDrafted, SopRegistered
from domain.entries.documents.versions import SopApproved, SopConsulted
from domain.entries.entry import Entry
from domain.entries.equality.register import EiaRegistered
from domain.entries.lessons.register import LessonProposed
from domain.entries.lessons.steps import LessonAccepted
from domain.entries.measures.register import MeasureComposed, MeasureSet
from domain.entries.people.persons import PersonMerged, PersonRegistered
from domain.entries.people.posts import PostChanged, PostEstablished
from domain.entries.permission import refusals
from domain.entries.phases.go_live import PhaseWentLive
from domain.entries.phases.steps import PhaseBounded, PhaseConsulted, PhasePlanned, PhaseStarted
from domain.entries.processes.changes import ChangeImplemented, ChangeMapped
from domain.entries.processes.register import ChangeIdentified, ProcessDefined
from domain.entries.risks.ending import RiskClosed
from domain.entries.risks.scoring import RiskAssessed, RiskRaised
from domain.entries.risks.treatment import RiskActionPlanned, RiskResponded
from domain.entries.structure.units import UnitMerged, UnitOpened
from domain.foundation.dates import when
from domain.history.conflicts import checked_among_later
from domain.history.record import Record
from domain.rules.readiness import gaps
from domain.state.programme import Programme
from programme.registers.all_alerts import alerts
from programme.reports.chapters.gates import still_open
from tests.given import STARTED, programme_of, refused

DAY = "2008-02-04"
PHASE = PhasePlanned(phase="PH-001", title="Two units become one")
CUSTODY = ProcessDefined(process="BP-001", name="Custody")
CHANGE = ChangeIdentified(change="PC-001", process="BP-001", title="One custody team", phase="PH-001")
RISK = RiskRaised(risk="R-001", title="Drift", cause="a", event="b", effect="c", owner="Supt North")
SCORED = RiskAssessed(risk="R-001", likelihood=4, impact=4, basis="no date")
LESSON = LessonProposed(
    lesson="LL-001",
    kind="avoid",
    title="t",
    happened="h",
    why="w",
    advice="a",
    audience="all",
    drawn_by="Insp Lee",
    carried_from="another",
)

# What is before, what may not be done, who found that it was done, and how it is marked.
AGAINST_A_RULE: dict[str, tuple[tuple[Entry, ...], Callable[[str | None], Entry], str]] = {
    "a document approved by its sole author": (
        (
            SopDrafted(sop="SOP-001", title="Custody", authors=("Insp Lee",)),
            SopConsulted(sop="SOP-001", groups=("all",)),
        ),
        lambda found: SopApproved(sop="SOP-001", approver="insp lee", reported_by=found),
        "insp lee is the sole author of SOP-001",
    ),
    "a document approved without consultation": (
        (SopDrafted(sop="SOP-001", title="Custody"),),
        lambda found: SopApproved(sop="SOP-001", approver="Commander", reported_by=found),
        "SOP-001 was approved when it was in draft",
    ),
    "a change that was rejected and made all the same": (
        (PHASE, CUSTODY, CHANGE, ENTRIES["change.rejected"](change="PC-001", reason="too dear")),
        lambda found: ChangeImplemented(change="PC-001", reason="it was", reported_by=found),
        "PC-001 was implemented when it was rejected",
    ),
    "a lesson accepted by who drew it": (
        (LESSON,),
        lambda found: LessonAccepted(
            lesson="LL-001", accepted_by="insp lee", owner="Supt", reported_by=found
        ),
        "Insp Lee drew LL-001",
    ),
    "a risk closed with actions left": (
        (
            RISK,
            RiskActionPlanned(action="ACT-001", risk="R-001", title="set a date", owner="Supt", due=None),
        ),
        lambda found: RiskClosed(risk="R-001", reason="done with", reported_by=found),
        "R-001 has open actions (ACT-001)",
    ),
    "a risk above tolerance accepted by its owner": (
        (RISK, SCORED),
        lambda found: RiskResponded(
            risk="R-001",
            response="tolerate",
            reason="cheaper",
            approver="supt north",
            until=date(2008, 12, 31),
            reported_by=found,
        ),
        "Supt North owns R-001, which is above tolerance",
    ),
}


@pytest.mark.parametrize("what", AGAINST_A_RULE)
def test_what_happened_can_always_be_recorded(what: str) -> None:
    """What happened can always be recorded; what happened against a rule is marked."""
    before, doing, mark = AGAINST_A_RULE[what]
    programme = programme_of(*((DAY, entry) for entry in before))
    (sentence,) = refused(programme, doing(None), DAY)
    assert ": " in sentence
    after = programme_of(*((DAY, entry) for entry in (*before, doing("HM Inspectorate"))))
    (breach,) = after.breaches
    assert (breach.what, breach.reported_by) == (mark, "HM Inspectorate")
    (alert,) = [a for a in alerts(after, date(2008, 2, 5)) if a.rule == "breach.unaccepted"]
    assert alert.sentence == f"{mark}, as HM Inspectorate found, and nobody has accepted that"


def test_what_is_done_by_the_rules_is_no_breach_whoever_reports_it() -> None:
    """An inspector may report a proper approval, too."""
    before = (SopDrafted(sop="SOP-001", title="Custody"), SopConsulted(sop="SOP-001", groups=("all",)))
    approved = SopApproved(sop="SOP-001", approver="Commander", reported_by="HM Inspectorate")
    assert programme_of(*((DAY, entry) for entry in (*before, approved))).breaches == []


def test_an_assessment_that_is_not_attributed_opens_no_gate() -> None:
    """An assessment of which nobody knows what it assessed opens no gate."""
    registered = EiaRegistered(eia="EIA-001", title="Some assessment")
    programme = programme_of(*((DAY, entry) for entry in (PHASE, registered)))
    assert "assessment PH-001" in [gap.key for gap in gaps(programme, programme.phases["PH-001"])]


def test_what_is_found_after_a_go_live_is_recorded_and_marks_it() -> None:
    """What is found later to have happened is not refused because a permission was given without it."""
    ready = (
        PHASE,
        CUSTODY,
        CHANGE,
        ChangeMapped(change="PC-001", note="n"),
        ENTRIES["change.agreed"](change="PC-001", agreed_by="Supt"),
        PhaseConsulted(phase="PH-001", with_whom="all staff", heard="little"),
        EiaRegistered(eia="EIA-001", title="e", assesses="PH-001"),
        PhaseStarted(phase="PH-001"),
        PhaseWentLive(phase="PH-001"),
    )
    facts = [STARTED, *((DAY, entry) for entry in ready)]
    before = [
        Record(place, entry, when(on), "x", "", "[]", str(place))
        for place, (on, entry) in enumerate(facts, 1)
    ]
    found = RiskRaised(risk="R-001", title="x", cause="a", event="b", effect="c", phase="PH-001")
    new = Record(99, found, when(DAY), "x", "", "[]", "new")
    after = [*before[:-1], new, before[-1]]
    assert list(checked_among_later(before, after, 99)) == []
    programme = programme_of(*((DAY, record.entry) for record in before[1:-1]), (DAY, found))
    (sentence,) = refused(programme, PhaseWentLive(phase="PH-001"), DAY)
    assert "R-001 “x” is not scored" in sentence
    PhaseWentLive(phase="PH-001").apply(programme, when(DAY))
    assert [*programme.phases["PH-001"].unaccepted] == ["risk R-001"]


# The prefix of the things, the entry that links one to another, the one that begins one, and how a link is followed.
Link = tuple[str, Callable[[str, str], Entry], Callable[[str], Entry], Callable[[Programme, str], str | None]]
LINKS: dict[str, Link] = {
    "phase.bounded": (
        "PH",
        lambda one, other: PhaseBounded(phase=one, ended_by=other),
        lambda ref: PhasePlanned(phase=ref, title=ref),
        lambda programme, ref: programme.phases[ref].ended_by,
    ),
    "unit.merged": (
        "U",
        lambda one, other: UnitMerged(unit=one, into=other),
        lambda ref: UnitOpened(unit=ref, name=ref, kind="territorial"),
        lambda programme, ref: programme.units[ref].into,
    ),
    "sop.superseded": (
        "SOP",
        lambda one, other: SopSuperseded(sop=one, successor=other),
        lambda ref: SopRegistered(sop=ref, title=ref, state="published"),
        lambda programme, ref: programme.sops[ref].successor,
    ),
    "measure.composed": (
        "M",
        lambda one, other: MeasureComposed(measure=one, parts=(other, "M-006")),
        lambda ref: MeasureSet(measure=ref, title=ref, unit="counts", better="lower", source="s"),
        lambda programme, ref: next(iter(programme.measures[ref].parts), None),
    ),
    "post.changed": (
        "PO",
        lambda one, other: PostChanged(post=one, reports_to=other),
        lambda ref: PostEstablished(post=ref, title=ref),
        lambda programme, ref: programme.posts[ref].reports_to,
    ),
    "person.merged": (
        "PE",
        lambda one, other: PersonMerged(person=other, other=one),
        lambda ref: PersonRegistered(person=ref, name=ref),
        lambda programme, ref: programme.persons[ref].into,
    ),
    "decision.superseded": (
        "D",
        lambda one, other: DecisionSuperseded(decision=one, successor=other),
        lambda ref: DecisionRecorded(decision=ref, title=ref, decided="d", reason="r", taker="SMT"),
        lambda programme, ref: programme.decisions[ref].superseded_by,
    ),
    # Of what a claim rests on the first alone; tests/domain/entries/test_claims.py goes all ways.
    "claim.supported": (
        "CL",
        lambda one, other: ClaimSupported(claim=one, grounds=(other,)),
        lambda ref: ClaimStated(claim=ref, source="SRC-001", paragraph="1", kind="fact", text=ref),
        lambda programme, ref: next((link.things[0] for link in programme.claims[ref].supported), None),
    ),
}  # fmt: skip


def test_every_link_between_things_of_one_kind_is_looked_at() -> None:
    """An entry that names two things of one register links them, and is among those whose circles are refused."""
    linking = set()
    for topic, entry_class in ENTRIES.items():
        marks = [mark for mark in entry_class.reference_fields.values() if not mark.allots]
        shared = [set(one.prefixes) & set(other.prefixes) for one, other in combinations(marks, 2)]
        if any(shared):
            linking.add(topic)
    assert linking >= set(LINKS)
    # These name things of one kind side by side, and link neither to the other.
    assert linking - set(LINKS) <= {
        *("posting.changed", "phase.planned", "lesson.applied", "lesson.proposed", "review-finding.recorded"),
        *("action.planned", "dependency.registered", "responsibility.assigned", "claim.contradicted"),
        # Risks may well make each other worse.
        *("risk.linked", "risk.unlinked"),
    }


@given(
    topic=st.sampled_from([*LINKS]),
    pairs=st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=14),
)
def test_no_link_leads_back(topic: str, pairs: list[tuple[int, int]]) -> None:
    """No link leads back to where it starts, in any register, over any number of steps."""
    prefix, link, new, follows = LINKS[topic]
    things = [f"{prefix}-00{number}" for number in range(1, 7)]
    # Nothing is claimed without somebody who claims it.
    source = SourceRegistered(source="SRC-001", title="Report", short="Report", kind="report")
    programme = programme_of((DAY, source), *((DAY, new(ref)) for ref in things))
    for one, other in pairs:
        entry = link(f"{prefix}-00{one}", f"{prefix}-00{other}")
        if not refusals(entry, programme, when(DAY)):
            entry.apply(programme, when(DAY))
    for ref in things:
        passed, at = [ref], follows(programme, ref)
        while at is not None:
            assert at not in passed
            passed.append(at)
            at = follows(programme, at)


def test_a_longer_circle_of_phases_is_refused_with_the_way_it_would_take() -> None:
    """Three interim phases cannot wait for each other; an old journal in which they do is alerted about."""
    phases = [PhasePlanned(phase=f"PH-00{n}", title=f"Step {n}", interim=True) for n in (1, 2, 3)]
    links = [PhaseBounded(phase="PH-001", ended_by="PH-002"), PhaseBounded(phase="PH-002", ended_by="PH-003")]
    programme = programme_of(*((DAY, entry) for entry in (*phases, *links)))
    closing = PhaseBounded(phase="PH-003", ended_by="PH-001")
    (sentence,) = refused(programme, closing, DAY)
    way = "PH-001 is ended by PH-002 is ended by PH-003"
    assert sentence == f"PH-003 would lead back to itself, as {way}: name a phase that comes after both"
    closing.apply(programme, when(DAY))
    PhaseWentLive(phase="PH-001", reported_by="HMIC").apply(programme, when(DAY))
    said = [a.sentence for a in alerts(programme, date(2008, 2, 5)) if a.rule == "phase.interim-open"]
    assert said == [
        "PH-001 “Step 1” is interim and is ended in a circle: PH-001 by PH-002 by PH-003 by PH-001"
    ]


def test_a_gap_that_is_no_longer_asked_for_was_not_closed() -> None:
    """The lessons pack says of a gap that it was closed only where what was missing is there."""
    assert still_open({"process PC-001": None}, "process PC-001") == "no, closed since"
    assert still_open({}, "process PC-001") == "no longer asked for; nobody closed it"
