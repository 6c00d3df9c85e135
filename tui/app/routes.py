"""Where a command that is typed in the app leads: to the screen that answers it, where there is one."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from domain.foundation.references import kind_of, parse
from programme.registers.all_listings import LISTINGS
from tui.dialogs.ask_moment import understood_moment
from tui.present.thing import known
from tui.screens.register import RegisterScreen
from tui.widgets.header import TABS

if TYPE_CHECKING:
    from tui.app.app import ProgrammeApp

Way = Callable[[], Awaitable[None]]
MODES = {tab.title.casefold(): tab.mode for tab in TABS} | {"status": "overview"}


def way(app: "ProgrammeApp", words: Sequence[str]) -> Way | None:
    """Return what goes to the screen that answers a command; None when only the command line answers it."""
    match [word.casefold() for word in words]:
        case [*title] if " ".join(title) in MODES:
            return partial(app.action_go, MODES[" ".join(title)])
        case [("alerts" | "hindsight" | "people" | "compare" | "tour") as name]:
            return getattr(app, {"hindsight": "action_look_back"}.get(name, f"action_{name}"))  # type: ignore[no-any-return]
        case ["compare", first]:
            return _compared(app, first, "")
        case ["compare", first, second]:
            return _compared(app, first, second)
        case [noun, "list"] if noun in LISTINGS:
            return _listed(app, noun)
        case ["phase", "readiness", reference]:
            return _opened(app, reference, app.open_readiness, "phase")
        case ["show", reference] | [_, "show", reference]:
            return _opened(app, reference, app.open_reference)
        case ["people", _]:
            return partial(app.action_person, words[1])
    return None


def _listed(app: "ProgrammeApp", noun: str) -> Way | None:
    """Return what goes to the register of a noun, on the screen that shows it."""

    async def go(mode: str) -> None:
        await app.action_go(mode)
        screen = app.present()
        if isinstance(screen, RegisterScreen):
            screen.turn_to(noun)

    for tab in TABS:
        opened = app.MODES[tab.mode]
        screen = opened() if callable(opened) else None
        if isinstance(screen, RegisterScreen) and noun in screen.TABLES:
            return partial(go, tab.mode)
    return partial(app.action_go, "change") if noun == "phase" else None


def _opened(app: "ProgrammeApp", text: str, show: Callable[[str], None], noun: str = "") -> Way | None:
    """Return what opens a thing; None when there is none of that kind, which the command line says better."""
    try:
        reference = parse(text)
    except ValueError:
        return None
    if app.view is None or not known(app.view.programme, reference):
        return None
    if noun and kind_of(reference).noun != noun:
        return None

    async def go() -> None:
        show(reference)

    return go


def _compared(app: "ProgrammeApp", first: str, second: str) -> Way | None:
    """Return what compares two moments, the clock going to the second."""
    other, _ = understood_moment(first, app.today, app.clock)
    after, _ = understood_moment(second or "today", app.today, app.clock)
    if other is None or after is None:
        return None

    async def go() -> None:
        app.look(after)
        await app.compare(other)

    return go
