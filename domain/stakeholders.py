"""Stakeholder groups: who has a stake in the change, when they were last reached and whether anyone asked them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from domain.asking import Field
from domain.dates import When
from domain.entry import Entry, entry
from domain.fields import Count, Line, Text
from domain.references import GroupRef, NewGroup, UnitRef
from domain.state import State

if TYPE_CHECKING:
    from domain.programme import Programme

GroupKind = Literal["staff", "union or association", "community", "partner", "member", "other"]


class Group(State):
    """One stakeholder group as it stands; a group was asked when it was consulted or involved, else only told."""

    ref: str
    name: str
    kind: str
    identified: When
    state: str = "current"
    size: int | None = None
    unit: str | None = None
    reached: When | None = None
    reached_by: str | None = None
    asked: When | None = None
    told: int = 0
    told_again: When | None = None
    reason: str | None = None


@entry("group.identified", verb="identify")
class GroupIdentified(Entry):
    """A group of people with a stake in the change was identified: from then on it is to be reached."""

    group: NewGroup
    name: Annotated[Line, Field(description="what the group is called, without the names of people")]
    kind: GroupKind
    size: Annotated[Count | None, Field(description="how many belong to it, when that is known")] = None
    unit: Annotated[UnitRef | None, Field(description="the command unit it belongs to")] = None

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        for group in programme.groups.values():
            if group.state == "current" and group.name.casefold() == self.name.casefold():
                yield f"{group.ref} is called “{group.name}” already: use it, or name this group more exactly"

    def apply(self, programme: "Programme", on: When) -> None:
        programme.groups[self.group] = Group(
            self.group, self.name, self.kind, on, size=self.size, unit=self.unit
        )


@entry("group.ended", verb="end")
class GroupEnded(Entry):
    """A group has no stake in the change any more, or was divided into others: it need not be reached."""

    group: GroupRef
    reason: Text

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        if programme.groups[self.group].state == "ended":
            yield f"{self.group} has ended already: there is nothing to end"

    def apply(self, programme: "Programme", on: When) -> None:
        group = programme.groups[self.group]
        group.state, group.reason = "ended", self.reason
