"""Benefits as they stand: estimates, targets and what was realised."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

from domain.foundation.dates import When
from domain.foundation.values import State, Value


class Amount(Value, frozen=True):
    """A sum of money as a source gives it, never added to one of another currency or of another `per`."""

    figure: Decimal
    currency: str
    per: str
    on: When
    source: str
    about: bool = False

    @property
    def words(self) -> str:
        """The amount as people read it: `about 500,000 GBP a year`."""
        figure = f"{self.figure:,.2f}".removesuffix(".00")
        often = {"year": " a year", "once": " once", "unstated": ""}[self.per]
        return f"{'about ' if self.about else ''}{figure} {self.currency}{often}"


class Reuse(Value, frozen=True):
    """Where what a benefit set free was used again."""

    on: When
    where: str
    what: str | None = None


class Benefit(State):
    """One benefit as it stands; `estimates` keeps every estimate, also where they disagree."""

    ref: str
    title: str
    kind: str
    identified: When
    owner: str | None = None
    measured_by: str | None = None
    description: str | None = None
    due: date | None = None
    estimates: list[Amount] = []
    reuses: list[Reuse] = []
    state: str = "identified"
    planned: When | None = None
    realised: When | None = None
    realised_amount: Amount | None = None
    validated: When | None = None
    validated_amount: Amount | None = None
    validated_by: str | None = None
    lost: When | None = None
    reason: str | None = None
    targets: list[Amount] = []
    not_counted: str | None = None

    def amounts(self) -> list[Amount]:
        """Return what the benefit is worth: as validated, else as realised, else every estimate there is."""
        known = self.validated_amount or self.realised_amount
        return [known] if known else self.estimates

    def disagreeing(self) -> Iterator[tuple[Amount, Amount]]:
        """Yield estimates in one currency that differ in amount or in how often it comes, until one is validated."""
        if self.validated_amount or self.state == "lost":
            return
        for earlier, later in combinations(self.estimates, 2):
            apart = later.figure != earlier.figure or (
                later.per != earlier.per and "unstated" not in (later.per, earlier.per)
            )
            if later.currency == earlier.currency and apart:
                yield earlier, later
