"""Which groups a message is meant to reach."""

from domain.state.engagement import Group, Message
from domain.state.programme import Programme


def audience(programme: Programme, message: Message) -> list[Group]:
    """Return the groups that are to understand a message: those it names, or every group there is."""
    chosen = message.audience or tuple(programme.groups)
    return [programme.groups[ref] for ref in chosen if programme.groups[ref].state == "current"]
