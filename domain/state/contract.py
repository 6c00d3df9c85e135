"""The notional contract, its revisits and its targets as they stand."""

from datetime import date
from decimal import Decimal
from typing import Literal

from domain.foundation.dates import When
from domain.foundation.values import State, Value

FULLY: "Outcome" = "fully discharged"
PARTIALLY: "Outcome" = "partially discharged with a further revisit"
WITH_VOIDED: "Outcome" = "fully or partially discharged with aspects voided"
NOT: "Outcome" = "not discharged with referral"
Outcome = Literal[
    "fully discharged",
    "partially discharged with a further revisit",
    "fully or partially discharged with aspects voided",
    "not discharged with referral",
]


class Revisit(Value, frozen=True):
    """One revisit and how it ended."""

    on: When
    outcome: str
    held_by: str
    finding: str
    further: date | None = None
    referred_to: str | None = None


class Contract(State):
    """The notional contract as it stands; `deadline` is as agreed, `next_date` that or the further revisit's."""

    inspectorate: str
    agreed: When
    deadline: date
    parties: tuple[str, ...] = ()
    state: str = "in force"
    revisits: list[Revisit] = []

    @property
    def next_date(self) -> date:
        """The day by which it is looked at: the deadline, or after a revisit that asked for another, that one's day."""
        return next((one.further for one in reversed(self.revisits) if one.further), self.deadline)


Quartile = Literal["bottom", "third", "second", "top"]
QUARTILES: tuple[Quartile, ...] = ("bottom", "third", "second", "top")


class Observed(Value, frozen=True):
    """What a target's measure was found to be."""

    on: When
    quartile: str | None
    value: str | None
    met: bool
    source: str
    period: str | None = None


class ContractTarget(State):
    """One improvement target as it stands; the baseline says where it began, and is not an observation of it."""

    ref: str
    title: str
    area: str
    due: date
    agreed: When
    comparison: str | None = None
    unit: str | None = None
    direction: str | None = None
    baseline_quartile: Quartile | None = None
    target_quartile: Quartile | None = None
    baseline_value: str | None = None
    target_value: str | None = None
    state: str = "not observed"
    reason: str | None = None
    observations: list[Observed] = []

    @property
    def aim(self) -> str:
        """What is to be reached, in words."""
        if self.target_quartile:
            return f"{self.target_quartile} quartile or better"
        return f"{'at least' if self.direction == 'higher is better' else 'at most'} {self.target_value} {self.unit}"

    @property
    def last(self) -> Observed | None:
        """The last observation."""
        return self.observations[-1] if self.observations else None

    def meets(self, quartile: Quartile | None, value: Decimal | None) -> bool:
        """Tell whether an observation reaches the target or passes it."""
        if quartile and self.target_quartile:
            return QUARTILES.index(quartile) >= QUARTILES.index(self.target_quartile)
        if value is None or self.target_value is None:
            return False
        wanted = Decimal(self.target_value)
        return value >= wanted if self.direction == "higher is better" else value <= wanted
