"""Meetings of forums: held with whom and on which papers, what came out of them, and those that were not held."""

from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Count, Line, Person, Stated, Text
from domain.foundation.references import ArisingRef, DecisionRef, ForumRef, MeetingRef, NewMeeting
from domain.state.forums import Meeting
from domain.state.programme import Programme

Attended = Annotated[tuple[Person, ...], Field(description="who was there: posts, persons or bodies")]
Apologies = Annotated[tuple[Person, ...], Field(description="which members were not, and said so")]
Papers = Annotated[
    tuple[Line, ...], Field(description="what was put before it; snapshots that were given are listed anyway")
]
Decisions = Annotated[tuple[DecisionRef, ...], Field(description="the decisions that it took: D-001")]
Actions = Annotated[tuple[ArisingRef, ...], Field(description="the actions that arose: ACT-001, RA-001")]


@entry("meeting.held", verb="hold")
class MeetingHeld(Entry):
    """Record that a forum met, once or several times within the given dates."""

    forum: ForumRef
    meeting: NewMeeting
    attended: Attended = ()
    apologies: Apologies = ()
    papers: Papers = ()
    decisions: Decisions = ()
    actions: Actions = ()
    times: Annotated[
        Count | None,
        Field(ge=1, description="how many meetings it stands for; leave it out when nobody counted"),
    ] = None
    note: Annotated[Text | None, Field(description="what was talked over, or where the minutes are")] = None

    def apply(self, programme: Programme, on: When) -> None:
        forum = programme.forums[self.forum]
        forum.last, forum.held = on, forum.held + (self.times or 1)
        programme.meetings[self.meeting] = Meeting(
            self.meeting, self.forum, on, "held", self.attended, self.apologies, self.papers,
            self.decisions, self.actions, self.times, self.note,
        )  # fmt: skip


@entry("meeting.missed", verb="miss")
class MeetingMissed(Entry):
    """Record that a meeting was due and was not held."""

    forum: ForumRef
    meeting: NewMeeting
    note: Annotated[Stated, Field(description="why, as far as that is known")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.meetings[self.meeting] = Meeting(self.meeting, self.forum, on, "missed", note=self.note)


@entry("meeting.cancelled", verb="cancel")
class MeetingCancelled(Entry):
    """Record that a meeting was called off beforehand."""

    forum: ForumRef
    meeting: NewMeeting
    note: Annotated[Stated, Field(description="why, as far as that is known")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.meetings[self.meeting] = Meeting(self.meeting, self.forum, on, "cancelled", note=self.note)


@entry("meeting.minuted", verb="minute")
class MeetingMinuted(Entry):
    """Add to a meeting that was held: who was there, papers, decisions, actions, and what was talked over."""

    meeting: MeetingRef
    attended: Attended = ()
    apologies: Apologies = ()
    papers: Papers = ()
    decisions: Decisions = ()
    actions: Actions = ()
    note: Annotated[Text | None, Field(description="what was talked over, or where the minutes are")] = None

    def apply(self, programme: Programme, on: When) -> None:
        meeting = programme.meetings[self.meeting]
        for name in ("attended", "apologies", "papers", "decisions", "actions"):
            setattr(meeting, name, tuple(dict.fromkeys((*getattr(meeting, name), *getattr(self, name)))))
        meeting.note = "\n".join(filter(None, (meeting.note, self.note))) or None
