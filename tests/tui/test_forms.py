"""Forms are made from the entry classes alone: every kind of entry has one, and can be found where it makes sense."""

from copy import deepcopy

import pytest

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.entries.risks.ending import RiskClosed
from domain.entries.risks.scoring import RiskRaised
from domain.foundation.dates import when
from domain.history.replay import fold
from programme.journal.register import Register
from programme.recording.field_shapes import shapes
from programme.recording.known_on import ABOUT_ENTRIES
from programme.recording.open_turns import naming
from programme.recording.record import proposal, record
from tests.given import programme_of
from tests.tui.merger import TODAY
from tests.tui.person import at_the_app
from tui.forms.kinds import offered
from tui.forms.problems import problems
from tui.forms.recording import RecordForm

STARTED = "programme.started"


def _own_fields(entry_class: type[Entry]) -> set[str]:
    allotted = {name for name, mark in entry_class.reference_fields.items() if mark.allots}
    return {shape.name for shape in shapes(entry_class)} - allotted


@pytest.mark.parametrize("entry_class", ENTRIES.values(), ids=ENTRIES)
def test_every_kind_of_entry_has_a_form(entry_class: type[Entry], register: Register) -> None:
    """A form asks for every field of its class but the references it brings into being, and for the envelope."""
    form = RecordForm(register, register.view(), entry_class, {})
    known = () if issubclass(entry_class, ABOUT_ENTRIES) else ("@known_on", "@known_to")
    assert {asked.key for asked in form.asked} == {
        *_own_fields(entry_class),
        "@on",
        "@by",
        "@evidence",
        *known,
    }


def _one_for_each_kind_of_field() -> list[type[Entry]]:
    """Return as few classes as show every kind of field that there is."""
    seen: set[tuple[str, bool]] = set()
    chosen = []
    for entry_class in ENTRIES.values():
        kinds = {(shape.holds, shape.many) for shape in shapes(entry_class) if not shape.allots}
        if kinds - seen:
            seen |= kinds
            chosen.append(entry_class)
    return chosen


async def test_every_kind_of_field_can_be_filled_in(register: Register) -> None:
    """Each kind of field has something to type into, and an untouched form proposes nothing but its defaults."""
    async with at_the_app(register) as person:
        for entry_class in _one_for_each_kind_of_field():
            await person.app.open_form(entry_class)
            await person.settle()
            defaults = {shape.name: shape.default for shape in shapes(entry_class)}
            for field in person.form.fields:
                if not field.key.startswith("@"):
                    assert field.value in (None, defaults[field.key]), (entry_class, field.key)
            await person.press("escape")
            assert person.app.screen is person.app.present()


@pytest.mark.parametrize("entry_class", ENTRIES.values(), ids=ENTRIES)
def test_an_empty_form_names_exactly_what_is_needed(entry_class: type[Entry]) -> None:
    """What is left out is said field by field, in words that fit a form and not a command line."""
    needed = {shape.name for shape in shapes(entry_class) if shape.required}
    found = problems(entry_class, {}, TODAY, None)
    assert set(found) == needed
    assert all(said == f"{name.replace('_', ' ')} is needed" for name, said in found.items())


RAISED = programme_of(
    (
        "2008-02-04",
        RiskRaised(
            risk="R-001", title="Interim structure prolonged", cause="no date", event="drift", effect="doubt"
        ),
    ),
)
CLOSED = ("2008-03-04", RiskClosed(risk="R-001", reason="a date is set"))


def test_every_kind_of_entry_is_offered_once() -> None:
    """Every kind can be recorded from anywhere, but the start of a programme, which comes once."""
    topics = [cls.topic for _, cls in offered(("risk",), RAISED, None, None)]
    assert sorted(topics) == sorted(set(ENTRIES) - {STARTED})


def test_only_what_is_open_to_a_thing_now_is_offered() -> None:
    """An open risk is not reopened, nor handed back from a level it was never taken to; a closed one takes no step."""
    offered_open = {cls.topic for _, cls in offered(("risk",), RAISED, "R-001", None)}
    assert {"risk.closed", "risk.escalated", "risk.materialised"} <= offered_open
    assert not {"risk.reopened", "risk.de-escalated"} & offered_open
    fold([(CLOSED[1], when(CLOSED[0]))], closed := deepcopy(RAISED))
    offered_closed = [cls.topic for group, cls in offered(("risk",), closed, "R-001", None)]
    assert offered_closed[0] == "risk.reopened"
    assert not {"risk.closed", "risk.reviewed", "risk.assessed"} & {*offered_closed}
    # Of another risk any of it may be so: where the cursor is on none, all is offered.
    assert "risk.reopened" in [cls.topic for _, cls in offered(("risk",), RAISED, None, None)]


def test_what_is_open_comes_in_the_order_of_life() -> None:
    """A risk is assessed before it is escalated, and closed last."""
    topics = [cls.topic for group, cls in offered(("risk",), RAISED, "R-001", None) if group == "About R-001"]
    steps = ["risk.assessed", "risk.reviewed", "risk.responded", "risk.escalated", "risk.closed"]
    assert [topic for topic in topics if topic in steps] == steps


def test_what_makes_sense_for_a_row_comes_first() -> None:
    """On a risk its own next steps come first, then new risks, then the rest."""
    found = list(offered(("risk", "issue"), RAISED, "R-001", None))
    groups = list(dict.fromkeys(group for group, _ in found))
    assert groups == ["About R-001", "Something new", "Everything else"]
    first = [cls.topic for group, cls in found if group == "About R-001"]
    assert {"risk.assessed", "risk.reviewed", "risk.closed", "control.added", "action.planned"} <= set(first)
    assert first.index("risk.reviewed") < first.index("control.added")
    assert [cls.topic for group, cls in found if group == "Something new"] == ["risk.raised", "issue.raised"]


@pytest.mark.parametrize(
    ("reference", "noun"), [("PH-001", "phase"), ("SI-001", "staff-issue"), ("AP-001", "appeal")]
)
def test_an_erasure_is_offered_after_what_a_thing_usually_needs(reference: str, noun: str) -> None:
    """What cannot be taken back is not under the cursor when the list opens."""
    nouns = [cls.noun for cls, _ in naming(reference)]
    assert set(nouns[: nouns.index("person")]) == {noun}


def test_what_begins_with_nothing_is_offered_before_what_needs_a_thing_that_exists() -> None:
    """Where nothing is recorded yet, the first kind that is offered is one that can be recorded."""
    found = [cls.topic for group, cls in offered(("risk",), RAISED, None, None) if group == "Something new"]
    assert found == ["risk.raised", "risk.materialised"]


def test_an_entry_of_the_timeline_can_be_corrected_first_of_all() -> None:
    """On the timeline corrections of the entry, who knew of it and a lesson it shows come before its thing."""
    found = list(offered((), RAISED, "R-001", 12))
    assert [cls.topic for _, cls in found[:4]] == [
        "entry.corrected", "entry.withdrawn", "entry.knowledge-dated", "lesson.proposed",
    ]  # fmt: skip
    assert found[4][0] == "About R-001"


def test_only_what_can_name_a_thing_is_about_it() -> None:
    """A kind of entry whose fields cannot hold a staff issue is not offered on one."""
    assert {cls.noun for cls, _ in naming("SI-001")} == {
        "staff-issue", "person", "recommendation", "consideration", "review", "review-finding", "lesson", "statement",
        "journal", "breach", "action", "assumption", "dependency", "claim", "evidence",
    }  # fmt: skip


async def test_a_field_for_a_person_offers_the_directory(register: Register) -> None:
    """Posts and persons are offered by part of a name; a name that nobody entered is taken as it is typed."""
    record(register, [proposal("person.registered", name="Bob Ellis")])
    async with at_the_app(register) as person:
        await person.app.open_form(RiskRaised)
        await person.settle()
        field = await person.focus("owner")
        await person.type("ell")
        await person.press("down", "enter")
        assert field.value == "Bob Ellis"
        other = await person.focus("title")
        assert other.value is None
        await person.fill(owner="Somebody Else")
        assert field.value == "Somebody Else"
