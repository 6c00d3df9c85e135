"""Reviews and their findings as they stand."""

from datetime import date

from domain.foundation.dates import When
from domain.foundation.values import State

STRENGTH = "strength"
# Whoever answers to those who lead the change reviews their own superiors: that is not an independent look.
INDEPENDENT = frozenset({"same organisation", "external"})
# An inspection, an audit or the review of one process looks at the organisation, not at the stages of its change.
STAGED = frozenset({"gateway", "stage", "health check", "post-implementation"})


class Review(State):
    """One review as it stands; `due` is the day by which it was last said to be held."""

    ref: str
    title: str
    kind: str
    independence: str
    holder: str
    scope: str
    state: str
    covers: tuple[str, ...] = ()
    planned: When | None = None
    due: date | None = None
    postponed: int = 0
    held: When | None = None
    reviewers: str | None = None
    method: str | None = None
    reported: When | None = None
    report: str | None = None
    conclusion: str | None = None
    confidence: str | None = None
    ended: When | None = None
    reason: str | None = None
    findings: list[str] = []

    @property
    def independent(self) -> bool:
        """Whether its reviewers do not answer to those who lead the change."""
        return self.independence in INDEPENDENT

    @property
    def staged(self) -> bool:
        """Whether it is an independent look at a stage of the programme that was not called off."""
        return self.independent and self.kind in STAGED and self.state != "cancelled"


class ReviewFinding(State):
    """One finding as it stands: a strength is noted; an area for improvement is open until it is responded to."""

    ref: str
    review: str
    kind: str
    title: str
    finding: str
    found: When
    state: str
    severity: str | None = None
    about: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    response: str | None = None
    answered: When | None = None
    answered_by: str | None = None

    @property
    def waiting(self) -> bool:
        """Whether it has neither a response nor a recommendation, whose lead answers for it, that came of it."""
        return self.state == "open" and not self.recommendations
