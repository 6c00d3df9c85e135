"""The reference of alerts says what the rules do."""

import inspect
import re
from datetime import date

import pytest

from domain.entries.catalogue import ENTRIES
from domain.rules import leaning
from programme.journal.register import Register
from programme.questions.in_force.alert_rules import LET_GO, alerts, said_of
from programme.registers.all_alerts import RULES
from tests.reference_of_alerts import astray


@pytest.mark.parametrize("day", ["2008-01-31", "2008-12-27", "2009-01-27", "2010-04-30"])
def test_the_reference_says_what_the_rules_do(inspected: Register, day: str) -> None:
    """Every alert of the Westminster programme is in the row of its rule, with its severity and what clears it."""
    view = inspected.view(day)
    found = [
        fault
        for programme in (view.programme, view.early)
        for rule in RULES
        for alert in rule(programme, date.fromisoformat(day))
        for fault in astray(rule, alert)
    ]
    assert found == []


def test_every_rule_has_a_name_a_severity_and_says_what_clears_it() -> None:
    """No row is empty, no rule is named twice, and only a late approval is cleared by nothing."""
    rules = [said_of(rule) for rule in RULES]
    assert all(said.names and said.severities for said in rules)
    named = [name for said in rules for name in said.names]
    # Respondents and shares are looked at by two rules, and stand in one register under one name.
    assert {name for name in named if named.count(name) > 1} == {"survey.stated-differs"}
    assert [*alerts().split("nothing: it stays on record")[0].rsplit("`", 2)][1] == "eia.after-the-decision"
    assert alerts().count("nothing: it stays on record") == 1


def test_of_whatever_ends_it_is_said_what_lets_go_of_it() -> None:
    """What `leaning` names to let go of a thing is in the reference, and nothing else."""
    named = set(re.findall(r'by\("([a-z.-]+)"', inspect.getsource(leaning)))
    assert {topic for topics in LET_GO.values() for topic in topics} == named
    assert named <= set(ENTRIES)
