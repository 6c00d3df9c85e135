"""The staff issues log: what groups of staff raised about the change, and whether anyone answered them."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.entries.permission import mark_breach
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import PersonalLine, PersonalNote, PersonalPerson, PersonalText, Reporter
from domain.foundation.phrases import Sentence
from domain.foundation.references import NewStaffIssue, StaffIssueRef, UnitRef
from domain.state.programme import Programme
from domain.state.staff_issues import StaffIssue

Theme = Literal[
    "role clarity", "workload", "accountability", "facilities", "training", "pay and conditions", "fairness",
    "communication", "involvement", "health and safety", "recognition", "retention", "trust", "other",
]  # fmt: skip
Channel = Literal[
    "focus group", "surgery", "conference", "association", "line manager", "survey", "inspection", "other"
]


@entry("staff-issue.raised", verb="raise")
class StaffIssueRaised(Entry):
    """Log an issue raised by a group of staff; the log names groups, because names are personal data."""

    staff_issue: NewStaffIssue
    theme: Theme
    summary: Annotated[PersonalText, Field(description="what was raised, without the names of people")]
    raised_by: Annotated[
        PersonalLine,
        Field(
            description="the group that raised it, as “constables, focus group”: never a name, which is personal data"
        ),
    ]
    channel: Annotated[Channel, Field(description="how it reached the programme")]
    unit: Annotated[UnitRef | None, Field(description="the command unit it comes from")] = None

    @property
    def upkeep(self) -> bool:
        return self.channel != "inspection"

    def apply(self, programme: Programme, on: When) -> None:
        programme.staff_issues[self.staff_issue] = StaffIssue(
            ref=self.staff_issue,
            theme=self.theme,
            summary=self.summary,
            raised_by=self.raised_by,
            channel=self.channel,
            raised=on,
            updated=on,
            unit=self.unit,
        )


@entry("staff-issue.acknowledged", verb="acknowledge")
class StaffIssueAcknowledged(Entry):
    """Record that those who raised an issue were told it was heard and who deals with it."""

    staff_issue: StaffIssueRef
    owner: Annotated[PersonalPerson, Field(description="the post that acknowledged it and deals with it")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        issue = programme.staff_issues[self.staff_issue]
        if issue.acknowledged:
            yield f"{issue.ref} was acknowledged already, {issue.acknowledged.words}: record an update instead"

    def apply(self, programme: Programme, on: When) -> None:
        issue = programme.staff_issues[self.staff_issue]
        issue.acknowledged, issue.owner, issue.updated = on, self.owner, on
        if issue.state == "raised":
            issue.state = "acknowledged"


@entry("staff-issue.updated", verb="update")
class StaffIssueUpdated(Entry):
    """Record what was done about a staff issue, for those who raised it to hear; it is then under action."""

    staff_issue: StaffIssueRef
    note: Annotated[PersonalNote, Field(description="what was done or decided, without the names of staff")]
    owner: Annotated[
        PersonalPerson | None, Field(description="if another post deals with it from now on")
    ] = None

    def apply(self, programme: Programme, on: When) -> None:
        issue = programme.staff_issues[self.staff_issue]
        issue.updated, issue.owner = on, self.owner or issue.owner
        if issue.state == "acknowledged":
            issue.state = "under action"


@entry("staff-issue.referred", verb="refer")
class StaffIssueReferred(Entry):
    """Refer a staff issue to someone outside the programme, who then owes the answer."""

    staff_issue: StaffIssueRef
    referred_to: Annotated[PersonalLine, Field(description="the body or post it was referred to")]
    reason: PersonalText

    def apply(self, programme: Programme, on: When) -> None:
        issue = programme.staff_issues[self.staff_issue]
        issue.state, issue.referred_to, issue.reason = "referred", self.referred_to, self.reason
        issue.updated = on


@entry("staff-issue.resolved", verb="resolve")
class StaffIssueResolved(Entry):
    """Record the answer given to those who raised an issue."""

    staff_issue: StaffIssueRef
    answer: Annotated[PersonalText, Field(description="the answer they were given")]

    def apply(self, programme: Programme, on: When) -> None:
        issue = programme.staff_issues[self.staff_issue]
        issue.state, issue.answer, issue.answered = "resolved", self.answer, on
        # An answer is an acknowledgement too: whoever has it knows that they were heard.
        issue.acknowledged, issue.updated = issue.acknowledged or on, on


@entry("staff-issue.closed", verb="close")
class StaffIssueClosed(Entry):
    """Close an answered issue: nothing more is owed to those who raised it."""

    staff_issue: StaffIssueRef
    note: Annotated[PersonalText | None, Field(description="how the answer was taken")] = None
    reported_by: Reporter = None

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        issue = programme.staff_issues[self.staff_issue]
        issue.state, issue.reason, issue.updated = "closed", self.note, on


@entry("staff-issue.reopened", verb="reopen")
class StaffIssueReopened(Entry):
    """Reopen an answered, closed or referred issue that still stands or came back."""

    staff_issue: StaffIssueRef
    reason: PersonalText

    def apply(self, programme: Programme, on: When) -> None:
        issue = programme.staff_issues[self.staff_issue]
        issue.state = "under action" if issue.acknowledged or issue.state == "closed" else "raised"
        issue.reason, issue.updated = self.reason, on
        issue.answer = issue.answered = issue.referred_to = None
