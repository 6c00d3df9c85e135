"""A journal of N entries with a realistic mix, for measuring how the register grows."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from domain.entries.entry import Entry
from domain.entries.journal.amendments import EntryCorrected
from domain.entries.programme import ProgrammeStarted
from domain.entries.risks.indicators import IndicatorObserved, IndicatorSet
from domain.entries.risks.scoring import RiskAssessed, RiskRaised, RiskReviewed
from domain.entries.risks.treatment import ActionDone, RiskActionPlanned
from domain.entries.staff_issues import (
    StaffIssueAcknowledged,
    StaffIssueRaised,
    StaffIssueResolved,
    StaffIssueUpdated,
)
from domain.foundation.dates import When, when
from domain.history.conflicts import checked_at_the_end
from domain.history.record import Record
from domain.state.programme import Programme
from event_store.journal.envelope import Envelope
from programme.journal.journal import Journal

FIRST_DAY = date(2012, 1, 2)
DAYS = 3650
# One in this many entries is recorded some days late, and one in that many is corrected afterwards.
LATE, CORRECTED = 30, 400
# This share of the entries raises a risk, unless another is asked for.
RISKS_SHARE = 0.012
NOTE = "looked at it with the owner; the next phase still has no date and the units keep their own ways"


class Growth:
    """Makes entries that the rules accept: things are raised, looked at again and again, and ended."""

    def __init__(self, seed: int = 1, risks_share: float = RISKS_SHARE) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a repeatable mix, not a secret
        self.risks_share = risks_share
        self.counts = {"R": 0, "SI": 0, "ACT": 0, "KRI": 0}
        self.risks: list[str] = []
        self.raised: list[str] = []
        self.issues: list[str] = []
        self.actions: list[str] = []
        self.indicators: list[str] = []

    def _next(self, prefix: str) -> str:
        self.counts[prefix] += 1
        return f"{prefix}-{self.counts[prefix]:03d}"

    def entry(self, on: date) -> Entry:
        """Return the next entry, as of a day."""
        choice = self.random.random()
        if choice < self.risks_share or not self.risks:
            return self._raise_risk()
        # The other kinds keep their shares of what is left.
        choice = 1 - (1 - choice) * (1 - RISKS_SHARE) / (1 - self.risks_share)
        if choice < 0.022 or (not self.raised and not self.issues):
            return self._raise_staff_issue()
        if self.raised and (choice < 0.2 or not self.issues):
            self.issues.append(reference := self.raised.pop())
            return StaffIssueAcknowledged(staff_issue=reference, owner="HR partner")
        if choice < 0.37:
            return RiskReviewed(risk=self.random.choice(self.risks), note=NOTE)
        if choice < 0.60:
            return self._assess()
        if choice < 0.86:
            return StaffIssueUpdated(staff_issue=self.random.choice(self.issues), note=NOTE)
        if choice < 0.87 and len(self.issues) > 20:
            return StaffIssueResolved(
                staff_issue=self._taken(self.issues), answer="one post answers for it now"
            )
        if choice < 0.89 or not self.actions:
            return self._plan(on)
        if choice < 0.905 and len(self.actions) > 20:
            return ActionDone(action=self._taken(self.actions), note="done")
        return self._observe()

    def _observe(self) -> Entry:
        if (len(self.indicators) < 200 and self.random.random() < 0.1) or not self.indicators:
            self.indicators.append(reference := self._next("KRI"))
            return IndicatorSet(
                indicator=reference, risk=self.random.choice(self.risks), title="Errors a month",
                unit="samples", threshold=Decimal(10),
            )  # fmt: skip
        value = Decimal(self.random.randint(0, 60))
        return IndicatorObserved(
            indicator=self.random.choice(self.indicators), value=value, source="monthly returns"
        )

    def _taken(self, from_: list[str]) -> str:
        return from_.pop(self.random.randrange(len(from_)))

    def _raise_risk(self) -> Entry:
        self.risks.append(reference := self._next("R"))
        return RiskRaised(
            risk=reference, title=f"Processes drift apart ({reference})", cause="the units moved before processes",
            event="each unit keeps its own way of working", effect="make the functional model late and dear",
            category="operations", owner="Supt South",
        )  # fmt: skip

    def _raise_staff_issue(self) -> Entry:
        self.raised.append(reference := self._next("SI"))
        return StaffIssueRaised(
            staff_issue=reference, theme="role clarity",
            summary="three superintendents, three channels, three measures",
            raised_by="chief inspectors", channel="focus group",
        )  # fmt: skip

    def _assess(self) -> Entry:
        likelihood, impact = self.random.randint(1, 5), self.random.randint(1, 5)
        return RiskAssessed(
            risk=self.random.choice(self.risks), likelihood=likelihood, impact=impact, basis=NOTE
        )

    def _plan(self, on: date) -> Entry:
        self.actions.append(reference := self._next("ACT"))
        due = on + timedelta(days=60)
        risk = self.random.choice(self.risks)
        return RiskActionPlanned(
            action=reference, risk=risk, title="Agree one process", owner="Chief Insp", due=due
        )


def history(size: int, seed: int = 1, risks_share: float = RISKS_SHARE) -> list[Record]:
    """Return `size` records in the order of their positions; late ones stand after their day."""
    growth = Growth(seed, risks_share)
    dated: list[tuple[date, Entry]] = [(FIRST_DAY, ProgrammeStarted(name="Growth"))]
    for number in range(1, size - size // CORRECTED):
        day = FIRST_DAY + timedelta(days=number * DAYS // size)
        dated.append((day, growth.entry(day)))
    checked = [_record(number, entry, day) for number, (day, entry) in enumerate(dated, 1)]
    refused = list(checked_at_the_end(Programme(), checked))
    assert not refused, refused[:3]
    return [*_some_late(checked, growth.random), *_corrections(size, len(dated), growth.random)]


def _record(position: int, entry: Entry, day: date) -> Record:
    return Record(position, entry, when(day.isoformat()), "Sam Reed", "", "[]", str(UUID(int=position)))


def _some_late(records: list[Record], chance: random.Random) -> Iterator[Record]:
    """Let some looks and updates be recorded later than others of later days."""
    placed = sorted(
        records,
        key=lambda r: (
            r.position
            + (
                chance.randint(100, 500)
                if r.position % LATE == 0 and isinstance(r.entry, RiskReviewed)
                else 0
            )
        ),
    )
    return (_moved(record, position) for position, record in enumerate(placed, 1))


def _moved(record: Record, position: int) -> Record:
    return Record(position, record.entry, record.on, record.by, "", record.evidence, record.entry_id)


def _corrections(size: int, recorded: int, chance: random.Random) -> Iterator[Record]:
    last: When = when((FIRST_DAY + timedelta(days=DAYS)).isoformat())
    for position in range(recorded + 1, size + 1):
        reason = "found on review"
        entry = EntryCorrected(entry=chance.randrange(2, recorded), reason=reason)
        yield Record(position, entry, last, "Sam Reed", "", "[]", str(UUID(int=position)))


def envelopes(records: list[Record]) -> tuple[UUID, list[Envelope]]:
    """Return the id of a new programme, and its records as they are appended."""
    programme_id = uuid4()
    return programme_id, [_envelope(programme_id, record) for record in records]


def write(journal: Journal, records: list[Record]) -> UUID:
    """Append records in batches and return the programme's id."""
    programme_id, made = envelopes(records)
    for start in range(0, len(made), 5000):
        journal.append(made[start : start + 5000])
    return programme_id


def _envelope(programme_id: UUID, record: Record) -> Envelope:
    return Envelope(
        originator_id=programme_id, originator_version=record.position, entry=record.entry, entry_id=record.entry_id,
        effective=record.on.edtf, earliest=record.on.earliest.isoformat(), latest=record.on.latest.isoformat(),
        by=record.by, evidence=record.evidence_list,
    )  # fmt: skip
