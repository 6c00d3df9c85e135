"""Put the entries of a plan together: give them references, check them, and tell rows what may not be recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import count_allotted, next_references
from programme.exchange.evidence import Evidence
from programme.exchange.rows import Remark
from programme.exchange.steps import Made, Step
from programme.foundation.refusal import Problem, Refused
from programme.foundation.wording import in_a_file, in_words
from programme.recording.known import Known
from programme.recording.record import Proposal, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.history.record import Record
    from programme.exchange.plan import Plan, Planned
    from programme.exchange.progress import Progress
    from programme.journal.register import Register


class Proposed:
    """The proposals of a plan, each with the row that it follows from."""

    def __init__(self, register: Register, plan: Plan, by: str | None, progress: Progress) -> None:
        self._progress = progress
        self._register, self._plan, self._by = register, plan, by
        self.proposals: list[Proposal] = []
        self.drafts: tuple[Record, ...] = ()
        self._from: list[tuple[Planned, Step]] = []
        self._check()

    def _check(self) -> None:
        while True:
            self._number()
            if not self.proposals:
                return
            try:
                self.drafts = record(self._register, self.proposals, dry_run=True, watched=self._watched)
            except Refused as refused:
                alone = 1 if len(self.proposals) == 1 else None
                blamed = [(problem.item or alone, problem) for problem in refused.problems]
                if not any(item for item, _ in blamed):
                    raise
                for item, problem in blamed:
                    if item:
                        _blame(*self._from[item - 1], problem)
            else:
                return

    def _watched(self, proposals: Sequence[Proposal]) -> Iterator[Proposal]:
        yield from self._progress.of("checking entries", proposals, len(proposals))
        self._progress.now("checking them together")

    def _steps(self) -> Iterator[tuple[Planned, Step]]:
        for one in self._plan.rows:
            for step in list(one.steps):
                yield one, step

    def _number(self) -> None:
        """Give each entry that brings something into being the next free reference, and name it in the others."""
        classes = {ENTRIES[step.topic] for _, step in self._steps()}
        allotted = Known(self._register).allotted(classes)
        made: dict[tuple[int, str], str] = {}
        self.proposals, self._from = [], []
        for number, one in enumerate(self._plan.rows):
            for step in list(one.steps):
                entry_class = ENTRIES[step.topic]
                free = next_references(entry_class, allotted)
                fields = {**free, **_named(step.fields, made)}
                if any(isinstance(value, Made) for value in fields.values()):
                    _blame(
                        one,
                        step,
                        Problem("it is about a row of which nothing is recorded: mend that row first"),
                    )
                    continue
                for reference in free.values():
                    if step.makes:
                        made[number, step.makes] = reference
                        one.ref = reference if step.makes == "thing" else one.ref
                count_allotted(free.values(), allotted)
                evidence = Evidence(self._plan.origin, one, step)
                self.proposals.append(Proposal(entry_class, fields, step.on, self._by, evidence))
                self._from.append((one, step))


def _named(fields: dict[str, Any], made: dict[tuple[int, str], str]) -> dict[str, Any]:
    return {
        name: made.get((value.row, value.name), value) if isinstance(value, Made) else value
        for name, value in fields.items()
    }


def _blame(one: Planned, step: Step, problem: Problem) -> None:
    """Leave an entry out and say why; a row that cannot do without it, or that has changed, is refused whole."""
    if one.outcome == "refused":
        return
    said = in_words(in_a_file(problem.said))
    where = step.cells[0] if step.cells else one.row.place
    why, _, mend = said.partition(": ")
    if step.needed or one.outcome == "changed":
        one.ref = None if one.outcome == "new" else one.ref
        one.refuse(Remark(where, why, mend))
    elif step in one.steps:
        one.steps.remove(step)
        one.row.remarks.append(Remark(where, f"{ENTRIES[step.topic].command} is not recorded: {why}", mend))
