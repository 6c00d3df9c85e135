"""The risk register: statements, scores and reviews."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.entries.policy import Category
from domain.foundation.constraints import Field
from domain.foundation.dates import When, when
from domain.foundation.fields import OUTSIDERS, Edtf, Finder, Line, Person, Points, Stated, Text
from domain.foundation.found import FoundOn, Since, by_then
from domain.foundation.phrases import Sentence
from domain.foundation.references import NewRisk, PhaseRef, ProcessRef, RiskRef
from domain.rules.tolerance import comparable, judge, settle
from domain.state.programme import Programme
from domain.state.risks import Risk, Score, ScoreKind


@entry("risk.raised", verb="raise")
class RiskRaised(Entry):
    """Raise a risk: because of a cause, an event may happen that would have an effect."""

    risk: NewRisk
    title: Line
    cause: Annotated[Stated, Field(description="“Because …”: a present fact")]
    event: Annotated[Stated, Field(description="“… there is a risk that …”: what may happen")]
    effect: Annotated[Stated, Field(description="“… which would …”: the harm, or the gain, to the programme")]
    category: Category = "programme"
    kind: Literal["threat", "opportunity"] = "threat"
    owner: Annotated[Person | None, Field(description="the one post that answers for it")] = None
    phase: Annotated[PhaseRef | None, Field(description="the phase it threatens")] = None
    processes: Annotated[tuple[ProcessRef, ...], Field(description="the processes it threatens")] = ()
    identified_by: Finder = "programme"
    since: Since = None
    found: FoundOn = None

    @property
    def upkeep(self) -> bool:
        return self.identified_by not in OUTSIDERS

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        said = [part for part in (self.cause, self.event, self.effect) if part is not None]
        if len(set(said)) < len(said):
            yield "cause, event and effect must differ: say what is so, what may happen, and what that would do"

    def apply(self, programme: Programme, on: When) -> None:
        programme.risks[self.risk] = Risk(
            ref=self.risk,
            title=self.title,
            cause=self.cause,
            event=self.event,
            effect=self.effect,
            category=self.category,
            kind=self.kind,
            # What an outsider finds was so before; the programme's own people raise a risk when they see it.
            raised=by_then(on) if self.identified_by in OUTSIDERS and not self.since else on,
            looked_at=when(self.found) if self.since and self.found else on,
            identified_by=self.identified_by,
            owner=self.owner,
            phase=self.phase,
            processes=self.processes,
        )


@entry("risk.restated", verb="restate")
class RiskRestated(Entry):
    """Improve the wording or the category of a risk; only what is given changes."""

    risk: RiskRef
    reason: Text
    title: Line | None = None
    cause: Text | None = None
    event: Text | None = None
    effect: Text | None = None
    category: Category | None = None
    phase: PhaseRef | None = None
    processes: Annotated[
        tuple[ProcessRef, ...] | None,
        Field(description="the processes that it threatens, in place of those before"),
    ] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        said = (self.title, self.cause, self.event, self.effect, self.category, self.phase, self.processes)
        if not any(said):
            yield "nothing would change: give a title, cause, event, effect, category, phase or processes"

    def apply(self, programme: Programme, on: When) -> None:
        risk = programme.risks[self.risk]
        for name in ("title", "cause", "event", "effect", "category", "phase"):
            if (value := getattr(self, name)) is not None:
                setattr(risk, name, value)
        risk.processes = risk.processes if self.processes is None else self.processes
        settle(programme, risk, on)


@entry("risk.assigned", verb="assign")
class RiskAssigned(Entry):
    """Name the owner of a risk: the one post that answers for it."""

    risk: RiskRef
    owner: Person

    def apply(self, programme: Programme, on: When) -> None:
        programme.risks[self.risk].owner = self.owner


@entry("risk.timed", verb="time")
class RiskTimed(Entry):
    """Set proximity: when the risk could strike."""

    risk: RiskRef
    proximity: Annotated[Edtf, Field(description="a date or a span, such as 2009-04 or 2009-04/2009-06")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.risks[self.risk].proximity = self.proximity


@entry("risk.assessed", verb="assess")
class RiskAssessed(Entry):
    """Score a risk on the programme's scale; an assessment counts as a review."""

    risk: RiskRef
    likelihood: Annotated[
        Points, Field(description="1 rare to 5 almost certain, unless the scale was changed")
    ]
    impact: Annotated[Points, Field(description="1 negligible to 5 severe, unless the scale was changed")]
    basis: Annotated[Stated, Field(description="why this score")]
    score: Annotated[
        ScoreKind, Field(description="inherent: no controls; residual: now; target: where we want it")
    ] = "residual"
    assessor: Finder = "programme"

    @property
    def upkeep(self) -> bool:
        return self.assessor not in OUTSIDERS

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        risk = programme.risks[self.risk]
        yield from programme.policy.scale.misfits(self.likelihood, self.impact)
        value = self.likelihood * self.impact
        now = risk.residual.value if risk.residual and comparable(programme, risk.residual) else value
        if self.score == "target" and risk.kind == "threat" and value > now:
            yield (
                f"a target of {value} is above the residual score of {now}: "
                "a target says how far the risk shall come down"
            )
        if self.score == "target" and risk.kind == "opportunity" and value < now:
            yield (
                f"a target of {value} is below the residual score of {now}: "
                "a target says how far the opportunity shall be brought up"
            )

    def apply(self, programme: Programme, on: When) -> None:
        risk, policy = programme.risks[self.risk], programme.policy
        value = self.likelihood * self.impact
        scale, band = policy.scale.name, policy.scale.band(value)
        made = Score(self.likelihood, self.impact, band, scale, on, self.basis, self.assessor)
        if self.assessor not in OUTSIDERS:
            risk.looked_at = on
        if self.score == "residual":
            # A score on another scale is neither higher nor lower.
            before = risk.residual
            alike = before is not None and comparable(programme, before)
            risk.previous = before.value if before is not None and alike else None
            risk.residual, risk.controls_lost = made, []
            judge(programme, risk, value, on)
        elif self.score == "inherent":
            risk.inherent = made
        else:
            risk.target = made


@entry("risk.reviewed", verb="review")
class RiskReviewed(Entry):
    """Review a risk: say what was seen, even when nothing changed."""

    risk: RiskRef
    note: Annotated[Stated, Field(description="what was seen; “no change” is an answer")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.risks[self.risk].looked_at = on
