"""What clears an alert, as the command line and as the app say it: each in words that can be followed there."""

import re

import pytest

from domain.foundation.phrases import Fields, Lookup, Phrase, by, giving, missing, phrase
from programme.foundation.wording import in_a_file, in_words, on_the_command_line
from programme.journal.register import Register
from programme.registers.all_alerts import alerts
from tests.tui.person import at_the_app
from tui.forms.clearing import clearing
from tui.shared.app_words import in_the_app

OPTION = re.compile(r"--[a-z]")


@pytest.mark.parametrize(
    ("said", "typed", "in_app"),
    [
        (phrase(by("risk.reviewed", risk="R-001")), "programme risk review R-001", "risk review R-001"),
        (
            phrase("a validated amount (", by("benefit.validated", benefit="B-001"), ")"),
            "a validated amount (programme benefit validate B-001)",
            "a validated amount (benefit validate B-001)",
        ),
        (
            phrase(by("change.mapped", change="PC-001"), ", then ", by("change.agreed", change="PC-001")),
            "programme change map PC-001, then programme change agree PC-001",
            "change map PC-001, then change agree PC-001",
        ),
        (
            phrase(by("survey.held", survey="SV-001"), ", or a day (", by("survey.deferred", survey="SV-001"), ")"),
            "programme survey hold SV-001, or a day (survey defer SV-001)",
            "survey hold SV-001, or a day (survey defer SV-001)",
        ),
        (
            phrase("what is missing there (", Lookup("PH-001"), ")"),
            "what is missing there (programme show PH-001)",
            "what is missing there (show PH-001)",
        ),
        (
            phrase(by("phase.bounded", phase="PH-001", ended_by="")),
            "programme phase end-by PH-001 --ended-by …",
            "phase end-by PH-001",
        ),
        (
            phrase(by("risk.escalated", risk="R-001", level="SMT"), ", or ", by("risk.assessed", "a score of 9")),
            "programme risk escalate R-001 --level SMT, or a score of 9",
            "risk escalate R-001, or a score of 9",
        ),
        (
            phrase("say who leads", giving("lead"), ", when it is due", giving("due", "on")),
            "say who leads (--lead), when it is due (--due, --on)",
            "say who leads, when it is due",
        ),
        (phrase("cause is needed", missing("cause")), "cause is needed: give it with --cause", "cause is needed"),
        (
            phrase("choose", Fields(("programme",), " with ", ""), " one of “A”, “B”"),
            "choose with --programme one of “A”, “B”",
            "choose one of “A”, “B”",
        ),
    ],
)  # fmt: skip
def test_a_phrase_is_worded_for_where_it_is_read(said: Phrase, typed: str, in_app: str) -> None:
    """The command line gives what can be typed there; the app names the entry and what it is about."""
    assert on_the_command_line(said) == typed
    assert in_the_app(said) == in_app


def test_a_file_names_its_fields_as_it_writes_them() -> None:
    """An imported file has no options: a missing field is named as it stands in the file."""
    assert (
        in_words(in_a_file(phrase("cause is needed", missing("cause"))))
        == "cause is needed: give it with “cause”"
    )


def test_what_clears_something_leads_to_its_forms() -> None:
    """Each entry is offered once, with what is known of it filled in."""
    said = phrase(
        by("risk.escalated", risk="R-001", level="SMT"), " or ", by("risk.assessed", "a score", risk="R-001")
    )
    assert [(found.entry_class.command, dict(found.fields)) for found in clearing(said)] == [
        ("risk escalate", {"risk": "R-001", "level": "SMT"}),
        ("risk assess", {"risk": "R-001"}),
    ]
    unknown = clearing(phrase(by("risk.assigned", risk="R-001", owner="")))
    assert [dict(found.fields) for found in unknown] == [{"risk": "R-001", "owner": ""}]


async def test_no_alert_tells_whoever_is_in_the_app_to_start_it(register: Register) -> None:
    """What clears an alert is said in the words that n and the command line inside the app take, without options."""
    view = register.view()
    found = [on_the_command_line(alert.clears) for alert in alerts(view.programme, view.on)]
    assert any("(programme " in said for said in found)
    assert any(OPTION.search(said) for said in found)
    async with at_the_app(register, size=(160, 48)) as person:
        await person.press("exclamation_mark")
        for _ in person.keys:
            assert "cleared by" in person.text
            assert "programme " not in person.text.partition("cleared by")[2]
            assert not OPTION.search(person.text)
            await person.press("down")
        # Wide enough, the table says it, too.
        await person.pilot.resize_terminal(240, 48)
        await person.settle()
        assert "What clears it" in person.text
        assert "programme risk" not in person.text
        assert "risk escalate R-001" in person.text
        assert not OPTION.search(person.text)
