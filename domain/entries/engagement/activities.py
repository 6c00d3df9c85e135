"""Engagement activities: what was held for whom, which messages it carried, what was heard and what was answered."""

from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Count, Line, PersonalText
from domain.foundation.references import ActivityRef, EngagedRef, GroupRef, MessageRef, NewActivity
from domain.state.engagement import Activity, Mode
from domain.state.programme import Programme

ActivityKind = Literal[
    "newsletter", "intranet", "e-mail", "briefing", "conference", "meeting", "focus group", "staff surgery",
    "survey", "visit", "event", "other",
]  # fmt: skip
Groups = Annotated[tuple[GroupRef, ...], Field(min_length=1, description="the groups that it reached")]
Messages = Annotated[tuple[MessageRef, ...], Field(description="the messages that it carried")]
Times = Annotated[
    Count | None,
    Field(ge=1, description="how many occasions it stands for; leave it out when nobody counted"),
]
Reach = Annotated[Count | None, Field(description="how many people it reached, when that was counted")]
Heard = Annotated[PersonalText | None, Field(description="what people said, without their names")]
About = Annotated[tuple[EngagedRef, ...], Field(description="what they were told of or asked about")]


def hold(programme: Programme, activity: Activity) -> None:
    """Let an activity reach its groups and carry its messages to them."""
    if activity.heard:
        activity.state, activity.heard_on = "heard", activity.held
    programme.activities[activity.ref] = activity
    _count_about(programme, activity)
    for reference in activity.groups:
        group = programme.groups[reference]
        group.reached, group.reached_by = activity.held, activity.ref
        if activity.mode == "informing":
            group.told += activity.times or 1
            group.told_again = group.told_again or (activity.held if group.told > 1 else None)
        else:
            group.asked = activity.held
        for carried in activity.messages:
            programme.messages[carried].reached[reference] = activity.held


def _count_about(programme: Programme, activity: Activity) -> None:
    """Note which groups were asked about a phase, and which were only told of it."""
    for reference in activity.about:
        if phase := programme.phases.get(reference):
            noted = phase.told if activity.mode == "informing" else phase.asked
            noted.extend(group for group in activity.groups if group not in noted)


@entry("activity.held", verb="hold")
class ActivityHeld(Entry):
    """Record an activity that informed, consulted or involved stakeholder groups."""

    activity: NewActivity
    title: Line
    kind: ActivityKind
    mode: Mode
    groups: Groups
    messages: Messages = ()
    about: About = ()
    times: Times = None
    reach: Reach = None
    heard: Heard = None

    def apply(self, programme: Programme, on: When) -> None:
        hold(
            programme,
            Activity(
                ref=self.activity, title=self.title, kind=self.kind, mode=self.mode, held=on, groups=self.groups,
                messages=self.messages, about=self.about, times=self.times, reach=self.reach, heard=self.heard,
            ),
        )  # fmt: skip


@entry("activity.heard", verb="hear")
class ActivityHeard(Entry):
    """Record what people said at an activity, or after it."""

    activity: ActivityRef
    heard: Annotated[PersonalText, Field(description="what people said, without their names")]

    def apply(self, programme: Programme, on: When) -> None:
        activity = programme.activities[self.activity]
        activity.heard = f"{activity.heard}\n{self.heard}" if activity.heard else self.heard
        activity.heard_on = activity.heard_on or on
        activity.state = "heard"


@entry("activity.answered", verb="answer")
class ActivityAnswered(Entry):
    """Record what those who were heard were told in answer."""

    activity: ActivityRef
    answer: Annotated[PersonalText, Field(description="what they were told")]

    def apply(self, programme: Programme, on: When) -> None:
        activity = programme.activities[self.activity]
        activity.state, activity.answer, activity.answered = "answered", self.answer, on
