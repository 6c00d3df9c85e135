"""Risks as they stand, with their scores, controls, actions, indicators and issues."""

from datetime import date
from decimal import Decimal
from typing import Literal

from domain.foundation.dates import When
from domain.foundation.values import State, Value

ScoreKind = Literal["inherent", "residual", "target"]
# Stands in a sentence for what its source does not say.
NOT_STATED = "[not stated]"
Level = Literal["programme", "SMT", "portfolio", "force"]
LEVELS: tuple[Level, ...] = ("programme", "SMT", "portfolio", "force")
# Whoever looks after several programmes is shown the risks that one of them cannot carry alone.
BEYOND_ITS_PROGRAMME = ("portfolio", "force")


class Score(Value, frozen=True):
    """A likelihood and an impact on the scale of their day; a risk keeps the scale on which it was scored."""

    likelihood: int
    impact: int
    band: str
    scale: str
    on: When
    basis: str | None
    assessor: str

    @property
    def value(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact


class Toleration(Value, frozen=True):
    """A decision to live with a risk as high as it stood; without `until` it says of no day that it ends."""

    approver: str
    until: date | None = None
    score: int | None = None
    scale: str | None = None

    def covers(self, score: Score) -> bool:
        """Tell whether what was decided reaches so high; of a score on another scale nothing was decided."""
        return self.score is not None and self.scale == score.scale and score.value <= self.score


class RiskLink(Value, frozen=True):
    """What a risk does to another, `risk`, or has done by it: both keep the link, each in its own words."""

    how: str
    risk: str
    on: When
    reason: str | None = None

    @property
    def words(self) -> str:
        """The link as its risk says it: `causes R-004`."""
        return f"{self.how} {self.risk}"


class Risk(State):
    """One risk as it stands."""

    ref: str
    title: str
    cause: str | None
    event: str | None
    effect: str | None
    category: str
    kind: str
    raised: When
    looked_at: When
    identified_by: str
    owner: str | None = None
    phase: str | None = None
    processes: tuple[str, ...] = ()
    state: str = "open"
    level: Level = "programme"
    inherent: Score | None = None
    residual: Score | None = None
    target: Score | None = None
    previous: int | None = None
    above_since: When | None = None
    proximity: str | None = None
    response: str | None = None
    controls: list[str] = []
    actions: list[str] = []
    indicators: list[str] = []
    issue: str | None = None
    ended: When | None = None
    reason: str | None = None
    responded: When | None = None
    tolerated: Toleration | None = None
    contingencies: list[str] = []
    links: list[RiskLink] = []
    # Controls that were retired since the residual score was set: it relies on them still.
    controls_lost: list[str] = []

    @property
    def statement(self) -> str:
        """The risk in the standard three-part form."""
        cause, event, effect = (part or NOT_STATED for part in (self.cause, self.event, self.effect))
        return f"Because {cause}, there is a risk that {event}, which would {effect}."


class Reading(Value, frozen=True):
    """What one source read an indicator at, for a period or on the day it was so."""

    on: When
    value: Decimal
    source: str
    period: str | None = None


class Indicator(State):
    """An indicator of a risk with its last observation; `breached` since when the threshold is known to be passed."""

    ref: str
    risk: str
    title: str
    unit: str
    worse: str
    threshold: Decimal
    value: Decimal | None = None
    observed: When | None = None
    breached: When | None = None
    period: str | None = None
    readings: list[Reading] = []


class Issue(State):
    """One issue as it stands; `risk` is the risk that materialised into it, if one did."""

    ref: str
    title: str
    description: str | None
    severity: str
    raised: When
    updated: When
    owner: str | None = None
    risk: str | None = None
    state: str = "open"
    resolution: str | None = None


class Control(State):
    """A measure in place against a risk, and against others as well."""

    ref: str
    risk: str
    title: str
    since: When
    effect: str | None
    state: str = "in place"
    also: list[str] = []
    retired: When | None = None

    @property
    def risks(self) -> tuple[str, ...]:
        """Every risk that leans on it."""
        return (self.risk, *self.also)


class Contingency(State):
    """What is done when a risk strikes, or when its trigger is there; somebody called for it `called_on` a day."""

    ref: str
    risk: str
    title: str
    planned: When
    trigger: str | None = None
    indicator: str | None = None
    owner: str | None = None
    state: str = "planned"
    called_on: When | None = None
    called_by: str | None = None
    basis: str | None = None
    ended: When | None = None
    note: str | None = None


class Action(State):
    """A measure promised against a risk, about another thing or about nothing, with its actionee and due date."""

    ref: str
    risk: str | None
    title: str
    owner: str | None
    due: date | None
    state: str = "open"
    ended: When | None = None
    note: str | None = None
    about: str | None = None
