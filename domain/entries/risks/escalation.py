"""Escalation: a risk beyond its level goes to a higher one, and comes back."""

from collections.abc import Iterator
from typing import Literal

from domain.entries.entry import Entry, entry
from domain.foundation.dates import When
from domain.foundation.fields import Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import RiskRef
from domain.state.programme import Programme
from domain.state.risks import LEVELS


@entry("risk.escalated", verb="escalate")
class RiskEscalated(Entry):
    """Escalate a risk to a higher level, because it is beyond the present one."""

    risk: RiskRef
    level: Literal["SMT", "portfolio", "force"]
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        risk = programme.risks[self.risk]
        if LEVELS.index(self.level) <= LEVELS.index(risk.level):
            yield f"{risk.ref} is at {risk.level} level already: escalate to a higher one, or de-escalate it"

    def apply(self, programme: Programme, on: When) -> None:
        programme.risks[self.risk].level = self.level


@entry("risk.de-escalated", verb="de-escalate")
class RiskDeEscalated(Entry):
    """Hand a risk back to a lower level."""

    risk: RiskRef
    level: Literal["programme", "SMT", "portfolio"]
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        risk = programme.risks[self.risk]
        if LEVELS.index(self.level) >= LEVELS.index(risk.level):
            yield f"{risk.ref} is at {risk.level} level: de-escalate to a lower one, or escalate it"

    def apply(self, programme: Programme, on: When) -> None:
        programme.risks[self.risk].level = self.level
