"""The programme: every register as it stands, folded from the records."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from domain.acceptance import Acceptance
from domain.asking import Field
from domain.benefits import Benefit
from domain.contract import Contract
from domain.dates import When
from domain.decisions import Decision
from domain.eias import Eia, Finding
from domain.engagement import Activity
from domain.engagement_series import Series
from domain.entry import Entry, entry
from domain.fields import Line, Percent, Person, Text
from domain.indicators import Indicator
from domain.issues import Issue
from domain.lessons import Lesson
from domain.measures import Measure
from domain.messages import Message
from domain.phases import Phase
from domain.policy import Policy
from domain.postings import Appeal, Posting
from domain.priorities import Priority
from domain.processes import Process, ProcessChange
from domain.recommendation_actions import PlannedAction
from domain.recommendations import Practice, Provision
from domain.review_findings import ReviewFinding
from domain.reviews import Review
from domain.risks import Risk
from domain.snapshots import Given
from domain.sops import Sop
from domain.staff_issues import StaffIssue
from domain.stakeholders import Group
from domain.state import State, Value
from domain.survey_statements import SurveyStatement
from domain.surveys import Survey
from domain.targets import Target
from domain.treatment import Action, Control
from domain.units import Unit


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
    targets: dict[str, Target] = {}
    contract: Contract | None = None
    surveys: dict[str, Survey] = {}
    statements: dict[str, SurveyStatement] = {}
    snapshots: list[Given] = []
    reviews: dict[str, Review] = {}
    review_findings: dict[str, ReviewFinding] = {}
    lessons: dict[str, Lesson] = {}


@entry("programme.started", verb="start")
class ProgrammeStarted(Entry):
    """A restructuring programme was started; it is the first entry of its journal."""

    name: Line
    purpose: Annotated[Text | None, Field(description="what the programme is to achieve")] = None
    lead: Annotated[Person | None, Field(description="the one person accountable for it")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[str]:
        if programme.name:
            yield f"this journal holds the programme “{programme.name}” already: use another store for a new one"

    def apply(self, programme: Programme, on: When) -> None:
        programme.name, programme.purpose, programme.lead = self.name, self.purpose, self.lead
        programme.started = on


@entry("programme.led", verb="lead")
class LeadChanged(Entry):
    """The programme was given another lead."""

    lead: Person

    def apply(self, programme: Programme, on: When) -> None:
        programme.lead = self.lead


@entry("programme.progress-stated", verb="progress")
class ProgressStated(Entry):
    """Someone stated how much of the programme was done; kept beside what is counted, never instead of it."""

    percent: Percent
    source: Line

    def statement(self, on: When) -> Statement:
        """Return what the programme keeps of this entry, made on that date."""
        return Statement(on, str(self.percent), self.source)

    def apply(self, programme: Programme, on: When) -> None:
        programme.progress.append(self.statement(on))


@entry("programme.register-reviewed", verb="review-register")
class RegisterReviewed(Entry):
    """A whole register was gone through and brought up to date, although no single change was recorded."""

    kept: Annotated[Literal["risk", "staff-issue"], Field(description="which register")]
    note: Text

    def apply(self, programme: Programme, on: When) -> None:
        programme.kept[self.kept] = on
