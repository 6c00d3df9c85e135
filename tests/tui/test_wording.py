"""Sentences of the command line as the app says them: nothing has to be named there that is running already."""

import pytest

from programme.journal.register import Register
from programme.registers.all_alerts import alerts
from tests.tui.person import at_the_app
from tui.forms.clearing import clearing
from tui.shared.app_words import in_the_app


@pytest.mark.parametrize(
    ("said", "in_app"),
    [
        ("programme risk review R-001", "risk review R-001"),
        ("a validated amount (programme benefit validate B-001)", "a validated amount (benefit validate B-001)"),
        (
            "programme change map PC-001, then programme change agree PC-001",
            "change map PC-001, then change agree PC-001",
        ),
        ("what is missing there (programme show PH-001)", "what is missing there (show PH-001)"),
        ("programme programme outcome, with the measure", "programme outcome, with the measure"),
        ("it is for the review of the programme to learn from", "it is for the review of the programme to learn from"),
    ],
)  # fmt: skip
def test_a_command_goes_without_the_name_of_the_program(said: str, in_app: str) -> None:
    """Only commands lose it, wherever in the sentence they stand, and lead to the same entries as before."""
    assert in_the_app(said) == in_app
    assert list(clearing(in_app)) == list(clearing(said))


async def test_no_alert_tells_whoever_is_in_the_app_to_start_it(register: Register) -> None:
    """What clears an alert is said in the words that n and the command line inside the app take."""
    view = register.view()
    assert any("(programme " in alert.clears for alert in alerts(view.programme, view.on))
    async with at_the_app(register, size=(160, 48)) as person:
        await person.press("a")
        for _ in person.keys:
            assert "cleared by" in person.text
            assert "programme " not in person.text.partition("cleared by")[2]
            await person.press("down")
        # Wide enough, the table says it, too.
        await person.pilot.resize_terminal(240, 48)
        await person.settle()
        assert "What clears it" in person.text
        assert "programme risk" not in person.text
        assert "risk escalate R-001" in person.text
