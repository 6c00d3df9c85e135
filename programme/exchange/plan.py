"""What an import would do: every row new, changed, the same or refused, with the entries that follow."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from programme.exchange.kinds.vanished import gone
from programme.exchange.registers import TAKEN
from programme.exchange.rows import TITLES, Cell, Gone, Origin, Remark, Row, shown
from programme.exchange.steps import Made, Setting, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.state.programme import Programme
    from programme.exchange.before import Before


class Planned(msgspec.Struct):
    """What becomes of one row: new, changed, same or refused, the thing it is about, and the entries that follow."""

    row: Row
    outcome: str = "new"
    ref: str | None = None
    steps: list[Step] = []

    def refuse(self, remark: Remark) -> None:
        """Record nothing of the row, and say why."""
        self.row.refused, self.outcome, self.steps = remark, "refused", []


class Plan(msgspec.Struct):
    """What an import would do, row by row, with what was left out and what is in the file no more."""

    origin: Origin
    rows: list[Planned]
    left_out: list[Remark]
    gone: list[Gone] = []

    @property
    def refused(self) -> list[Planned]:
        """The rows of which nothing can be recorded."""
        return [one for one in self.rows if one.outcome == "refused"]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows become what."""
        found = Counter(one.outcome for one in self.rows)
        counts = {name: found[name] for name in ("new", "changed", "same", "refused")}
        return {**counts, "left out": len(self.left_out), "gone": len(self.gone) + found["gone"]}

    @property
    def unanswered(self) -> list[Gone]:
        """The things whose rows are gone, and of which nobody has said yet what becomes of them."""
        return [one for one in self.gone if not one.over]


def plan(rows: list[Row], origin: Origin, setting: Setting, before: Before, left_out: list[Remark]) -> Plan:
    """Say what becomes of each row; whether the entries may be recorded is checked when they are put together."""
    kinds = list(TAKEN)
    planned = [Planned(row) for row in sorted(rows, key=lambda row: kinds.index(row.kind))]
    known = _known(setting.programme)
    _refuse_doubled(planned)
    for number, one in enumerate(planned):
        one.ref = one.row.reference or known.get(_key(one.row))
        _name(setting, one, number)
    for number, one in enumerate(planned):
        if one.row.refused:
            one.outcome = "refused"
        elif one.ref is None:
            _new(one, number, origin, setting)
        else:
            _changed(one, one.ref, origin, setting, before)
    return Plan(origin, planned, left_out, list(_gone(planned, origin, setting.programme)))


def _key(row: Row) -> tuple[str, str]:
    """Return what a row is known by: the key that its source gives it, or its title where there is none."""
    return TAKEN[row.kind].prefix, f"#{row.key}".casefold() if row.key else (row.title or "").casefold()


def _known(programme: Programme) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for ref, source in programme.sources.items():
        prefix = ref.partition("-")[0]
        taken = next((one for one in TAKEN.values() if one.prefix == prefix), None)
        if taken is None or ref not in getattr(programme, taken.register):
            continue
        thing = getattr(programme, taken.register)[ref]
        title = next((t for name in ("title", "name", "summary") if (t := getattr(thing, name, None))), "")
        found[prefix, (f"#{source.key}" if source.key else str(title)).casefold()] = ref
    return found


def _refuse_doubled(planned: list[Planned]) -> None:
    places: dict[tuple[str, str], list[Planned]] = {}
    for one in planned:
        if not one.row.reference:
            places.setdefault(_key(one.row), []).append(one)
    for (_, key), found in places.items():
        if len(found) > 1 and key:
            where = " and ".join(one.row.place for one in found)
            what = f"the number {found[0].row.key}" if found[0].row.key else "no number and the same title"
            for one in found:
                remark = Remark(one.row.place, f"{where} have {what}", "give each row a number of its own")
                one.row.refused = one.row.refused or remark


def _name(setting: Setting, one: Planned, number: int) -> None:
    """Let other rows name this one by its number or its title; a row that is refused is nothing to name."""
    stands = one.ref or (None if one.row.refused else Made(number))
    if stands is None:
        return
    for name in (one.row.key, one.row.title, one.ref):
        if name:
            named = setting.numbers.setdefault(name.casefold(), {})
            named.setdefault(TAKEN[one.row.kind].prefix, stands)


def _new(one: Planned, number: int, origin: Origin, setting: Setting) -> None:
    row = one.row
    if row.title is None and any(to.endswith(TITLES) for to in TAKEN[row.kind].reads):
        one.refuse(Remark(row.place, "the row has no title that can be read", "write a title"))
        return
    one.steps = list(TAKEN[row.kind].new(row, number, setting))
    if row.refused:
        one.refuse(row.refused)
        return
    one.steps.append(_noted(row, Made(number), origin, setting))


def _changed(one: Planned, ref: str, origin: Origin, setting: Setting, before: Before) -> None:
    row, taken = one.row, TAKEN[one.row.kind]
    if row.reference and row.reference not in getattr(setting.programme, taken.register):
        one.refuse(Remark(row.place, f"there is no {row.reference} any more", "leave the row out"))
        return
    differs = before.differs(row, ref, origin)
    if not differs:
        one.outcome = "same"
        return
    one.outcome = "changed"
    changes, conflicts = _three_ways(row, ref, differs, setting, before)
    if conflicts:
        one.refuse(conflicts[0])
        return
    # Guarantee: importing the same register twice changes nothing.
    if not changes and not any(to.startswith("kept ") for to in differs):
        one.outcome = "same"
        return
    one.steps = list(taken.changed(row, ref, changes, setting))
    _tell_unheard(one, changes)
    if row.reference is None:
        one.steps.append(_noted(row, ref, origin, setting))
    elif row.remarks:
        one.refuse(row.remarks[0])
    elif not one.steps:
        one.outcome = "same"


def _tell_unheard(one: Planned, changes: set[str]) -> None:
    """Tell of each edited cell that leads to no entry, so that none is left out in silence."""
    heard = {address for step in one.steps for address in step.cells}
    heard |= {remark.address for remark in one.row.remarks}
    for to in sorted(changes):
        cell = one.row.cells[to]
        if cell.address not in heard:
            said = f"no entry follows from “{cell.text}” here"
            one.row.remarks.append(
                Remark(cell.address, said, "restore the cell, and record by its command what happened")
            )


def _three_ways(
    row: Row, ref: str, differs: set[str], setting: Setting, before: Before
) -> tuple[set[str], list[Remark]]:
    """Part the cells that changed here alone from those that were changed here and in the register."""
    taken = TAKEN[row.kind]
    now, then = taken.current(setting.programme, ref), before.current(row, ref)
    changes: set[str] = set()
    conflicts: list[Remark] = []
    for to in differs & row.cells.keys():
        mine = row.cells[to]
        if to not in now or isinstance(mine.value, list | dict):
            changes.add(to)
        elif _same(mine.value, now[to]):
            continue
        elif then is None or to not in then or _same(now[to], then[to]) or to == "state":
            changes.add(to)
        elif not _same(mine.value, then[to]):
            since = f"{ref} was changed since: it was “{then[to]}”"
            said = f"{since}, the register says “{now[to]}” and the sheet “{mine.text}”"
            conflicts.append(Remark(mine.address, said, "write in the cell what holds"))
    return changes, conflicts


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - values of any field
    return str("" if one is None else one) == str("" if other is None else other)


def _noted(row: Row, thing: Made | str, origin: Origin, setting: Setting) -> Step:
    """Keep the row word for word with its key; words that a register seals stand in it alone."""
    fields: dict[str, Any] = {
        "thing": thing,
        "file": shown(origin.file)[:200],
        "sha256": origin.sha256,
        "place": row.place[:200],
        "key": row.key,
        "mapping": origin.mapping,
    }
    if TAKEN[row.kind].personal:
        if row.extra:
            names = ", ".join(dict.fromkeys(cell.heading for cell in row.extra if cell.heading))
            said = f"not kept, because words about persons are sealed in this register: {names}"
            row.remarks.append(Remark(row.place, said, "record what matters by hand"))
    else:
        fields |= {"cells": _words(row.cells.values()), "attributes": _words(row.extra)}
    return Step("journal.source-noted", fields, setting.on.edtf, ())


def _words(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(cell.noted for cell in cells)


def _gone(planned: list[Planned], origin: Origin, programme: Programme) -> Iterable[Gone]:
    """Tell of each thing that an earlier version of the file had, and this one has not."""
    there = {one.ref for one in planned}
    kinds = {TAKEN[one.row.kind].prefix for one in planned}
    for ref, source in programme.sources.items():
        if source.file == origin.file and ref not in there and ref.partition("-")[0] in kinds:
            yield gone(programme, ref, source.place, source.key)
