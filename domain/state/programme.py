"""The programme: every register as it stands, folded from the records."""

import msgspec

from domain.foundation.dates import When
from domain.foundation.values import State, Value
from domain.state.accountability import Function, Responsibility, Unanswered
from domain.state.alerts import Handled
from domain.state.assumptions import Assumption
from domain.state.benefits import Benefit
from domain.state.claims import Claim, Publication
from domain.state.contract import Contract, ContractTarget
from domain.state.costs import Cost
from domain.state.decisions import Decision
from domain.state.dependencies import Dependency
from domain.state.documents import Sop
from domain.state.engagement import Activity, Group, Message, Series
from domain.state.equality import Eia, Finding
from domain.state.evidence import EvidenceFile
from domain.state.forums import Forum, Meeting
from domain.state.journal import Acceptance, Breach, Source
from domain.state.lessons import Lesson
from domain.state.measures import Measure, Priority
from domain.state.milestones import Milestone
from domain.state.people import Person, Post
from domain.state.phases import Need, Phase
from domain.state.policy import Policy
from domain.state.processes import Process, ProcessChange
from domain.state.recommendations import PlannedAction, Practice, Provision
from domain.state.reviews import Review, ReviewFinding
from domain.state.risks import Action, Contingency, Control, Indicator, Issue, Risk
from domain.state.snapshots import Given
from domain.state.staff_issues import StaffIssue
from domain.state.structure import Appeal, Posting, Unit
from domain.state.surveys import Survey, SurveyStatement


class Statement(Value, frozen=True):
    """A figure that someone stated about the programme, kept beside what is counted."""

    on: When
    percent: str
    source: str


class Programme(State):
    """All registers of one programme; `kept` says when each register was last kept by the programme's own people."""

    name: str = ""
    started: When | None = None
    lead: str | None = None
    purpose: str | None = None
    policy: Policy = msgspec.field(default_factory=Policy)
    progress: list[Statement] = []
    kept: dict[str, When] = {}
    units: dict[str, Unit] = {}
    phases: dict[str, Phase] = {}
    postings: dict[str, Posting] = {}
    appeals: dict[str, Appeal] = {}
    processes: dict[str, Process] = {}
    changes: dict[str, ProcessChange] = {}
    sops: dict[str, Sop] = {}
    risks: dict[str, Risk] = {}
    controls: dict[str, Control] = {}
    actions: dict[str, Action] = {}
    indicators: dict[str, Indicator] = {}
    issues: dict[str, Issue] = {}
    staff_issues: dict[str, StaffIssue] = {}
    eias: dict[str, Eia] = {}
    findings: dict[str, Finding] = {}
    acceptances: list[Acceptance] = []
    priorities: dict[str, Priority] = {}
    measures: dict[str, Measure] = {}
    benefits: dict[str, Benefit] = {}
    outcome: str | None = None
    groups: dict[str, Group] = {}
    messages: dict[str, Message] = {}
    activities: dict[str, Activity] = {}
    series: dict[str, Series] = {}
    decisions: dict[str, Decision] = {}
    recommendations: dict[str, Provision] = {}
    considerations: dict[str, Provision] = {}
    points: dict[str, Provision] = {}
    planned_actions: dict[str, PlannedAction] = {}
    practices: dict[str, Practice] = {}
    targets: dict[str, ContractTarget] = {}
    contract: Contract | None = None
    surveys: dict[str, Survey] = {}
    statements: dict[str, SurveyStatement] = {}
    snapshots: list[Given] = []
    reviews: dict[str, Review] = {}
    review_findings: dict[str, ReviewFinding] = {}
    lessons: dict[str, Lesson] = {}
    sources: dict[str, Source] = {}
    breaches: list[Breach] = []
    needs: dict[str, Need] = {}
    posts: dict[str, Post] = {}
    persons: dict[str, Person] = {}
    assumptions: dict[str, Assumption] = {}
    dependencies: dict[str, Dependency] = {}
    functions: dict[str, Function] = {}
    responsibilities: dict[str, Responsibility] = {}
    unanswered: dict[str, Unanswered] = {}
    forums: dict[str, Forum] = {}
    meetings: dict[str, Meeting] = {}
    contingencies: dict[str, Contingency] = {}
    milestones: dict[str, Milestone] = {}
    publications: dict[str, Publication] = {}
    claims: dict[str, Claim] = {}
    evidence: dict[str, EvidenceFile] = {}
    costs: dict[str, Cost] = {}
    handled: dict[str, Handled] = {}
