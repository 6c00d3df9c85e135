"""What follows from a measure's own figures, beside what a source states."""

from decimal import Decimal

import msgspec

from domain.figures.observations import Change, rounded


class WorkedOut(msgspec.Struct, frozen=True):
    """A change that was worked out from a measure's figures, beside the one that a source states."""

    source: str
    period: str | None
    against: str | None
    before: Decimal
    after: Decimal
    number: Decimal | None
    percent: Decimal | None
    stated: Decimal | None
    stated_in: str | None
    differs: bool

    @classmethod
    def of(cls, change: Change) -> "WorkedOut":
        """Return a change as it is shown, rounded."""
        one = change.observation
        return cls(
            source=one.source,
            period=one.period,
            against=change.since.period,
            before=change.before,
            after=change.after,
            number=rounded(change.number, 2),
            percent=rounded(change.percent, 2),
            stated=change.stated,
            stated_in=change.stated_in,
            differs=change.differs,
        )
