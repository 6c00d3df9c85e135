"""Stakeholder groups: who has a stake in the change, when they were last reached and whether anyone asked them."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Count, Line, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import GroupRef, NewGroup, UnitRef
from domain.state.engagement import Group
from domain.state.programme import Programme

GroupKind = Literal["staff", "union or association", "community", "partner", "member", "other"]


@entry("group.identified", verb="identify")
class GroupIdentified(Entry):
    """Identify a stakeholder group; from then on it is to be reached."""

    group: NewGroup
    name: Annotated[Line, Field(description="what the group is called, without the names of people")]
    kind: GroupKind
    size: Annotated[Count | None, Field(description="how many belong to it, when that is known")] = None
    unit: Annotated[UnitRef | None, Field(description="the command unit it belongs to")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        for group in programme.groups.values():
            if group.state == "current" and group.name.casefold() == self.name.casefold():
                yield f"{group.ref} is called “{group.name}” already: use it, or name this group more exactly"

    def apply(self, programme: Programme, on: When) -> None:
        programme.groups[self.group] = Group(
            self.group, self.name, self.kind, on, size=self.size, unit=self.unit
        )


@entry("group.ended", verb="end")
class GroupEnded(Entry):
    """Record that a group is no longer a stakeholder, or was divided into others."""

    group: GroupRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        group = programme.groups[self.group]
        group.state, group.reason = "ended", self.reason
