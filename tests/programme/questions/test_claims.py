"""Claims: what they change, what was recorded from them, and what of a source is covered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from domain.entries.catalogue import ENTRIES
from domain.entries.find import load
from domain.foundation.places import place_at
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.questions.alerting import alerting
from programme.questions.claims.citations import claimed_in
from programme.questions.claims.coverage import chapters, coverage, strip_lines
from programme.questions.claims.grounds import grounds
from programme.questions.claims.unsupported import unsupported
from programme.questions.contradictions import contradictions
from programme.questions.showing import show
from programme.questions.status import status
from programme.recording.entry_names import commands
from programme.recording.record import Proposal, record
from programme.stores.open import open_journal

load("claims")
HERE: dict[str, Any] = {"source": "SRC-001", "paragraph": "6.5", "part": "area 1"}
RISK: dict[str, Any] = {"title": "T", "cause": "c", "event": "e", "effect": "f", "owner": "Ann Wren"}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A programme with a risk, and a report with an outline."""
    made = Register(open_journal(str(tmp_path / "programme.sqlite"), create=True), UUID(int=1))
    say(made, "programme start", name="Merger")
    say(made, "risk raise", evidence=("HMIC 2008, 6.5, area 1, sentences 2 to 3",), **RISK)
    say(made, "source register", title="Report", short="HMIC 2008", kind="report")
    say(made, "source outline", source="SRC-001", places=["6.5", "6.5, area 1 to 2", "App. B"])
    yield made
    made.close()


def say(register: Register, words: str, evidence: tuple[str, ...] = (), **fields: object) -> None:
    """Record one entry."""
    record(register, [Proposal(commands()[words], fields, by="Ann Wren", evidence=evidence)])


def test_a_claim_is_never_taken_for_the_fact(register: Register) -> None:
    """A claim is never taken for the fact."""
    before = register.view()
    for kind in ("fact", "figure", "intention", "judgement", "recommendation"):
        say(register, "claim state", **HERE, kind=kind, text="R-001 is closed, and all of it is done")
    say(register, "claim support", claim="CL-001", grounds=["R-001", "CL-002"], entries=[2])
    say(register, "claim contradict", claim="CL-003", others=["CL-004", "R-001"])
    after = register.view()
    changed = {
        name
        for name in after.programme.__struct_fields__
        if getattr(before.programme, name) != getattr(after.programme, name)
    }
    assert changed == {"claims"}
    assert alerting(before).rows == alerting(after).rows
    stood, stands = status(before), status(after)
    assert stood.risks == stands.risks
    assert stood.progress == stands.progress


def test_what_was_recorded_from_a_claim_shares_a_sentence_with_it(register: Register) -> None:
    """One sentence in common leads from a claim to an entry and back; the next sentence or bullet does not."""
    for sentence in ("1", "3", "1 to 9"):
        say(register, "claim state", **HERE, sentence=sentence, kind="fact", text="It is so")
    say(
        register,
        "claim state",
        source="SRC-001",
        paragraph="6.5",
        part="area 2",
        kind="fact",
        text="It is so",
    )
    view = register.view()
    assert [bool(show(view, f"CL-00{number}").recorded) for number in (1, 2, 3, 4)] == [
        False,
        True,
        True,
        False,
    ]
    assert [claim["ref"] for claim in show(view, "R-001").claims] == ["CL-002", "CL-003"]
    assert not claimed_in(view.programme, ["another report, 6.5, area 1"])


def test_what_is_withdrawn_covers_nothing(register: Register) -> None:
    """A place is covered by what stands: a withdrawn entry and a withdrawn claim leave it missing."""
    say(register, "claim state", **HERE, kind="fact", text="It is so")
    assert standings(register) == ["missing", "claimed and recorded", "missing", "missing"]
    say(register, "entry withdraw", entry=5, reason="misread")
    assert standings(register) == ["missing", "recorded", "missing", "missing"]
    say(register, "entry withdraw", entry=2, reason="misread")
    assert standings(register) == ["missing"] * 4


def standings(register: Register) -> list[str]:
    """How each place of the source stands."""
    return [row["standing"] for row in coverage(register.view()).rows]


def test_a_place_is_covered_by_what_lies_in_it_and_not_by_what_is_wider(register: Register) -> None:
    """A row of a table covers the appendix; a paragraph as a whole covers none of its bullets."""
    say(
        register,
        "claim state",
        source="SRC-001",
        paragraph="appendix B",
        part="table, row 4",
        kind="figure",
        text="4",
    )
    say(register, "claim state", source="SRC-001", paragraph="para 6.5", kind="fact", text="It is so")
    assert standings(register) == ["claimed", "recorded", "missing", "claimed"]
    (six, appendix) = chapters(coverage(register.view()).rows)
    assert (six.chapter, six.strip, six.words) == ("6", "▓▒.", "2 of 3 covered, 1 missing")
    assert (appendix.chapter, appendix.words) == ("App. B", "1 of 1 covered")
    assert next(strip_lines([six, appendix], 80)) == "6       ▓▒."


def test_which_source_is_meant_is_asked_where_there_are_several(register: Register) -> None:
    """One source needs no name; of two, one is named; another reference is none."""
    say(register, "source register", title="Plan", short="Plan 2009", kind="plan")
    with pytest.raises(Refused, match="there are several sources"):
        coverage(register.view())
    with pytest.raises(Refused, match="there is no source R-001"):
        coverage(register.view(), "R-001")
    assert "has no outline yet" in coverage(register.view(), "src2").empty


def test_a_claim_and_an_entry_that_contradict_are_both_shown(register: Register) -> None:
    """The other side is the entry itself, with its own evidence; a thing of a register is named with its title."""
    say(register, "claim state", **HERE, kind="fact", text="No risk is known")
    say(register, "claim contradict", claim="CL-001", others=["R-001"], entries=[2])
    thing, entry = contradictions(register.view()).rows
    assert thing["other"] == "R-001 T"
    assert entry["other_entries"] == (2,)
    assert entry["other_evidence"] == ("HMIC 2008, 6.5, area 1, sentences 2 to 3",)
    assert "title T" in entry["other"]


def test_grounds_are_followed_and_what_rests_on_nothing_is_said(register: Register) -> None:
    """A recommendation rests on a judgement and that on a risk; one that rests on nothing has a row that says so."""
    say(register, "claim state", **HERE, kind="recommendation", text="Look")
    say(register, "claim state", **HERE, kind="judgement", text="Nobody looks")
    say(register, "claim state", **HERE, kind="recommendation", text="Listen")
    say(register, "claim support", claim="CL-001", grounds=["CL-002"])
    say(register, "claim support", claim="CL-002", grounds=["R-001"])
    rows = grounds(register.view()).rows
    assert [(row["ref"], row["ground"], row["through"]) for row in rows] == [
        ("CL-001", "CL-002", None), ("CL-001", "R-001", "CL-002"), ("CL-003", None, None),
    ]  # fmt: skip
    alone = unsupported(register.view()).rows
    assert [row["ref"] for row in alone] == ["CL-003", "#1", *(f"#{position}" for position in range(3, 10))]
    assert alone[0]["entries"] == (2,)


def test_every_entry_about_claims_leaves_the_registers_as_kept_as_they_were() -> None:
    """Whoever reads a report keeps no register by it."""
    own = [cls for cls in ENTRIES.values() if cls.noun in {"source", "claim"}]
    assert len(own) == 7
    assert not any(cls.always_upkeep for cls in own)
    assert place_at("S", "6.5").parts == ("6.5",)
