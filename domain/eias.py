"""Equality Impact Assessments: from the change that needs one to its approval, publication and review."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from domain.asking import Field
from domain.dates import When, months_later
from domain.entry import Entry, entry
from domain.fields import Day, Line, Person
from domain.references import AssessedRef, EiaRef, NewEia, kind_of
from domain.state import State, Value

if TYPE_CHECKING:
    from domain.programme import Programme


class Finding(State):
    """How a change affects people of one protected characteristic, with the mitigation of an adverse effect."""

    ref: str
    eia: str
    characteristic: str
    effect: str
    basis: str
    found: When
    group: str | None = None
    mitigation: str | None = None
    owner: str | None = None
    due: date | None = None
    mitigated: When | None = None


class Share(Value, frozen=True):
    """One line of the baseline profile: how large a group is among those affected, in percent."""

    population: str
    characteristic: str
    group: str
    percent: Decimal
    source: str
    on: When
    count: int | None = None
    total: int | None = None
    reference: str | None = None
    reference_percent: Decimal | None = None

    @property
    def representation(self) -> Decimal | None:
        """The share divided by the share in the reference population; None without one, or when that is 0."""
        return self.percent / self.reference_percent if self.reference_percent else None


class Counted(Value, frozen=True):
    """How many of a group a selection fell on; `adverse` when being selected is the harm."""

    selection: str
    characteristic: str
    group: str
    selected: int
    total: int
    adverse: bool
    on: When


class Eia(State):
    """One assessment as it stands; `assesses` is None while it is not known what a completed one had assessed."""

    ref: str
    title: str
    assesses: str | None
    since: When
    state: str = "required"
    lead: str | None = None
    settled: When | None = None
    approver: str | None = None
    outcome: str | None = None
    published: When | None = None
    where: str | None = None
    review_due: date | None = None
    due_at_latest: bool = False
    looked_at: When | None = None
    consulted: list[str] = []
    findings: list[str] = []
    profile: list[Share] = []
    counts: list[Counted] = []
    reason: str | None = None
    erased: When | None = None

    @property
    def signed_off(self) -> bool:
        """Whether its answer stands; one found completed counts, because nothing says that it was refused."""
        return self.state in {"screened out", "approved", "published", "under review", "completed"}

    def move(self, state: str, on: When) -> None:
        """Enter a state."""
        self.state, self.since = state, on

    def review_by(self, given: date | None, on: When, programme: "Programme") -> None:
        """Set the next review: the given day, or by the programme's policy."""
        self.looked_at = on
        self.review_due = given or months_later(on.latest, programme.policy.eia_review_months)
        self.due_at_latest = given is None and not on.precise


NEXT_STEP = {
    "required": "begin its screening (eia screen {ref}) or its full assessment (eia assess {ref}) first",
    "screening": "screen it out (eia screen-out {ref}) or begin the full assessment (eia assess {ref})",
    "screened out": "screen it again first (eia screen {ref})",
    "full assessment": "consult on it first (eia consult {ref})",
    "consultation": "submit it for approval (eia submit {ref})",
    "awaiting approval": "approve it (eia approve {ref}) or return it (eia return {ref})",
    "approved": "publish it (eia publish {ref}) or call its review (eia call-review {ref})",
    "published": "call its review first (eia call-review {ref})",
    "under review": "record the review (eia review {ref}) or assess it again (eia assess {ref})",
    "completed": "call its review first (eia call-review {ref})",
}


def not_now(eia: Eia, doing: str, *states: str) -> Iterator[str]:
    """Yield the refusal of a step that the assessment's state does not allow, with the steps that it does."""
    if eia.state not in states:
        state = (
            f"in {eia.state}" if eia.state in {"screening", "full assessment", "consultation"} else eia.state
        )
        yield f"{eia.ref} is {state} and cannot be {doing}: {NEXT_STEP[eia.state].format(ref=eia.ref)}"


def assessment_of(programme: "Programme", assessed: str) -> Eia | None:
    """Return the assessment of a phase, a process change or a document; None when it has none."""
    return next((eia for eia in programme.eias.values() if eia.assesses == assessed), None)


def title_of(programme: "Programme", assessed: str) -> str:
    """Return the title of the phase, process change or document that is assessed."""
    return str(getattr(programme, kind_of(assessed).register)[assessed].title)


def _assessed_already(programme: "Programme", assessed: str | None) -> Iterator[str]:
    if assessed and (eia := assessment_of(programme, assessed)):
        yield f"{assessed} has {eia.ref} already: one EIA assesses one change, so go on with that one"


@entry("eia.required", verb="require")
class EiaRequired(Entry):
    """A change was found to need an assessment of its effects on equality, before it is decided."""

    eia: NewEia
    assesses: Annotated[
        AssessedRef, Field(description="the phase, process change or document that it assesses")
    ]
    title: Annotated[Line | None, Field(description="the title of what it assesses if not given")] = None
    lead: Annotated[Person | None, Field(description="the post that carries it out")] = None

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        yield from _assessed_already(programme, self.assesses)

    def apply(self, programme: "Programme", on: When) -> None:
        title = self.title or title_of(programme, self.assesses)
        programme.eias[self.eia] = Eia(self.eia, title, self.assesses, on, lead=self.lead)


@entry("eia.registered", verb="register")
class EiaRegistered(Entry):
    """An assessment was found to have been completed; when, by whom, and of what unless given, is not claimed."""

    eia: NewEia
    title: Line
    assesses: Annotated[AssessedRef | None, Field(description="what it assessed, if that is known")] = None
    lead: Annotated[Person | None, Field(description="the post that carried it out, if that is known")] = None
    review_due: Annotated[
        Day | None, Field(description="the next review; by the programme's policy if not given")
    ] = None

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        yield from _assessed_already(programme, self.assesses)

    def apply(self, programme: "Programme", on: When) -> None:
        eia = Eia(self.eia, self.title, self.assesses, on, state="completed", lead=self.lead)
        eia.review_by(self.review_due, on, programme)
        programme.eias[self.eia] = eia


@entry("eia.attributed", verb="attribute")
class EiaAttributed(Entry):
    """It became known what a completed assessment had assessed."""

    eia: EiaRef
    assesses: Annotated[
        AssessedRef, Field(description="the phase, process change or document that it assessed")
    ]

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        eia = programme.eias[self.eia]
        if eia.assesses:
            yield f"{eia.ref} assesses {eia.assesses}: correct the entry that says so if that is wrong"
        else:
            yield from _assessed_already(programme, self.assesses)

    def apply(self, programme: "Programme", on: When) -> None:
        programme.eias[self.eia].assesses = self.assesses


@entry("eia.assigned", verb="assign")
class EiaAssigned(Entry):
    """An assessment was given its lead: the post that carries it out."""

    eia: EiaRef
    lead: Person

    def apply(self, programme: "Programme", on: When) -> None:
        programme.eias[self.eia].lead = self.lead
