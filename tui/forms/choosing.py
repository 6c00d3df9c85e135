"""Choosing the kind of entry to record."""

from collections.abc import Sequence

from domain.entries.entry import Entry
from domain.state.programme import Programme
from tui.dialogs.choose import Choice, Choose
from tui.forms.kinds import offered


class ChooseKind(Choose):
    """The kinds of entry, those that make sense for the row first."""

    def __init__(  # noqa: PLR0913, PLR0917 - where the cursor is, and what is offered there
        self,
        nouns: Sequence[str],
        programme: Programme,
        reference: str | None,
        position: int | None,
        clearing: Sequence[type[Entry]] = (),
        withheld: frozenset[str] = frozenset(),
    ) -> None:
        choices = [
            Choice(cls.topic, cls.command, _first_sentence(cls), group)
            for group, cls in offered(nouns, programme, reference, position, clearing, withheld)
        ]
        super().__init__("What happened?", choices)


def _first_sentence(entry_class: type[Entry]) -> str:
    return " ".join((entry_class.__doc__ or "").split())
