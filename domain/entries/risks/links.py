"""Links between risks: which brings about another, makes it worse or better, or goes with it."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import RiskRef
from domain.state.programme import Programme
from domain.state.risks import RiskLink

How = Literal["causes", "worsens", "lessens", "goes with"]
# What the other risk says of each.
BACK: dict[How, str] = {
    "causes": "is caused by",
    "worsens": "is worsened by",
    "lessens": "is lessened by",
    "goes with": "goes with",
}


@entry("risk.linked", verb="link")
class RiskLinked(Entry):
    """Link a risk to another that it causes, worsens, lessens or goes with; both show the link."""

    risk: RiskRef
    how: Annotated[How, Field(description="what the first does to the other, if it strikes")]
    other: RiskRef
    reason: Annotated[Text | None, Field(description="why it does")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.risk == self.other:
            yield phrase(f"{self.risk} cannot be linked to itself: name another risk", giving("other"))
        elif any((one.how, one.risk) == (self.how, self.other) for one in programme.risks[self.risk].links):
            yield f"{self.risk} {self.how} {self.other} already: nothing would change"

    def apply(self, programme: Programme, on: When) -> None:
        programme.risks[self.risk].links.append(RiskLink(self.how, self.other, on, self.reason))
        programme.risks[self.other].links.append(RiskLink(BACK[self.how], self.risk, on, self.reason))


@entry("risk.unlinked", verb="unlink")
class RiskUnlinked(Entry):
    """Record that two risks have nothing to do with each other any more, with a reason."""

    risk: RiskRef
    other: RiskRef
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if all(one.risk != self.other for one in programme.risks[self.risk].links):
            yield f"{self.risk} is not linked to {self.other}: leave them as they are"

    def apply(self, programme: Programme, on: When) -> None:
        for one, other in ((self.risk, self.other), (self.other, self.risk)):
            risk = programme.risks[one]
            risk.links = [link for link in risk.links if link.risk != other]
