"""Starting the app: what is done once, so that nobody waits for it twice."""

import gc
import threading

import pytest
from rich.console import RenderableType
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.widgets import Static

from programme.foundation.garbage import pause
from programme.foundation.moment import Moment
from programme.journal import view
from programme.journal.register import Register
from programme.questions.alerting import alerts_in
from programme.questions.status import status
from tests.tui.merger import TODAY
from tests.tui.person import Person, at_the_app
from tests.tui.rest import PATIENCE_SECONDS
from tui.app import following
from tui.app.app import ProgrammeApp
from tui.screens.overview import Overview, ReadOverview

PARTLY = "not all certain"


async def test_styles_are_read_once(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the first screen nor the first look at another one has all styles read again."""
    again: list[Stylesheet] = []
    monkeypatch.setattr(Stylesheet, "reparse", lambda sheet: again.append(sheet))  # noqa: PLW0108 - bound to its sheet
    async with at_the_app(register) as person:
        await person.press("2")
        assert person.app.current_mode == "risks"
        assert again == []


async def test_what_takes_long_is_waited_for_in_front_of_an_empty_frame(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first frame is the one that says something, unless that is long in coming."""
    drawn: list[bool] = []
    displayed = ProgrammeApp._display  # noqa: SLF001 - what reaches the terminal passes here

    def watched(app: ProgrammeApp, screen: Screen[object], frame: RenderableType | None) -> None:
        drawn.append(app.view is not None)
        displayed(app, screen, frame)

    monkeypatch.setattr(ProgrammeApp, "_display", watched)
    async with at_the_app(register):
        assert drawn
        assert all(drawn)
    drawn.clear()
    answer = threading.Event()
    monkeypatch.setattr(
        Register, "moment", lambda _, *__: answer.wait(PATIENCE_SECONDS) and Moment(TODAY, 1, TODAY)
    )
    app = ProgrammeApp(register)
    async with app.run_test() as pilot:
        try:
            await Person(app, pilot).until(lambda: False in drawn, "an empty frame is drawn")
        finally:
            answer.set()


async def test_what_is_painted_first_says_that_less_may_be_certain(
    inspected: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is painted before the order of imprecise dates was tried says that less may be certain."""
    said: list[tuple[str, bool, set[tuple[str, str]]]] = []
    show = Overview.show

    def watched(screen: Overview, data: ReadOverview) -> None:
        show(screen, data)
        needs = str(screen.query_one("#needs").border_title)
        partly = PARTLY in str(screen.query_one("#verdict", Static).content)
        said.append((needs, partly, {(alert.rule, alert.subject) for alert in data.status.alerts}))

    monkeypatch.setattr(Overview, "show", watched)
    async with at_the_app(inspected):
        pass
    first, last = said[0], said[-1]
    tried = {(alert.rule, alert.subject) for alert in alerts_in(inspected.view()) if alert.certain}
    assert first[:2] == (f"Needs you: at most {len(status(inspected.view().within_bounds()).alerts)}", True)
    assert last[0].removeprefix("Needs you: ").isdecimal()
    assert last[1:] == (False, tried)
    assert tried <= first[2]


async def test_where_certain_stays_at_most_so_it_is_said_why_and_how_to_ask(
    inspected: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of too many entries the overview says why not all is certain, and Y gives the command that asks exactly."""
    async with at_the_app(inspected) as person:
        assert "Of so many entries only the bounds" not in person.text
    monkeypatch.setattr(view, "MOST_ORDERED", 3)
    async with at_the_app(inspected, size=(120, 40)) as person:
        assert "Needs you: at most" in person.text
        assert "Of so many entries only the bounds" in person.text
        await person.press("Y")
        assert "--exact" in person.text


async def test_another_theme_is_shown_on_every_screen(register: Register) -> None:
    """A screen that is first gone to after the theme was changed has the colours of the new one."""
    async with at_the_app(register) as person:
        person.app.theme = "programme-light"
        await person.settle()
        await person.press("2")
        colour = person.app.screen.query_one("#tabs").styles.background
        assert colour.hex == person.app.theme_variables["surface"].upper()


async def test_garbage_is_collected_again_behind_the_first_paint(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pause of a start ends by itself, and what was loaded until then is walked no more."""
    monkeypatch.setattr(following, "POLL_SECONDS", 0.05)
    pause()
    try:
        async with at_the_app(register) as person:
            await person.until(gc.isenabled, "garbage is collected")
            assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.enable()


@pytest.mark.parametrize(
    ("at", "shown"), [("R-001", "R-001"), ("staff-issues", "Staff issues"), ("moon", "moon")]
)
async def test_the_app_can_be_opened_on_a_screen_or_a_thing(register: Register, at: str, shown: str) -> None:
    """The app opens on the screen or the thing that a link names, and says when there is none."""
    app = ProgrammeApp(register, at=at)
    async with app.run_test(size=(80, 24)) as pilot:
        person = Person(app, pilot)
        await person.until(
            lambda: shown in person.text or any(shown in said for said in person.notices), shown
        )
