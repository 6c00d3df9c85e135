"""The issue register: what has happened and needs management, whether or not a risk foresaw it."""

from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.entries.permission import mark_breach
from domain.foundation.constraints import Field
from domain.foundation.dates import When, when
from domain.foundation.fields import Line, Person, Reporter, Stated, Text
from domain.foundation.found import FoundOn, Since
from domain.foundation.references import IssueRef, NewIssue
from domain.state.policy import Band
from domain.state.programme import Programme
from domain.state.risks import Issue


@entry("issue.raised", verb="raise")
class IssueRaised(Entry):
    """Raise an issue: something unplanned that needs management action."""

    issue: NewIssue
    title: Line
    description: Stated
    severity: Band = "medium"
    owner: Person | None = None
    since: Since = None
    found: FoundOn = None

    def apply(self, programme: Programme, on: When) -> None:
        updated = when(self.found) if self.since and self.found else on
        programme.issues[self.issue] = Issue(
            self.issue, self.title, self.description, self.severity, on, updated, self.owner
        )


@entry("issue.updated", verb="update")
class IssueUpdated(Entry):
    """Record what was done about an issue, or who took it on."""

    issue: IssueRef
    note: Annotated[Text, Field(description="what was done or decided")]
    owner: Person | None = None

    def apply(self, programme: Programme, on: When) -> None:
        issue = programme.issues[self.issue]
        issue.updated, issue.owner = on, self.owner or issue.owner


@entry("issue.resolved", verb="resolve")
class IssueResolved(Entry):
    """Record that an issue was dealt with; closing it confirms that the remedy held."""

    issue: IssueRef
    resolution: Stated

    def apply(self, programme: Programme, on: When) -> None:
        issue = programme.issues[self.issue]
        issue.state, issue.resolution, issue.updated = "resolved", self.resolution, on


@entry("issue.closed", verb="close")
class IssueClosed(Entry):
    """Close an issue: someone confirms that its remedy held."""

    issue: IssueRef
    confirmed_by: Person
    reported_by: Reporter = None

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        issue = programme.issues[self.issue]
        issue.state, issue.updated = "closed", on
