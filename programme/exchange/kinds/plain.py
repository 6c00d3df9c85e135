"""Registers that need no words of their own here: what the entry that begins a thing says of it, as columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from domain.entries.catalogue import ENTRIES
from domain.foundation.references import KINDS
from domain.state.programme import Programme
from programme.exchange.kinds.corrected import corrected
from programme.exchange.rows import Remark
from programme.exchange.steps import Step, addresses, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.entries.entry import Entry
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting

_SIMPLE = {str, int, date, Decimal, NoneType}
# What these say of a thing is no property of it: its life says its state and its days.
_NOT_TAKEN = {"state", "since", "found"}


@cache
def begins(prefix: str) -> tuple[type[Entry], ...]:
    """Return the kinds of entry that bring a thing of a register into being."""
    return tuple(
        cls
        for cls in ENTRIES.values()
        if any(mark.allots and prefix in mark.prefixes for mark in cls.reference_fields.values())
    )


@cache
def columns(prefix: str) -> dict[str, str]:
    """Return the fields that a row says, by the names that a mapping has for them; no lists, and nothing sealed."""
    thing = get_args(get_type_hints(Programme)[KINDS[prefix].register])[1]
    kept = {name for name, said in get_type_hints(thing).items() if _simple(said)} - _NOT_TAKEN
    return {
        f"{begins(prefix)[0].command}.{name}": name
        for cls in begins(prefix)
        for name in cls.__struct_fields__
        if name in kept and name not in {*cls.personal_fields, cls.subject_field, *_allotted(cls)}
    }


def _allotted(cls: type[Entry]) -> list[str]:
    return [name for name, mark in cls.reference_fields.items() if mark.allots]


def _simple(said: Any) -> bool:  # noqa: ANN401 - annotations are of no one type
    parts = get_args(said)
    return said in _SIMPLE or get_origin(said) is Literal or (bool(parts) and all(map(_simple, parts)))


class Plain:
    """How rows of one register become entries, and its things rows again."""

    def __init__(self, prefix: str) -> None:
        self.prefix, self.names = prefix, columns(prefix)
        self.personal = any(cls.personal_fields for cls in begins(prefix))

    def new(self, row: Row, number: int, setting: Setting) -> Iterator[Step]:
        """Yield the entry that brings the thing of a row into being."""
        classes = begins(self.prefix)
        if len(classes) > 1:
            ways = " or ".join(cls.command for cls in classes)
            row.refused = Remark(
                row.place, "a new row does not say how it came to be", f"record it by {ways}"
            )
            return
        on = setting.day(row, f"{classes[0].command}.on")
        fields, where = given(row, self.names), addresses(row, *self.names)
        said = on.isoformat() if on else setting.on.edtf
        yield Step(classes[0].topic, fields, said, where, "thing", needed=True)

    def changed(self, row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
        """Yield the entries that follow from cells that say something else than before."""
        rest = {*changes}
        for to in sorted(changes & self.names.keys()):
            cls = _assigns(self.prefix, self.names[to])
            if cls is not None:
                rest.discard(to)
                fields = {next(iter(cls.reference_fields)): ref, self.names[to]: row.value(to)}
                yield Step(cls.topic, fields, setting.on.edtf, addresses(row, to))
        yield from corrected(row, ref, rest, self.names, setting)

    def current(self, programme: Programme, ref: str) -> dict[str, Any]:
        """Return what a row about the thing would say now."""
        thing = getattr(programme, KINDS[self.prefix].register)[ref]
        return {to: _plain(getattr(thing, name)) for to, name in self.names.items()}


def _plain(value: object) -> object:
    return (
        value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Decimal) else value
    )


@cache
def _assigns(prefix: str, name: str) -> type[Entry] | None:
    """Return the entry that gives a thing another owner, lead or day, and needs nothing more for it."""
    for cls in ENTRIES.values():
        subject, mark = next(iter(cls.reference_fields.items()), ("", None))
        if mark is None or cls.verb.rpartition("-")[2] != "assign" or prefix not in mark.prefixes:
            continue
        needed = {field.name for field in cls.fields if field.required}
        if name != subject and name in cls.__struct_fields__ and needed <= {subject, name}:
            return cls
    return None
