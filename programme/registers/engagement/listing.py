"""How stakeholder groups, messages and engagement activities are listed, and which message reached whom."""

from collections.abc import Iterator
from datetime import date

import msgspec

from domain.foundation.dates import When
from domain.rules.reach import audience
from domain.state.engagement import Group, Message
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing


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
        Column("ref", "Ref"),
        Column("name", "Group"),
        Column("kind", "Kind"),
        Column("reached", "Last reached"),
        Column("days", "Days (at least)", lambda group, _, on: days_since(group.reached, on)),
        Column("asked", "Last asked"),
        Column("reached_by", "By", wide=True),
        Column("size", "Size", wide=True),
        Column("unit", "Unit", wide=True),
        Column("state", "State", wide=True),
    ),
)

MESSAGES = Listing(
    noun="message",
    title="Messages",
    items=lambda programme: programme.messages.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Message"),
        Column("kind", "Kind"),
        Column("state", "State"),
        Column("worded", "Worded", wide=True),
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
        Column("state", "State"),
        Column("reached", "Last"),
        Column("days", "Days (at least)", lambda cell, _, on: days_since(cell.reached, on), wide=True),
    ),
)

ACTIVITIES = Listing(
    noun="activity",
    title="Engagement activities",
    items=lambda programme: programme.activities.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Activity"),
        Column("kind", "Kind"),
        Column("mode", "Mode"),
        Column("held", "Held"),
        Column("groups", "Groups"),
        Column("state", "State"),
        Column("messages", "Messages", wide=True),
        Column("about", "About", wide=True),
        Column("reach", "Reach", wide=True),
        Column("times", "Times", wide=True),
        Column("series", "Series", wide=True),
        Column("heard", "Heard", wide=True),
        Column("answer", "Answer", wide=True),
    ),
)

SERIES = Listing(
    noun="series",
    title="Recurring activities",
    items=lambda programme: programme.series.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Series"),
        Column("kind", "Kind"),
        Column("mode", "Mode", wide=True),
        Column("every_days", "Every (days)"),
        Column("groups", "Groups"),
        Column("last", "Last held"),
        Column("held", "Times recorded", wide=True),
        Column("state", "State"),
    ),
)

LISTINGS = (GROUPS, MESSAGES, REACH, ACTIVITIES, SERIES)
