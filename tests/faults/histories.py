"""Checks what many processes did to one register, from what each of them saw: in the manner of Jepsen.

An operation is known by when it was called, when it returned and what it was told. The journal is the order in which
the operations are said to have happened; the checker asks whether everybody's experience agrees with that order.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["raise", "review", "close", "read"]


class Operation(NamedTuple):
    """What a process asked for and was told; times in nanoseconds of the machine's own steady clock.

    `risk` is the reference that was named, or given to what was raised; `position` where it was recorded, or the last
    position that a read saw; `seen` how many risks a read saw. `refusal` is empty when it was done.
    """

    client: int
    number: int
    kind: Kind
    called: int
    returned: int
    risk: str = ""
    position: int = 0
    seen: int = 0
    refusal: str = ""

    @property
    def said(self) -> str:
        """The text under which the operation is found in the journal."""
        return f"client {self.client} operation {self.number}"


class Recorded(NamedTuple):
    """An entry of the journal: its kind, the risk it is about, and the text that tells whose operation it was."""

    position: int
    kind: Kind
    risk: str
    said: str


def read_history(files: Iterable[Path]) -> list[Operation]:
    """Read what each process wrote down."""
    return [Operation(*json.loads(line)) for file in files for line in file.read_text().splitlines()]


def faults(history: Sequence[Operation], journal: Sequence[Recorded]) -> Iterator[str]:
    """Yield what cannot be so if the journal is the order in which these operations happened."""
    yield from _lost_or_made_up(history, journal)
    yield from _out_of_order(history)
    yield from _wrong_reads(history, journal)
    yield from _wrong_states(journal)
    yield from _unjust_refusals(history)


def _lost_or_made_up(history: Sequence[Operation], journal: Sequence[Recorded]) -> Iterator[str]:
    if [entry.position for entry in journal] != list(range(2, 2 + len(journal))):
        yield "the journal has a gap"
    found = {entry.said: entry for entry in journal}
    if len(found) != len(journal):
        yield "an operation was recorded twice"
    done = {operation.said: operation for operation in history if operation.kind != "read"}
    for said, operation in done.items():
        entry = found.pop(said, None)
        if operation.refusal and entry is not None:
            yield f"{said} was refused and recorded"
        elif not operation.refusal and entry is None:
            yield f"{said} was acknowledged and is lost"
        elif entry is not None and (entry.position, entry.kind, entry.risk) != (
            operation.position, operation.kind, operation.risk,
        ):  # fmt: skip
            yield f"{said} was told {operation.position} {operation.risk} and stands at {entry.position} {entry.risk}"
    yield from (f"{said} was asked for by nobody" for said in found)


def _out_of_order(history: Sequence[Operation]) -> Iterator[str]:
    """What returned before another was called came before it: whoever was told so may rely on it."""
    reached = 0
    returns = sorted((o for o in history if not o.refusal), key=lambda o: o.returned)
    following = iter(returns)
    waiting = next(following, None)
    for operation in sorted((o for o in history if not o.refusal), key=lambda o: o.called):
        while waiting is not None and waiting.returned < operation.called:
            reached = max(reached, waiting.position)
            waiting = next(following, None)
        if operation.position < reached or (operation.kind != "read" and operation.position == reached):
            yield f"{operation.said} stands at {operation.position}, though {reached} was known before it was called"


def _wrong_reads(history: Sequence[Operation], journal: Sequence[Recorded]) -> Iterator[str]:
    for operation in history:
        if operation.kind == "read":
            there = sum(entry.kind == "raise" and entry.position <= operation.position for entry in journal)
            if there != operation.seen:
                yield f"{operation.said} saw {operation.seen} risks at {operation.position}, where there are {there}"


def _wrong_states(journal: Sequence[Recorded]) -> Iterator[str]:
    """Replay the journal by rules of the checker's own."""
    raised: list[str] = []
    closed: set[str] = set()
    for entry in journal:
        if entry.kind == "raise":
            if entry.risk != f"R-{len(raised) + 1:03}":
                yield f"{entry.risk} was given out after {len(raised)} others"
            raised.append(entry.risk)
        elif entry.risk in closed or entry.risk not in raised:
            yield f"{entry.said} did {entry.kind} {entry.risk}, which was not open"
        if entry.kind == "close":
            closed.add(entry.risk)


def _unjust_refusals(history: Sequence[Operation]) -> Iterator[str]:
    """A refusal is just when somebody can have closed the risk before it was said, or nobody can have raised it yet."""
    closings = {o.risk: o for o in history if o.kind == "close" and not o.refusal}
    raised = {o.risk: o for o in history if o.kind == "raise" and not o.refusal}
    for operation in history:
        if operation.refusal.startswith(f"there is no risk {operation.risk} "):
            if operation.risk in raised and raised[operation.risk].returned < operation.called:
                yield f"{operation.said} did not find {operation.risk}, which was there before it was called"
        elif operation.refusal:
            closing = closings.get(operation.risk) if operation.kind in {"review", "close"} else None
            if closing is None or closing.called > operation.returned:
                yield f"{operation.said} ({operation.kind}) was refused for what is not so: {operation.refusal}"
            elif operation.risk not in operation.refusal:
                yield f"{operation.said} was refused without its conflict being named: {operation.refusal}"
