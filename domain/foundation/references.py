"""What people call a thing: `R-012`, `SI-003`, `SOP-007`."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from domain.foundation.personal import SUBJECT_PREFIXES

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core.core_schema import CoreSchema


class Kind(msgspec.Struct, frozen=True):
    """One kind of referenced thing: its prefix, its name in a sentence and its register in the programme."""

    prefix: str
    noun: str
    register: str

    @property
    def one(self) -> str:
        """The name with its article: `a risk`, `an issue`."""
        return f"{'an' if self.noun[0] in 'aeioE' else 'a'} {self.noun}"


KINDS = {
    kind.prefix: kind
    for kind in (
        Kind("PO", "post", "posts"),
        Kind("PE", "person", "persons"),
        Kind("U", "command unit", "units"),
        Kind("PH", "phase", "phases"),
        Kind("N", "readiness need", "needs"),
        Kind("MS", "milestone", "milestones"),
        Kind("PM", "posting change", "postings"),
        Kind("AP", "appeal", "appeals"),
        Kind("BP", "business process", "processes"),
        Kind("PC", "process change", "changes"),
        Kind("FN", "function", "functions"),
        Kind("RS", "responsibility", "responsibilities"),
        Kind("SOP", "controlled document", "sops"),
        Kind("R", "risk", "risks"),
        Kind("CTL", "control", "controls"),
        Kind("ACT", "action", "actions"),
        Kind("KRI", "indicator", "indicators"),
        Kind("CP", "contingency plan", "contingencies"),
        Kind("I", "issue", "issues"),
        Kind("AS", "assumption", "assumptions"),
        Kind("DEP", "dependency", "dependencies"),
        Kind("SI", "staff issue", "staff_issues"),
        Kind("EIA", "Equality Impact Assessment", "eias"),
        Kind("F", "equality finding", "findings"),
        Kind("PR", "priority", "priorities"),
        Kind("M", "measure", "measures"),
        Kind("B", "benefit", "benefits"),
        Kind("COST", "cost", "costs"),
        Kind("SG", "stakeholder group", "groups"),
        Kind("MSG", "message", "messages"),
        Kind("EA", "engagement activity", "activities"),
        Kind("ES", "activity series", "series"),
        Kind("FO", "forum", "forums"),
        Kind("MT", "meeting", "meetings"),
        Kind("D", "decision", "decisions"),
        Kind("REC", "recommendation", "recommendations"),
        Kind("MC", "management consideration", "considerations"),
        Kind("SP", "sub-point", "points"),
        Kind("RA", "planned action", "planned_actions"),
        Kind("GP", "good practice", "practices"),
        Kind("TG", "target", "targets"),
        Kind("SV", "survey", "surveys"),
        Kind("ST", "survey statement", "statements"),
        Kind("RV", "review", "reviews"),
        Kind("RF", "review finding", "review_findings"),
        # LL for “lessons learnt”: L-001 and the issue I-001 are told apart by nobody.
        Kind("LL", "lesson", "lessons"),
        # “sources” holds where things were brought over from.
        Kind("SRC", "source", "publications"),
        Kind("CL", "claim", "claims"),
        Kind("EV", "evidence file", "evidence"),
    )
}

_SHAPE = r"([A-Za-z]+)[-\s]?0*([1-9][0-9]{0,6})"


def spell(prefix: str, number: int) -> str:
    """Write a reference the one way it is stored: `spell("R", 4)` is `R-004`."""
    return f"{prefix}-{number:03d}"


def parse(text: str) -> str:
    """Read a reference however it was typed (`r4`, `R-4`, `R-004`); ValueError says what one looks like."""
    if (found := read(text)) is None:
        known = ", ".join(f"{kind.prefix}-001" for kind in KINDS.values())
        message = f"“{text[:40]}” is not a reference; references look like {known}"
        raise ValueError(message)
    return found


def read(text: str) -> str | None:
    """Read a reference however it was typed, as `parse` does; None when it is something else."""
    match = re.fullmatch(_SHAPE, text.strip())
    if match is None or match[1].upper() not in KINDS:
        return None
    return spell(match[1].upper(), int(match[2]))


def kind_of(reference: str) -> Kind:
    """Return the kind of a well-formed reference; KeyError when the prefix is unknown."""
    return KINDS[reference.partition("-")[0]]


def number_of(reference: str) -> int:
    """Return the number of a well-formed reference: 12 for `R-012`."""
    return int(reference.rpartition("-")[2])


class Refers(msgspec.Struct, frozen=True):
    """Marks a field that holds a reference to one of `prefixes`.

    `allots` when the entry brings it into being; `withdrawn` when it may also name what was withdrawn.
    """

    prefixes: tuple[str, ...]
    allots: bool = False
    withdrawn: bool = False

    def validated(self, text: str) -> str:
        """Spell the reference the stored way; ValueError when it is of another kind."""
        reference = read(text)
        if reference is None:
            wanted = " or ".join(f"{KINDS[p].one} ({p}-001)" for p in self.prefixes[:4])
            more = " or another thing" if len(self.prefixes) > 4 else ""  # noqa: PLR2004 - more than a sentence holds
            message = f"“{text[:40]}” is not a reference; {wanted}{more} is needed here"
            raise ValueError(message)
        if kind_of(reference).prefix not in self.prefixes:
            wanted = " or ".join(f"{KINDS[p].one} ({p}-001)" for p in self.prefixes)
            message = f"{reference} is {kind_of(reference).one}; {wanted} is needed here"
            raise ValueError(message)
        return reference

    def __get_pydantic_core_schema__(self, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """Validate at the door where people come in; the journal is read without it."""
        from pydantic_core import core_schema  # noqa: PLC0415 - as with domain.asking

        return core_schema.no_info_after_validator_function(self.validated, handler(source))


def references_in(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - a field may hold one reference, many or none
    """Return the references a reference field holds, whether it is optional, single or a tuple."""
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


PostRef = Annotated[str, Refers(("PO",))]
NewPost = Annotated[str, Refers(("PO",), allots=True)]
PersonRef = Annotated[str, Refers(("PE",))]
NewPerson = Annotated[str, Refers(("PE",), allots=True)]
UnitRef = Annotated[str, Refers(("U",))]
NewUnit = Annotated[str, Refers(("U",), allots=True)]
PhaseRef = Annotated[str, Refers(("PH",))]
NewPhase = Annotated[str, Refers(("PH",), allots=True)]
NeedRef = Annotated[str, Refers(("N",))]
NewNeed = Annotated[str, Refers(("N",), allots=True)]
MilestoneRef = Annotated[str, Refers(("MS",))]
NewMilestone = Annotated[str, Refers(("MS",), allots=True)]
PostingRef = Annotated[str, Refers(("PM",))]
NewPosting = Annotated[str, Refers(("PM",), allots=True)]
AppealRef = Annotated[str, Refers(("AP",))]
NewAppeal = Annotated[str, Refers(("AP",), allots=True)]
ProcessRef = Annotated[str, Refers(("BP",))]
NewProcess = Annotated[str, Refers(("BP",), allots=True)]
ChangeRef = Annotated[str, Refers(("PC",))]
NewChange = Annotated[str, Refers(("PC",), allots=True)]
FunctionRef = Annotated[str, Refers(("FN",))]
NewFunction = Annotated[str, Refers(("FN",), allots=True)]
ResponsibilityRef = Annotated[str, Refers(("RS",))]
NewResponsibility = Annotated[str, Refers(("RS",), allots=True)]
AnsweredRef = Annotated[str, Refers(("FN", "BP", "U", "PH", "SOP", "R", "I", "EIA", "PR", "M", "B"))]
SopRef = Annotated[str, Refers(("SOP",))]
NewSop = Annotated[str, Refers(("SOP",), allots=True)]
RiskRef = Annotated[str, Refers(("R",))]
NewRisk = Annotated[str, Refers(("R",), allots=True)]
ControlRef = Annotated[str, Refers(("CTL",))]
NewControl = Annotated[str, Refers(("CTL",), allots=True)]
ActionRef = Annotated[str, Refers(("ACT",))]
NewAction = Annotated[str, Refers(("ACT",), allots=True)]
AboutRef = Annotated[str, Refers(tuple(prefix for prefix in KINDS if prefix != "ACT"))]
IndicatorRef = Annotated[str, Refers(("KRI",))]
NewIndicator = Annotated[str, Refers(("KRI",), allots=True)]
ContingencyRef = Annotated[str, Refers(("CP",))]
NewContingency = Annotated[str, Refers(("CP",), allots=True)]
IssueRef = Annotated[str, Refers(("I",))]
NewIssue = Annotated[str, Refers(("I",), allots=True)]
AssumptionRef = Annotated[str, Refers(("AS",))]
NewAssumption = Annotated[str, Refers(("AS",), allots=True)]
BecameRef = Annotated[str, Refers(("R", "I"))]
DependencyRef = Annotated[str, Refers(("DEP",))]
NewDependency = Annotated[str, Refers(("DEP",), allots=True)]
StaffIssueRef = Annotated[str, Refers(("SI",))]
NewStaffIssue = Annotated[str, Refers(("SI",), allots=True)]
EiaRef = Annotated[str, Refers(("EIA",))]
NewEia = Annotated[str, Refers(("EIA",), allots=True)]
FindingRef = Annotated[str, Refers(("F",))]
NewFinding = Annotated[str, Refers(("F",), allots=True)]
AssessedRef = Annotated[str, Refers(("PH", "PC", "SOP"))]
PriorityRef = Annotated[str, Refers(("PR",))]
NewPriority = Annotated[str, Refers(("PR",), allots=True)]
MeasureRef = Annotated[str, Refers(("M",))]
NewMeasure = Annotated[str, Refers(("M",), allots=True)]
BenefitRef = Annotated[str, Refers(("B",))]
NewBenefit = Annotated[str, Refers(("B",), allots=True)]
CostRef = Annotated[str, Refers(("COST",))]
NewCost = Annotated[str, Refers(("COST",), allots=True)]
GroupRef = Annotated[str, Refers(("SG",))]
NewGroup = Annotated[str, Refers(("SG",), allots=True)]
MessageRef = Annotated[str, Refers(("MSG",))]
NewMessage = Annotated[str, Refers(("MSG",), allots=True)]
ActivityRef = Annotated[str, Refers(("EA",))]
NewActivity = Annotated[str, Refers(("EA",), allots=True)]
SeriesRef = Annotated[str, Refers(("ES",))]
NewSeries = Annotated[str, Refers(("ES",), allots=True)]
EngagedRef = Annotated[str, Refers(("PH", "PC", "BP", "SOP", "R", "EIA"))]
ForumRef = Annotated[str, Refers(("FO",))]
NewForum = Annotated[str, Refers(("FO",), allots=True)]
MeetingRef = Annotated[str, Refers(("MT",))]
NewMeeting = Annotated[str, Refers(("MT",), allots=True)]
ArisingRef = Annotated[str, Refers(("ACT", "RA"))]
DecisionRef = Annotated[str, Refers(("D",))]
NewDecision = Annotated[str, Refers(("D",), allots=True)]
AffectedRef = Annotated[str, Refers(("PH", "PC", "BP", "SOP", "R", "EIA", "U"))]
NewRecommendation = Annotated[str, Refers(("REC",), allots=True)]
NewConsideration = Annotated[str, Refers(("MC",), allots=True)]
NewPoint = Annotated[str, Refers(("SP",), allots=True)]
ParentRef = Annotated[str, Refers(("REC", "MC"))]
ProvisionRef = Annotated[str, Refers(("REC", "MC", "SP"))]
ConcernedRef = Annotated[str, Refers(("PH", "PC", "BP", "SOP", "R", "I", "SI", "EIA", "U", "KRI"))]
PlannedActionRef = Annotated[str, Refers(("RA",))]
NewPlannedAction = Annotated[str, Refers(("RA",), allots=True)]
NewPractice = Annotated[str, Refers(("GP",), allots=True)]
TargetRef = Annotated[str, Refers(("TG",))]
NewTarget = Annotated[str, Refers(("TG",), allots=True)]
SurveyRef = Annotated[str, Refers(("SV",))]
NewSurvey = Annotated[str, Refers(("SV",), allots=True)]
StatementRef = Annotated[str, Refers(("ST",))]
NewStatement = Annotated[str, Refers(("ST",), allots=True)]
FollowUpRef = Annotated[str, Refers(("PH", "PC", "BP", "SOP", "R", "I", "SI", "EIA", "D", "MSG", "EA"))]
ReviewRef = Annotated[str, Refers(("RV",))]
NewReview = Annotated[str, Refers(("RV",), allots=True)]
ReviewFindingRef = Annotated[str, Refers(("RF",))]
NewReviewFinding = Annotated[str, Refers(("RF",), allots=True)]
ReviewedRef = Annotated[
    str, Refers(("PH", "PC", "BP", "SOP", "R", "I", "SI", "EIA", "U", "M", "B", "SG", "MSG", "EA", "ES", "D"))
]
LessonRef = Annotated[str, Refers(("LL",))]
NewLesson = Annotated[str, Refers(("LL",), allots=True)]
EvidenceRef = Annotated[str, Refers(("EV",))]
NewEvidence = Annotated[str, Refers(("EV",), allots=True)]
LearntFromRef = Annotated[str, Refers(("RV", "RF"))]
SourceRef = Annotated[str, Refers(("SRC",))]
NewSource = Annotated[str, Refers(("SRC",), allots=True)]
ClaimRef = Annotated[str, Refers(("CL",))]
NewClaim = Annotated[str, Refers(("CL",), allots=True)]
ThingRef = Annotated[str, Refers(tuple(KINDS))]
SubjectRef = Annotated[str, Refers(SUBJECT_PREFIXES, withdrawn=True)]
