"""Choosing the kind of entry to record, named in plain words."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.foundation.references import kind_of
from domain.state.programme import Programme
from programme.answers.search import holds, searchable, words_of
from tui.dialogs.choose import Choice, Choose
from tui.forms.kinds import offered

# Where what somebody does often comes first: elsewhere the order is that of a life, or of the screen.
OFTEN_FIRST = "About"


class ChooseKind(Choose):
    """The kinds of entry, those that make sense for the row first, and of these what somebody does often."""

    def __init__(  # noqa: PLR0913, PLR0917 - where the cursor is, and what is offered there
        self,
        nouns: Sequence[str],
        programme: Programme,
        reference: str | None,
        position: int | None,
        clearing: Sequence[type[Entry]] = (),
        withheld: frozenset[str] = frozenset(),
        takes: Callable[[type[Entry]], bool] = lambda _: True,
        others: Sequence[str] = (),
        often: Mapping[str, int] | None = None,
    ) -> None:
        counts = often or {}
        found = [
            (group, cls)
            for group, cls in offered(nouns, programme, reference, position, clearing, withheld, others)
            if takes(cls)
        ]
        groups = list(dict.fromkeys(group for group, _ in found))
        found.sort(
            key=lambda one: (
                groups.index(one[0]),
                -counts.get(one[1].topic, 0) if one[0].startswith(OFTEN_FIRST) else 0,
            )
        )
        choices = [_choice(cls, group, reference, several=bool(others)) for group, cls in found]
        several = f"What happened to all {len(others) + 1}?"
        super().__init__(several if others else "What happened?", choices)

    def fitting(self, typed: str) -> Iterable[Choice]:
        """Return what fits, first what begins so in plain words, as its command or as its verb."""
        words, said = words_of(typed), searchable(typed).strip()

        def unlikely(choice: Choice) -> tuple[bool, bool]:
            cls, name = ENTRIES[choice.key], searchable(choice.name)
            begins = any(text.startswith(said) for text in (name, cls.command, cls.verb))
            return not begins, not holds(f"{name} {cls.command}", words)

        fits = [c for c in self.choices if holds(searchable(f"{c.name} {c.meaning}"), words)]
        return sorted(fits, key=unlikely) if said else fits


def _choice(entry_class: type[Entry], group: str, reference: str | None, *, several: bool) -> Choice:
    name, meaning = in_plain_words(entry_class)
    if reference is not None and group.startswith(OFTEN_FIRST):
        noun = kind_of(reference).noun.split()[-1]
        this = "each" if several else "this"
        name = re.sub(rf"\b(?:an?|the) ({noun})\b", rf"{this} \1", name, count=1, flags=re.IGNORECASE)
    return Choice(
        entry_class.topic, name, f"{entry_class.command}{f' · {meaning}' if meaning else ''}", group
    )


def in_plain_words(entry_class: type[Entry]) -> tuple[str, str]:
    """Return what one does with such an entry, and the rest of what is said of it."""
    said = " ".join((entry_class.__doc__ or "").split())
    name = re.split(r"[:;.]", said, maxsplit=1)[0]
    return name, said[len(name) :].strip(" :;.")
