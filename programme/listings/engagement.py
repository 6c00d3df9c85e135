"""How stakeholder groups, messages and engagement activities are listed, and which message reached whom."""

from collections.abc import Iterator
from datetime import date

import msgspec

from domain.foundation.dates import When
from domain.rules.reach import audience
from domain.state.engagement import Group, Message
from domain.state.programme import Programme
from programme.listings.listing import Column, Listing


class Reach(msgspec.Struct, frozen=True):
    """A message and one of the groups that are to understand it; a cell of the matrix of both."""

    message: Message
    group: Group

    @property
    def reached(self) -> When | None:
        """When the group last had the message in its present words."""
        return self.message.reached.get(self.group.ref)

    @property
    def state(self) -> str:
        """Whether the group has had it."""
        return "reached" if self.reached else "not reached"


def matrix(programme: Programme) -> Iterator[Reach]:
    """Yield each current message with each group that is to understand it."""
    for message in programme.messages.values():
        if message.state == "current":
            yield from (Reach(message, group) for group in audience(programme, message))


def days_since(reached: When | None, on: date) -> int | None:
    """Return how many days ago something was so at the latest."""
    return (on - reached.latest).days if reached else None


def having(message: Message, programme: Programme, *, reached: bool) -> tuple[str, ...]:
    """Return the groups that are to understand a message and have had it, or have not."""
    return tuple(
        group.ref for group in audience(programme, message) if (group.ref in message.reached) is reached
    )


GROUPS = Listing(
    noun="group",
    title="Stakeholder groups",
    items=lambda programme: programme.groups.values(),
    columns=(
        Column("ref", "Ref", lambda group, _, __: group.ref),
        Column("name", "Group", lambda group, _, __: group.name),
        Column("kind", "Kind", lambda group, _, __: group.kind),
        Column("reached", "Last reached", lambda group, _, __: group.reached),
        Column("days", "Days (at least)", lambda group, _, on: days_since(group.reached, on)),
        Column("asked", "Last asked", lambda group, _, __: group.asked),
        Column("reached_by", "By", lambda group, _, __: group.reached_by, wide=True),
        Column("size", "Size", lambda group, _, __: group.size, wide=True),
        Column("unit", "Unit", lambda group, _, __: group.unit, wide=True),
        Column("state", "State", lambda group, _, __: group.state, wide=True),
    ),
)

MESSAGES = Listing(
    noun="message",
    title="Messages",
    items=lambda programme: programme.messages.values(),
    columns=(
        Column("ref", "Ref", lambda message, _, __: message.ref),
        Column("title", "Message", lambda message, _, __: message.title),
        Column("kind", "Kind", lambda message, _, __: message.kind),
        Column("state", "State", lambda message, _, __: message.state),
        Column("worded", "Worded", lambda message, _, __: message.worded, wide=True),
        Column("reached", "Reached", lambda message, whole, _: having(message, whole, reached=True)),
        Column("missing", "Not reached", lambda message, whole, _: having(message, whole, reached=False)),
    ),
)

REACH = Listing(
    noun="reach",
    title="Messages and whom they reached",
    items=matrix,
    columns=(
        Column("message", "Message", lambda cell, _, __: cell.message.ref),
        Column("title", "What it says", lambda cell, _, __: cell.message.title),
        Column("group", "Group", lambda cell, _, __: cell.group.ref),
        Column("name", "Who", lambda cell, _, __: cell.group.name),
        Column("state", "State", lambda cell, _, __: cell.state),
        Column("reached", "Last", lambda cell, _, __: cell.reached),
        Column("days", "Days (at least)", lambda cell, _, on: days_since(cell.reached, on), wide=True),
    ),
)

ACTIVITIES = Listing(
    noun="activity",
    title="Engagement activities",
    items=lambda programme: programme.activities.values(),
    columns=(
        Column("ref", "Ref", lambda activity, _, __: activity.ref),
        Column("title", "Activity", lambda activity, _, __: activity.title),
        Column("kind", "Kind", lambda activity, _, __: activity.kind),
        Column("mode", "Mode", lambda activity, _, __: activity.mode),
        Column("held", "Held", lambda activity, _, __: activity.held),
        Column("groups", "Groups", lambda activity, _, __: activity.groups),
        Column("state", "State", lambda activity, _, __: activity.state),
        Column("messages", "Messages", lambda activity, _, __: activity.messages, wide=True),
        Column("about", "About", lambda activity, _, __: activity.about, wide=True),
        Column("reach", "Reach", lambda activity, _, __: activity.reach, wide=True),
        Column("times", "Times", lambda activity, _, __: activity.times, wide=True),
        Column("series", "Series", lambda activity, _, __: activity.series, wide=True),
        Column("heard", "Heard", lambda activity, _, __: activity.heard, wide=True),
        Column("answer", "Answer", lambda activity, _, __: activity.answer, wide=True),
    ),
)

SERIES = Listing(
    noun="series",
    title="Recurring activities",
    items=lambda programme: programme.series.values(),
    columns=(
        Column("ref", "Ref", lambda series, _, __: series.ref),
        Column("title", "Series", lambda series, _, __: series.title),
        Column("kind", "Kind", lambda series, _, __: series.kind),
        Column("mode", "Mode", lambda series, _, __: series.mode, wide=True),
        Column("every_days", "Every (days)", lambda series, _, __: series.every_days),
        Column("groups", "Groups", lambda series, _, __: series.groups),
        Column("last", "Last held", lambda series, _, __: series.last),
        Column("held", "Times recorded", lambda series, _, __: series.held, wide=True),
        Column("state", "State", lambda series, _, __: series.state),
    ),
)

LISTINGS = (GROUPS, MESSAGES, REACH, ACTIVITIES, SERIES)
