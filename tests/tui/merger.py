"""A small programme of our own, recorded day by day, so that screens can be tested without the real history."""

from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from domain.entries.catalogue import ENTRIES
from event_store.sqlite import SQLiteJournalRecorder
from programme.journal.register import Register
from programme.recording.record import Proposal, record
from programme.stores.open import open_journal

NAME = "North division merger"
TODAY = date(2008, 6, 30)
KINDS = {f"{cls.noun} {cls.verb}": cls for cls in ENTRIES.values()}

# On which day it was so and was recorded, what kind of entry it was, and its fields.
HISTORY: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("2008-01-07", "programme start", {"name": NAME, "lead": "Chief Supt Two"}),
    ("2008-01-08", "unit open", {"name": "North", "kind": "territorial"}),
    ("2008-01-08", "unit open", {"name": "South", "kind": "territorial"}),
    (
        "2008-01-08",
        "phase plan",
        {"title": "One interim unit", "planned_live": "2008-04", "interim": True, "lead": "Chief Supt Two"},
    ),
    ("2008-01-08", "phase plan", {"title": "Functional model", "planned_live": "2008-10"}),
    ("2008-01-09", "process define", {"name": "Custody", "owner": "Supt Criminal Justice"}),
    ("2008-01-09", "process define", {"name": "Crime management"}),
    ("2008-01-10", "change identify", {"process": "BP-001", "title": "One custody team", "phase": "PH-001"}),
    ("2008-01-10", "change identify", {"process": "BP-002", "title": "One crime desk", "phase": "PH-001"}),
    ("2008-01-10", "sop draft", {"title": "Custody handover", "process": "BP-001", "authors": ["Insp Lee"]}),
    (
        "2008-01-10",
        "sop require",
        {"title": "Crime desk opening hours", "reason": "nobody knows when to ring"},
    ),
    (
        "2008-01-14",
        "risk raise",
        {
            "title": "Interim structure prolonged",
            "cause": "the next phase has no date",
            "event": "two units stay merged on paper only",
            "effect": "keep their processes apart",
            "owner": "Chief Supt Two",
            "phase": "PH-001",
        },
    ),
    (
        "2008-01-14",
        "risk assess",
        {"risk": "R-001", "likelihood": 2, "impact": 4, "basis": "a date is promised"},
    ),
    (
        "2008-01-14",
        "risk raise",
        {
            "title": "Experienced custody sergeants leave",
            "cause": "postings are not known",
            "event": "sergeants ask to move elsewhere",
            "effect": "leave shifts without anyone trained",
            "category": "people",
        },
    ),
    (
        "2008-01-21",
        "staff-issue raise",
        {
            "theme": "workload",
            "summary": "two rotas at once on most weekends",
            "raised_by": "sergeants, North",
            "channel": "surgery",
        },
    ),
    ("2008-01-23", "staff-issue acknowledge", {"staff_issue": "SI-001", "owner": "Supt Operations"}),
    ("2008-02-01", "eia require", {"assesses": "PH-001", "lead": "HR manager"}),
    (
        "2008-02-04",
        "control add",
        {"risk": "R-001", "title": "Monthly board", "effect": "sees slippage early"},
    ),
    (
        "2008-02-11",
        "risk assess",
        {"risk": "R-001", "likelihood": 3, "impact": 4, "basis": "the date moved once"},
    ),
    ("2008-02-14", "eia assess", {"eia": "EIA-001"}),
    (
        "2008-02-15",
        "finding record",
        {
            "eia": "EIA-001",
            "characteristic": "sex",
            "effect": "adverse",
            "group": "women sergeants",
            "basis": "new rota, consultation of 12",
        },
    ),
    ("2008-02-16", "change map", {"change": "PC-001", "note": "maps are on the shared drive"}),
    ("2008-02-18", "change agree", {"change": "PC-001", "agreed_by": "Supt Criminal Justice"}),
    (
        "2008-02-25",
        "action plan",
        {
            "risk": "R-001",
            "title": "Ask the board for a date",
            "owner": "Chief Supt Two",
            "due": "2008-03-31",
        },
    ),
    ("2008-03-03", "phase start", {"phase": "PH-001"}),
    ("2008-03-10", "sop consult", {"sop": "SOP-001", "groups": ["custody officers"]}),
    (
        "2008-03-17",
        "risk assess",
        {"risk": "R-001", "likelihood": 4, "impact": 4, "basis": "no date any more"},
    ),
    (
        "2008-03-24",
        "staff-issue raise",
        {
            "theme": "training",
            "summary": "nobody is trained for the crime desk",
            "raised_by": "PCs, South",
            "channel": "focus group",
        },
    ),
    (
        "2008-04-14",
        "phase go-live",
        {"phase": "PH-001", "acceptor": "Chief Supt Two", "reason": "buildings were let"},
    ),
    ("2008-04-21", "programme progress", {"percent": "40", "source": "board paper 7"}),
    ("2008-05-06", "risk review", {"risk": "R-002", "note": "no change"}),
    ("2008-05-06", "staff-issue update", {"staff_issue": "SI-001", "note": "looked at twice"}),
    (
        "2008-05-07",
        "entry correct",
        {"entry": 32, "reason": "it was looked at once", "changes": {"note": "looked at once"}},
    ),
    ("2008-05-12", "risk review", {"risk": "R-002", "note": "recorded twice by mistake"}),
    ("2008-05-12", "entry withdraw", {"entry": 34, "reason": "it was recorded twice"}),
)


class Days:
    """The clock of the person and of the store: noon on a day that a test chooses."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> datetime:
        return datetime.combine(self.day, time(12), tzinfo=UTC)


def merger(store: Path, days: Days) -> Register:
    """Return the programme, each entry recorded on its day, in a store of its own on TODAY."""
    for end, content in _recorded().items():
        Path(f"{store}{end}").write_bytes(content)
    days.day = TODAY
    return _opened(store, days)


@cache
def _recorded() -> dict[str, bytes]:
    """Record the programme once for all tests of a process, and return its files by their ends."""
    with TemporaryDirectory() as folder:
        days, store = Days(TODAY), Path(folder) / "merger.sqlite"
        register = _opened(store, days)
        for day, words, fields in HISTORY:
            days.day = date.fromisoformat(day)
            record(register, [Proposal(KINDS[words], fields, by="Sam Reed", evidence=("board minutes",))])
        register.close()
        return {end: Path(f"{store}{end}").read_bytes() for end in ("", ".keys")}


def _opened(store: Path, days: Days) -> Register:
    journal = open_journal(str(store), create=True)
    assert isinstance(journal.recorder, SQLiteJournalRecorder)
    journal.recorder.clock = days
    return Register(journal, UUID(int=1), days)


# What two papers say differently of one matter, for those who look for contradictions.
CONTRADICTING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("measure set", {"title": "Staff of the division", "unit": "people", "better": "neither", "source": "papers"}),
    ("measure observe", {"measure": "M-001", "value": "820", "source": "annual report, p. 1"}),
    ("measure observe", {"measure": "M-001", "value": "790", "source": "board paper 7"}),
    ("benefit identify", {"title": "One custody suite fewer", "kind": "cashable"}),
    ("benefit estimate", {"benefit": "B-001", "amount": "90000", "currency": "GBP", "per": "year", "source": "plan"}),
    ("benefit estimate", {"benefit": "B-001", "amount": "60000", "currency": "GBP", "per": "year", "source": "audit"}),
)  # fmt: skip


def contradict(register: Register) -> None:
    """Record today what two papers say differently."""
    for words, fields in CONTRADICTING:
        record(register, [Proposal(KINDS[words], fields, by="Sam Reed", evidence=("papers",))])


# A report of which some is claimed and some recorded.
CLAIMED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("source register", {"title": "Inspection of both divisions", "short": "HMIC 2008", "kind": "report"}),
    ("source outline", {"source": "SRC-001", "places": ["1.1 to 1.4", "6.5, area 1 to 2"]}),
    ("source pass-over", {"source": "SRC-001", "places": ["1.1"], "reason": "A heading, and nothing under it."}),
    ("claim state",
     {"source": "SRC-001", "paragraph": "6.5", "part": "area 2", "kind": "fact", "text": "None looks"}),
    ("claim state", {"source": "SRC-001", "paragraph": "1.3", "kind": "judgement", "text": "It went well"}),
    ("risk raise", {"title": "Nobody sees it", "cause": "a", "event": "b", "effect": "c", "owner": "Sam Reed"}),
)  # fmt: skip


def claim(register: Register) -> None:
    """Record today what a report claims, and a risk that was raised of it."""
    for words, fields in CLAIMED:
        evidence = ("HMIC 2008, 6.5, area 2",) if words == "risk raise" else ()
        record(register, [Proposal(KINDS[words], fields, by="Sam Reed", evidence=evidence)])
