"""Messages: what is to be understood about the change, in which words, and whom those words have reached."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from domain.asking import Field
from domain.dates import When
from domain.entry import Entry, entry
from domain.fields import Line, Text
from domain.references import GroupRef, MessageRef, NewMessage
from domain.stakeholders import Group
from domain.state import State

if TYPE_CHECKING:
    from domain.programme import Programme

MessageKind = Literal["vision", "strategy", "rationale", "programme", "change", "role", "other"]


class Message(State):
    """One message as it stands; `reached` says when each group last had it in its present words."""

    ref: str
    title: str
    kind: str
    text: str
    worded: When
    state: str = "current"
    audience: tuple[str, ...] = ()
    reached: dict[str, When] = {}
    reason: str | None = None


def audience(programme: "Programme", message: Message) -> list[Group]:
    """Return the groups that are to understand a message: those it names, or every group there is."""
    chosen = message.audience or tuple(programme.groups)
    return [programme.groups[ref] for ref in chosen if programme.groups[ref].state == "current"]


def withdrawn_already(message: Message, doing: str) -> Iterator[str]:
    """Yield the refusal of a step that only a current message takes."""
    if message.state == "withdrawn":
        yield f"{message.ref} was withdrawn and cannot be {doing}: word a new message (message word)"


@entry("message.worded", verb="word")
class MessageWorded(Entry):
    """What is to be understood about the change was put into words."""

    message: NewMessage
    title: Line
    kind: MessageKind
    text: Annotated[Text, Field(description="what is to be understood, as it is to be said")]
    audience: Annotated[
        tuple[GroupRef, ...], Field(description="who is to understand it; all groups when none is named")
    ] = ()

    def apply(self, programme: "Programme", on: When) -> None:
        programme.messages[self.message] = Message(
            self.message, self.title, self.kind, self.text, on, audience=self.audience
        )


@entry("message.reworded", verb="reword")
class MessageReworded(Entry):
    """A message was put into other words, which nobody has heard yet: it is to be carried to its groups again."""

    message: MessageRef
    text: Text
    reason: Text

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        message = programme.messages[self.message]
        yield from withdrawn_already(message, "reworded")
        if message.text == self.text:
            yield f"{message.ref} says that already: there is nothing to reword"

    def apply(self, programme: "Programme", on: When) -> None:
        message = programme.messages[self.message]
        message.text, message.reason, message.worded = self.text, self.reason, on
        message.reached = {}


@entry("message.withdrawn", verb="withdraw")
class MessageWithdrawn(Entry):
    """A message is not true or not wanted any more: nobody is to carry it."""

    message: MessageRef
    reason: Text

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        yield from withdrawn_already(programme.messages[self.message], "withdrawn again")

    def apply(self, programme: "Programme", on: When) -> None:
        message = programme.messages[self.message]
        message.state, message.reason = "withdrawn", self.reason
