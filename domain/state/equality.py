"""Equality Impact Assessments as they stand, with their findings and figures."""

from datetime import date
from decimal import Decimal

from domain.foundation.dates import When, next_review
from domain.foundation.values import State, Value


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

    def review_by(self, given: date | None, on: When, months: int) -> None:
        """Set the next review: the given day, or `months` after it was looked at."""
        self.looked_at = on
        self.review_due, self.due_at_latest = next_review(given, on, months)
