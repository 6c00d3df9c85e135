"""What is kept of a programme, so that a portfolio shows it without opening its store.

Days are kept and not verdicts: what stands is worked out for the day on which somebody looks. Nothing in it is said by
or about a person: neither names, nor sentences of alerts, nor anything that is sealed in the journal.
"""

from datetime import date

import msgspec

from programme.registers.confidence import Confidence


class Period(msgspec.Struct, frozen=True, array_like=True):
    """Days on which the same is alerted about, if nothing more is recorded: how much, and which registers are stale."""

    first: date
    last: date
    confidence: Confidence
    act_now: int
    attend: int
    stale: tuple[str, ...]


class RiskInBrief(msgspec.Struct, frozen=True, array_like=True):
    """An open threat; without a score where it has none on the present scale."""

    ref: str
    title: str
    level: str
    score: int | None
    band: str | None


class Gate(msgspec.Struct, frozen=True, array_like=True):
    """A phase that is not live yet, and the day on which it is planned to be, if one is known."""

    ref: str
    title: str
    planned: date | None


class Summary(msgspec.Struct, frozen=True, array_like=True):
    """A programme as it stood at a position, which `checkpoint` proves; good for the days from `first` to `last`."""

    programme_id: str
    name: str
    position: int
    first: date
    last: date
    periods: tuple[Period, ...]
    open_risks: int
    top: tuple[RiskInBrief, ...]
    escalated: tuple[RiskInBrief, ...]
    gates: tuple[Gate, ...]
    deadline: date | None
    eias: dict[str, int]
    checkpoint: str
