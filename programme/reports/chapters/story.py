"""What was planned and what happened: every entry of the journal once, in the words of its own fields."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.dates import counted_days, day_words, when
from domain.history.record import Record
from domain.state.phases import Phase
from programme.answers.answer import worded
from programme.registers.all_listings import LISTINGS
from programme.registers.phases.listing import planned
from programme.reports.document import Paragraph, Section, Table, table
from programme.reports.sources import CITED, Sources, told

# Entries that say what is to be; all others say what was done or found.
PLANS = frozenset(
    {
        "programme.started", "phase.planned", "phase.replanned", "phase.bounded", "phase.dependency-found",
        "change.identified", "sop.required", "eia.required", "action.planned", "action.moved",
        "recommendation.action-planned", "recommendation.made", "recommendation.divided", "consideration.made",
        "contract.agreed", "target.set", "measure.set", "measure.target-set", "priority.set", "priority.planned",
        "benefit.identified", "benefit.planned", "programme.outcome-chosen", "series.begun", "message.worded",
        "decision.asked", "decision.deferred", "review.planned", "review.postponed",
    }
)  # fmt: skip
COLUMNS = ("When", "Entry", "What it says", *CITED)


def was_planned(sources: Sources) -> Section:
    """Say what was planned: each phase beside what became of it, and every entry that says what is to be."""
    entries = [record for record in sources.records if record.entry.topic in PLANS]
    phases = table(
        "Phases as planned and as they went",
        ("Phase", "Title", "Planned live", "Live", "Later than planned", *CITED),
        (_phase(sources, phase) for phase in sources.programme.phases.values()),
        "No phase was planned.",
    )
    return Section("What was planned", (phases, _entries("Entries that say what is to be", sources, entries)))


def happened(sources: Sources) -> Section:
    """Say what happened: every other entry, register by register."""
    registers: dict[str, list[Record]] = {}
    for record in sources.records:
        if record.entry.topic not in PLANS:
            registers.setdefault(record.entry.register, []).append(record)
    ordered = sorted(registers, key=lambda register: [*LISTINGS, register].index(register))
    told = [_entries(title_of(register), sources, registers[register]) for register in ordered]
    return Section("What happened", tuple(told) or (Paragraph("Nothing else was recorded."),))


def title_of(register: str) -> str:
    """Return what a register is called."""
    return LISTINGS[register].title if register in LISTINGS else register.replace("-", " ").capitalize()


def _entries(caption: str, sources: Sources, records: list[Record]) -> Table:
    rows = ((record.on.words, *told(record), *sources.cited([record])) for record in records)
    return table(caption, COLUMNS, rows, "No entry.")


def _phase(sources: Sources, phase: Phase) -> Iterator[str]:
    yield phase.ref
    yield phase.title
    yield worded(planned(phase.planned_live)) or "no date"
    yield phase.live.words if phase.live else phase.state
    yield _later(phase, sources.view.on)
    yield from sources.cited(sources.about(phase.ref, "phase.planned", "phase.replanned", "phase.went-live"))


def _later(phase: Phase, on: date) -> str:
    """Say by how much a go-live came after its plan; only what is certain of imprecise dates is said."""
    if phase.planned_live is None:
        return "cannot be said: no date was planned"
    due = when(phase.planned_live).latest
    if phase.live is None:
        return (
            f"not live {counted_days((on - due).days)} after"
            if due < on
            else f"not due until {day_words(due)}"
        )
    if phase.live.earliest > due:
        return f"at least {counted_days((phase.live.earliest - due).days)}"
    return "no" if phase.live.latest <= due else "cannot be said: its day is not known"
