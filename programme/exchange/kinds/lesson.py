"""Lessons: a row of a lessons log is proposed, and what shows it stands in the log that it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programme.exchange.kinds.plain import Plain
from programme.recording.compose import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting, Step

_LOG = Plain("LL")
READS = frozenset({*_LOG.names, "lesson propose.on"})
changed, current = _LOG.changed, _LOG.current


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entry that proposes the lesson; why, and for whom, many logs do not say."""
    for step in _LOG.new(row, number, setting):
        said = {"why": NOT_STATED, "audience": NOT_STATED, "carried_from": f"{setting.file}, {row.place}"}
        step.fields = {**said, **step.fields}
        yield step
