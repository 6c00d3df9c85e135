"""In a form what is wrong goes when it is right, what fits is taken, help is there, and a tick reads as one."""

from textual.widgets import Input

from programme.journal.register import Register
from programme.recording.record import proposal, record
from tests.tui.person import at_the_app
from tests.tui.rest import wait_for_rest
from tui.app.app import ProgrammeApp
from tui.dialogs.explain import Explain
from tui.forms.form import Form
from tui.widgets.tick import Tick


async def test_a_form_helps_whoever_fills_it_in(register: Register) -> None:
    """A problem goes as soon as it is mended, tab takes the only match, a stranger is asked about, ? explains."""
    record(register, [proposal("post.established", title="Supt Ash")])
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("2")
        await person.choose("risk raise")
        await person.press("ctrl+s")
        assert "cause" in person.wrong
        await person.fill(cause="one budget")
        assert "cause" not in person.wrong
        assert "effect" in person.wrong
        owner = await person.focus("owner")
        await person.type("ash")
        await person.press("tab")
        assert owner.text == "Supt Ash"
        assert "not in the directory" not in person.text
        owner = await person.focus("owner")
        owner.type("Supt Elm")
        await person.press("tab")
        assert "“Supt Elm”: not in the directory" in person.text
        assert "owner" not in person.wrong
        phase = await person.focus("phase")
        await person.type("functional")
        await person.press("tab")
        assert phase.text == "PH-002"
        await person.focus("title")
        await person.press("question_mark")
        assert isinstance(person.app.screen, Explain)
        assert "cause (needed)" in person.text
        await person.press("escape")
        await person.type("why")
        await person.press("question_mark")
        assert isinstance(person.app.screen, Form)
        assert isinstance(person.app.focused, Input)
        assert person.app.focused.value == "why?"


async def test_a_box_says_in_letters_whether_it_is_ticked(register: Register) -> None:
    """Whatever the colours, what is ticked reads otherwise than what is not."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("4")
        await person.choose("phase plan")
        box = person.form.query_one(Tick)
        box.focus()
        assert str(box.render()).strip() == "[ ] no"
        await person.press("space")
        assert str(box.render()).strip() == "[x] yes"


async def test_notices_lie_above_the_rows(register: Register) -> None:
    """However many there are, and however long, they take the lines at the top, where no row is worked on."""
    app = ProgrammeApp(register)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("2")
        for _ in range(3):
            app.say(
                "recorded as #37: risk review R-001, and more than fits the width of a small terminal " * 2
            )
        await pilot.pause()
        await wait_for_rest()
        drawn = ["".join(part.text for part in strip) for strip in app.screen._compositor.render_strips()]  # noqa: SLF001 - what is drawn is asked of what draws it
        assert any("recorded as #37" in line for line in drawn[:3])
        assert not any("▌" in line or "recorded as" in line for line in drawn[3:])
