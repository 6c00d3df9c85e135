"""Messages: what is to be understood about the change, in which words, and whom those words have reached."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import GroupRef, MessageRef, NewMessage
from domain.state.engagement import Message
from domain.state.programme import Programme

MessageKind = Literal["vision", "strategy", "rationale", "programme", "change", "role", "other"]


@entry("message.worded", verb="word")
class MessageWorded(Entry):
    """Write a key message."""

    message: NewMessage
    title: Line
    kind: MessageKind
    text: Annotated[Text, Field(description="what is to be understood, as it is to be said")]
    audience: Annotated[
        tuple[GroupRef, ...], Field(description="who is to understand it; all groups when none is named")
    ] = ()

    def apply(self, programme: Programme, on: When) -> None:
        programme.messages[self.message] = Message(
            self.message, self.title, self.kind, self.text, on, audience=self.audience
        )


@entry("message.reworded", verb="reword")
class MessageReworded(Entry):
    """Reword a message; it is then to be carried to its groups again."""

    message: MessageRef
    text: Text
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        message = programme.messages[self.message]
        if message.text == self.text:
            yield f"{message.ref} says that already: there is nothing to reword"

    def apply(self, programme: Programme, on: When) -> None:
        message = programme.messages[self.message]
        message.text, message.reason, message.worded = self.text, self.reason, on
        message.reached = {}


@entry("message.withdrawn", verb="withdraw")
class MessageWithdrawn(Entry):
    """Withdraw a message that is no longer true or wanted."""

    message: MessageRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        message = programme.messages[self.message]
        message.state, message.reason = "withdrawn", self.reason
