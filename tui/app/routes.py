"""Where a command that is typed in the app leads: to the screen that answers it, where there is one."""

from collections.abc import Callable, Sequence
from functools import partial

from domain.foundation.references import kind_of, parse
from programme.registers.all_listings import LISTINGS
from tui.app.modes import MODES
from tui.dialogs.ask_moment import understood_moment
from tui.dialogs.command_line import Way
from tui.present.thing import known
from tui.screens.bases.register import RegisterScreen
from tui.shared.host import Host
from tui.widgets.header import TABS

NUMBERED = {tab.title.casefold(): tab.mode for tab in TABS} | {"status": "overview"}

# What the app has a screen for that no number opens.
ACTIONS = frozenset(
    {"accountability", "alerts", "compare", "coverage", "due", "find", "hindsight", "moved", "people", "tour"}
)


def way(host: Host, words: Sequence[str]) -> Way | None:
    """Return what goes to the screen that answers a command; None when only the command line answers it."""
    match [word.casefold() for word in words]:
        case [*title] if " ".join(title) in NUMBERED:
            return partial(host.go, NUMBERED[" ".join(title)])
        case [name] if name in ACTIONS:
            return partial(host.run_action, name)
        case ["compare", first] | ["compare", first, _]:
            return _compared(host, first, "".join(words[2:]))
        case ["moved", since]:
            return _moved(host, since)
        case [noun, "list"] if noun in LISTINGS:
            return _listed(host, noun)
        case ["phase", "readiness", reference]:
            return _opened(host, reference, host.open_readiness, "phase")
        case ["plan"]:
            return _plan(host)
        case ["show", reference] | [_, "show", reference]:
            return _opened(host, reference, host.open_reference)
        case ["people", _]:
            return partial(host.open_person, words[1])
    return None


def _listed(host: Host, noun: str) -> Way | None:
    """Return what goes to the register of a noun, on the screen that shows it."""

    async def go(mode: str) -> None:
        await host.go(mode)
        screen = host.present()
        if isinstance(screen, RegisterScreen):
            screen.turn_to(noun)

    for tab in TABS:
        opened = MODES[tab.mode]
        screen = opened()
        if isinstance(screen, RegisterScreen) and noun in screen.TABLES:
            return partial(go, tab.mode)
    return partial(host.go, "change") if noun == "phase" else None


def _opened(host: Host, text: str, show: Callable[[str], None], noun: str = "") -> Way | None:
    """Return what opens a thing; None when there is none of that kind, which the command line says better."""
    try:
        reference = parse(text)
    except ValueError:
        return None
    if host.view is None or not known(host.view.programme, reference):
        return None
    if noun and kind_of(reference).noun != noun:
        return None

    async def go() -> None:
        show(reference)

    return go


def _plan(host: Host) -> Way:
    """Return what opens the plan."""

    async def go() -> None:
        host.open_plan()

    return go


def _moved(host: Host, since: str) -> Way | None:
    """Return what shows what moved since a moment; None when it is none that can be typed."""
    other, _ = understood_moment(since, host.today, host.clock)
    return None if other is None else partial(host.open_moved, other)


def _compared(host: Host, first: str, second: str) -> Way | None:
    """Return what compares two moments, the clock going to the second."""
    other, _ = understood_moment(first, host.today, host.clock)
    after, _ = understood_moment(second or "today", host.today, host.clock)
    if other is None or after is None:
        return None

    async def go() -> None:
        host.look(after)
        await host.compare(other)

    return go
