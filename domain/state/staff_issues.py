"""Staff issues as they stand."""

from domain.foundation.dates import When
from domain.foundation.values import State


class StaffIssue(State):
    """One staff issue as it stands; `updated` is when its raisers could last have heard of it."""

    ref: str
    theme: str
    summary: str
    raised_by: str
    channel: str
    raised: When
    updated: When
    unit: str | None = None
    state: str = "raised"
    owner: str | None = None
    acknowledged: When | None = None
    referred_to: str | None = None
    answer: str | None = None
    answered: When | None = None
    reason: str | None = None
    erased: When | None = None

    @property
    def unresolved(self) -> bool:
        """Whether those who raised it still wait for an answer; a referral is no answer."""
        return self.state not in {"resolved", "closed"}
