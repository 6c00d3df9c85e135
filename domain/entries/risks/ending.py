"""What becomes of a risk: it strikes, it is closed, or it comes back."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.entries.permission import mark_breach
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import OUTSIDERS, Finder, Person, Reporter, Stated, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import NewIssue, RiskRef
from domain.state.programme import Programme
from domain.state.risks import Issue


@entry("risk.materialised", verb="materialise")
class RiskMaterialised(Entry):
    """Record that a risk materialised: it ends and an issue begins, each naming the other."""

    risk: RiskRef
    issue: NewIssue
    what_happened: Text
    owner: Annotated[
        Person | None, Field(description="who deals with the issue; the risk's owner if not given")
    ] = None
    found_by: Finder = "programme"

    @property
    def upkeep(self) -> bool:
        return self.found_by not in OUTSIDERS

    def apply(self, programme: Programme, on: When) -> None:
        risk = programme.risks[self.risk]
        risk.state, risk.ended, risk.issue, risk.reason = (
            "materialised",
            on,
            self.issue,
            self.what_happened,
        )
        programme.issues[self.issue] = Issue(
            ref=self.issue,
            title=risk.title,
            description=self.what_happened,
            severity=risk.residual.band if risk.residual else "medium",
            raised=on,
            updated=on,
            owner=self.owner or risk.owner,
            risk=self.risk,
        )


@entry("risk.closed", verb="close")
class RiskClosed(Entry):
    """Close a risk that can no longer strike, or is no longer worth watching."""

    risk: RiskRef
    reason: Stated
    reported_by: Reporter = None

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        waiting = [
            ref for ref in programme.risks[self.risk].actions if programme.actions[ref].state == "open"
        ]
        if waiting:
            yield f"{self.risk} has open actions ({', '.join(waiting)}): finish or drop them first"

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        risk = programme.risks[self.risk]
        risk.state, risk.ended, risk.reason = "closed", on, self.reason


@entry("risk.reopened", verb="reopen")
class RiskReopened(Entry):
    """Reopen a closed or materialised risk, because it can strike again."""

    risk: RiskRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        risk = programme.risks[self.risk]
        risk.state, risk.ended, risk.reason, risk.looked_at = "open", None, self.reason, on
