"""How a person arranged a table: which columns are shown, in which order, and by which the rows are sorted."""

from collections.abc import Sequence

import msgspec

from programme.answers.answer import Field


class Arrangement(msgspec.Struct, frozen=True):
    """The keys of columns in their order, those that are left out, and the order of the rows; empty as it comes."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    sorted_by: str | None = None
    descending: bool = False

    def keys(self, fields: Sequence[Field]) -> list[str]:
        """Return the keys of all columns in order; the first stays first, and unknown to the arrangement come last."""
        known = [field.key for field in fields]
        chosen = [key for key in self.order if key in known[1:]]
        return [*known[:1], *chosen, *(key for key in known[1:] if key not in chosen)]

    def places(self, fields: Sequence[Field]) -> list[int]:
        """Return the places of the columns that are shown, in order; the first column names the row and is always."""
        known = [field.key for field in fields]
        return [
            known.index(key)
            for place, key in enumerate(self.keys(fields))
            if not place or key not in self.hidden
        ]

    def turned(self, key: str) -> "Arrangement":
        """Show a column that is left out, or leave it out."""
        return msgspec.structs.replace(self, hidden=self.hidden ^ {key})

    def moved(self, key: str, step: int, fields: Sequence[Field]) -> "Arrangement":
        """Move a column one place to the left (-1) or right (1), as far as the second place and the last."""
        keys = self.keys(fields)
        place = keys.index(key)
        beside = max(1, min(len(keys) - 1, place + step))
        if place:
            keys.insert(beside, keys.pop(place))
        return msgspec.structs.replace(self, order=tuple(keys))
