"""What a row said when it was last taken over, and how its thing stood then."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from domain.entries.journal.sources import SourceNoted
from programme.exchange.registers import TAKEN
from programme.foundation.moment import Moment

if TYPE_CHECKING:
    from domain.state.programme import Programme
    from programme.exchange.rows import Origin, Row
    from programme.journal.register import Register


class Before:
    """The state of a programme at the last import of each thing, replayed once for each import."""

    def __init__(self, register: Register, programme: Programme) -> None:
        self._register, self._programme = register, programme
        self._states: dict[int, Programme] = {}

    def differs(self, row: Row, ref: str, origin: Origin) -> set[str]:
        """Return the fields whose cells say something else than when they were last read; all of them at first."""
        source = self._programme.sources.get(ref)
        if source is None or not source.cells:
            # What is sealed was not kept: the register itself says what the row said.
            now = TAKEN[row.kind].current(self._programme, ref)
            found = {to for to, cell in row.cells.items() if to in now and str(cell.value) != str(now[to])}
            return found - {"state"} if source is not None else found
        said = {*source.cells}
        differs = {
            to for to, cell in row.cells.items() if source.mapping != origin.mapping or cell.noted not in said
        }
        kept = {cell.noted for cell in row.extra} - {*source.attributes}
        return differs | {f"kept {noted}" for noted in kept}

    def current(self, row: Row, ref: str) -> dict[str, Any] | None:
        """Return what the row said of its thing in the state right after it was last taken over."""
        position = self._imports.get(ref)
        if position is None:
            return None
        if position not in self._states:
            today = self._register.today
            self._states[position] = self._register.replayed(Moment(today, position, today))
        taken = TAKEN[row.kind]
        state = self._states[position]
        return taken.current(state, ref) if ref in getattr(state, taken.register) else None

    @cached_property
    def _imports(self) -> dict[str, int]:
        """The position at which the import ended that last read each thing."""
        register = self._register
        records = list(
            register.journal.of_topics(register.programme_id, [SourceNoted.topic], register.position())
        )
        ends: dict[tuple[str, str], int] = {}
        last: dict[str, tuple[str, str]] = {}
        for record in records:
            assert isinstance(record.entry, SourceNoted)  # noqa: S101 - tells the type checker what was asked for
            batch = (record.entry.sha256, record.recorded_at)
            ends[batch] = record.position
            last[record.entry.thing] = batch
        return {thing: ends[batch] for thing, batch in last.items()}
