"""Decisions at Westminster: those the report tells of, what they touch, and those it says were still to be taken."""

import json
from collections import Counter
from datetime import date

import pytest
from textual.content import Content

from domain.state.programme import Programme
from programme import westminster
from programme.journal.register import Register
from programme.questions.showing import show
from programme.registers.all_alerts import alerts
from tests.westminster.passages import paragraphs
from tui.present.thing import detail_lines

INSPECTED = "2009-01-27"
(FILE,) = (file for file in westminster.HISTORY if file.name == "decisions.jsonl")
LINES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def found(inspected: Register) -> Programme:
    """The programme as the inspectors found it."""
    return inspected.view(INSPECTED).programme


def test_every_decision_has_its_paragraph() -> None:
    """Thirteen decisions were taken and five were needed; the paragraphs are those that tell of them."""
    assert Counter(line["entry"] for line in LINES) == {"decision record": 13, "decision ask": 5}
    told = {line["fields"]["title"]: set(paragraphs(line["evidence"])) for line in LINES}
    assert told["Restructuring in increments"] == {"1.5", "6.2"}
    assert told["Three territories as an interim"] == {"1.5", "4.13", "6.2"}
    assert told["Second chief superintendent"] == {"6.2"}
    assert told["Daily meetings at borough level"] == told["One tasking meeting for the borough"] == {"6.23"}
    assert told["Is the draft Diversity Strategy approved?"] == {"6.20"}


def test_nobody_is_named_who_is_not_in_the_report(found: Programme) -> None:
    """The report says of one decision only who took it; nothing is made up for the others."""
    takers = Counter(decision.taker for decision in found.decisions.values() if decision.state == "in force")
    assert takers == {"Senior management team": 1, "someone the report does not name": 12}
    assert not any(decision.rejected for decision in found.decisions.values())


def test_a_decision_that_is_needed_has_no_date_in_the_report(found: Programme) -> None:
    """All five are needed by no day, and that is an alert each."""
    needed = {decision.ref for decision in found.decisions.values() if decision.state == "needed"}
    undated = {a.subject for a in alerts(found, date(2009, 1, 27)) if a.rule == "decision.undated"}
    assert len(needed) == 5
    assert undated == needed


@pytest.mark.parametrize(
    ("reference", "titles"),
    [
        ("PH-001", {"Restructuring in increments", "Three territories as an interim"}),
        ("PC-007", {"Daily meetings at borough level", "One tasking meeting for the borough"}),
        ("BP-006", {"Borough reviews of training, events and custody", "Dedicated custody teams"}),
        ("SOP-010", {"Is the draft Diversity Strategy approved?"}),
        ("R-010", {"Where are case papers to be archived?"}),
    ],
)
def test_from_what_a_decision_touches_one_sees_it(
    inspected: Register, reference: str, titles: set[str]
) -> None:
    """Phase, process change, process, document and risk show their decisions."""
    shown = show(inspected.view(INSPECTED), reference)
    assert {decision.title for decision in shown.decisions} == titles


def test_the_terminal_app_shows_the_decisions_that_touch_a_thing(inspected: Register) -> None:
    """The detail of a thing says which decisions touch it, who took them and what was decided."""
    view = inspected.view(INSPECTED)
    said = [line.plain for line in detail_lines(view, show(view, "PH-001")) if isinstance(line, Content)]
    place = said.index("Decisions")
    assert said[place + 1].startswith(
        "D-002 Restructuring in increments (in force, taken Jul 2007 to Jan 2008"
    )
    assert said[place + 2].startswith("D-003 Three territories as an interim (in force")


def test_the_structure_was_decided_before_the_moves_began(inspected: Register) -> None:
    """In January 2008 the model, the stages and the interim were decided, and nothing else is certain by then."""
    decided = inspected.view("2008-01-31").programme.decisions.values()
    assert {decision.title for decision in decided} == {
        "Functional model", "Restructuring in increments", "Three territories as an interim",
    }  # fmt: skip
