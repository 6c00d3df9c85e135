"""A register by both readings of imprecise dates, thing by thing: what is certain of each, and what is possible."""

from collections.abc import Iterator
from functools import cached_property, partial
from typing import Any

from domain.history.readings import subjects
from domain.state.programme import Programme
from programme.answers.values import Either, plain
from programme.journal.view import View
from programme.registers.listing import Listing


class Compared:
    """A register as it stands by both readings of the dates; a row is worked out when it is asked for."""

    def __init__(self, view: View, listing: Listing) -> None:
        self._view, self._listing = view, listing
        self.differs = view.early is not view.programme
        late = list(self._named(view.programme))
        self._others = [
            (programme, dict(self._named(programme)))
            for programme in ((view.early, *view.mixed) if self.differs else ())
        ]
        self.certain = [(name, partial(self._row, name, item)) for name, item in late]
        there = {name for name, _ in late}
        possible = self._others[0][1] if self._others else {}
        self.possible = [
            (name, partial(self._only_possible, name, item))
            for name, item in possible.items()
            if name not in there
        ]

    def _named(self, programme: Programme) -> Iterator[tuple[str, Any]]:
        """Yield the things of the register by their references; without one a thing goes by its place."""
        column = next((column for column in self._listing.columns if column.key == "ref"), None)
        for place, item in enumerate(self._listing.items(programme)):
            yield str(place if column is None else column.value(item, programme, self._view.on)), item

    def _row(self, name: str, item: Any) -> dict[str, Any]:  # noqa: ANN401 - things of any register
        view, listing = self._view, self._listing
        row = listing.row(item, view.programme, view.on)
        possible: dict[str, Any] = {}
        for programme, items in self._others:
            if name in items:
                other = listing.row(items[name], programme, view.on)
                differing = (
                    key for key in other if key not in possible and plain(other[key]) != plain(row[key])
                )
                possible |= {key: other[key] for key in differing}
        marked = {key: Either(row[key], value, self._words(name, key)) for key, value in possible.items()}
        return row | marked | {"certain": not possible, "possible": possible}

    def _only_possible(self, name: str, item: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
        row = self._listing.row(item, self._view.early, self._view.on)
        column = self._listing.state_column or self._listing.columns[0]
        said = row[column.key]
        marked = {column.key: Either(said, said, self._words(name, column.key), there=False)}
        return row | marked | {"certain": False, "possible": dict(row)}

    def _words(self, name: str, key: str) -> str:
        """Say when what is possible may have come to be so, beside how a thing stands."""
        standing = self._listing.state_column
        return self._dated.get(name, "") if standing is None or key == standing.key else ""

    @cached_property
    def _dated(self) -> dict[str, str]:
        return {
            reference: record.on.words
            for record in self._view.possible()
            for reference in subjects(record.entry)
        }
