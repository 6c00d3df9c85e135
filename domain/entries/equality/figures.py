"""The figures an assessment stands on: the baseline profile of those affected and counts of outcomes by group."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.entries.equality.findings import not_protected
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Count, Line, Percent
from domain.foundation.personal import suppressed
from domain.foundation.phrases import Fields, Sentence, phrase
from domain.foundation.references import EiaRef
from domain.state.equality import Counted, Share
from domain.state.programme import Programme


@entry("eia.profiled", verb="profile")
class EiaProfiled(Entry):
    """Add a line to the baseline profile: the share of one group among those affected."""

    eia: EiaRef
    population: Annotated[Line, Field(description="those affected, as “officers”")]
    characteristic: Annotated[Line, Field(description="as the programme's policy lists them, such as race")]
    group: Annotated[Line, Field(description="the group within them, as “female”")]
    source: Annotated[Line, Field(description="where the figure comes from; another source adds a line")]
    percent: Annotated[
        Percent | None, Field(description="the share; reckoned from count and total if not given")
    ] = None
    count: Annotated[Count | None, Field(description="how many of the group there are")] = None
    total: Annotated[Count | None, Field(description="how many there are in all")] = None
    reference: Annotated[
        Line | None, Field(description="a population to compare with, as “residents, 2001 census”")
    ] = None
    reference_percent: Annotated[
        Percent | None, Field(description="the group's share in that population")
    ] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from not_protected(self.characteristic, programme)
        if (self.count is None) != (self.total is None):
            yield "a count says nothing without its total: give both or neither"
        elif self.percent is None and not self.total:
            yield phrase(
                "give the share",
                Fields(("percent",), " with ", ""),
                ", or a count with a total of at least 1",
            )
        elif self.count is not None and self.total is not None and self.count > self.total:
            yield f"{self.count} of {self.total} is more than all of them: check both figures"
        elif (
            self.percent is not None
            and self.total
            and abs(self.percent - _percent(self.count, self.total)) > 1
        ):
            yield f"{self.count} of {self.total} is not {self.percent} %: check the figures, or leave one out"
        if (self.reference is None) != (self.reference_percent is None):
            yield "name the reference population and the group's share in it, both or neither"

    def share(self, on: When) -> Share:
        """Return the line that the profile keeps of this entry, made on that date."""
        return Share(
            population=self.population,
            characteristic=self.characteristic.casefold(),
            group=self.group,
            percent=_percent(self.count, self.total) if self.percent is None else self.percent,
            source=self.source,
            on=on,
            count=self.count,
            total=self.total,
            reference=self.reference,
            reference_percent=self.reference_percent,
        )

    def apply(self, programme: Programme, on: When) -> None:
        if suppressed(self.count, self.percent):
            return
        share = self.share(on)
        eia = programme.eias[self.eia]

        def line(of: Share) -> tuple[str, ...]:
            return of.population, of.characteristic, of.group, of.source, of.reference or ""

        eia.profile = [*(kept for kept in eia.profile if line(kept) != line(share)), share]


def _percent(count: int | None, total: int | None) -> Decimal:
    return round(Decimal(100) * (count or 0) / total, 2) if total else Decimal(0)


@entry("eia.counted", verb="count")
class EiaCounted(Entry):
    """Record how many of a group a selection fell on, such as appeals upheld or postings against wish."""

    eia: EiaRef
    selection: Annotated[
        Line, Field(description="what they were selected for, the same words for every group")
    ]
    characteristic: Annotated[Line, Field(description="as the programme's policy lists them, such as age")]
    group: Annotated[Line, Field(description="the group counted, as “women”")]
    selected: Annotated[Count, Field(description="how many of the group it fell on")]
    total: Annotated[Count, Field(description="how many of the group it could have fallen on")]
    being_selected: Annotated[
        Literal["favourable", "adverse"], Field(description="adverse when being selected is the harm")
    ] = "favourable"

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from not_protected(self.characteristic, programme)
        if not self.total:
            yield "a group of nobody has no rate: leave the group out, or give its total"
        elif self.selected > self.total:
            yield f"{self.selected} of {self.total} is more than all of them: check both figures"
        others = (c for c in programme.eias[self.eia].counts if c.selection == self.selection)
        if any(other.adverse != (self.being_selected == "adverse") for other in others):
            yield f"“{self.selection}” was counted the other way round: say the same of being selected for every group"

    def apply(self, programme: Programme, on: When) -> None:
        if suppressed(self.selected):
            return
        counted = Counted(
            self.selection,
            self.characteristic.casefold(),
            self.group,
            self.selected,
            self.total,
            self.being_selected == "adverse",
            on,
        )
        eia = programme.eias[self.eia]

        def group(of: Counted) -> tuple[str, str, str]:
            return of.selection, of.characteristic, of.group

        eia.counts = [*(kept for kept in eia.counts if group(kept) != group(counted)), counted]
