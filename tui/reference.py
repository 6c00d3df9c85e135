"""The document of the terminal app, made from the app: each screen, what it is for, and its keys."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from textual.binding import Binding
from textual.dom import DOMNode
from textual.widget import Widget

from tui.app.app import ProgrammeApp
from tui.dialogs.entry import EntryScreen
from tui.dialogs.explain import KEYS
from tui.dialogs.import_sheet import ImportSheet
from tui.dialogs.tour import STEPS, Tour
from tui.screens.accountability import Accountability
from tui.screens.alerts import Alerts
from tui.screens.bases.programme_screen import ProgrammeScreen
from tui.screens.claims.coverage import CoverageScreen
from tui.screens.compare import Compare
from tui.screens.contradictions import Contradictions
from tui.screens.detail import Detail
from tui.screens.hindsight import HindsightScreen
from tui.screens.people import PeopleScreen, PersonScreen
from tui.screens.planning.plan import Plan
from tui.screens.readiness import Readiness
from tui.screens.weekly.due import DueScreen
from tui.screens.weekly.find import Find
from tui.screens.weekly.moved import Moved
from tui.shared.keys import WRITTEN
from tui.tables.marked_table import MarkedTable
from tui.widgets.header import TABS
from tui.widgets.heat_map import HeatMap
from tui.widgets.scrubber import Scrubber
from tui.widgets.strip_chart import StripChart

PICTURES = "../tests/tui/__snapshots__/test_snapshots/test_every_screen_looks_as_it_was_agreed"
WIDGETS: tuple[tuple[str, type[Widget]], ...] = (
    ("Tables", MarkedTable),
    ("The heat map", HeatMap),
    ("The strip chart of Hindsight", StripChart),
    ("The scrubber", Scrubber),
)
INTRODUCTION = """# The terminal app

Written from the app by `python -m tui.reference`; a test compares it. The pictures are those that the tests compare.

`programme` opens it on your store, `programme demo` on the Westminster history. The command line can do all that it
does, and is the accessible way: screen readers do not read a terminal app well.
"""


def document() -> str:
    """Return the document as Markdown."""
    parts = [INTRODUCTION, "## Keys on every screen", "", *_table((keys, said) for keys, said in KEYS)]
    for tab in TABS:
        opened = ProgrammeApp.MODES[tab.mode]
        assert callable(opened)  # noqa: S101 - all are opened when they are gone to
        screen = opened()
        assert isinstance(screen, ProgrammeScreen)  # noqa: S101 - every mode is one
        parts += _screen(f"{tab.key} {tab.title}", type(screen), tab.mode.replace("_", "-"))
    parts += _screen("All alerts: ! on the overview", Alerts, "alerts")
    parts += _screen("What is due: d on every screen", DueScreen, "due")
    parts += _screen("Any word: f on every screen", Find)
    parts += _screen("What moved: M on every screen", Moved, "moved")
    parts += _screen("Contradictions: x on every screen", Contradictions, "contradictions")
    parts += _screen("Who answers for what: A on every screen", Accountability)
    parts += _screen("One thing: ⏎ on its row", Detail, "risk")
    parts += _screen("The go-live gate of a phase: r on Change, or on the phase", Readiness, "readiness")
    parts += _screen("The plan on a time line: g on Change, or :plan", Plan, "change")
    parts += _screen("Two moments compared: c", Compare, "compare")
    parts += _screen("Every day in hindsight: H", HindsightScreen, "hindsight")
    parts += _screen("Coverage of a source: ctrl+p, or :coverage", CoverageScreen, "coverage")
    parts += _screen("People: ctrl+p, or :people", PeopleScreen, "people")
    parts += _screen("One person: ⏎ on a name, or ctrl+p and the name", PersonScreen, "person")
    parts += ["", "## An entry: ⏎ on its row", "", *_table(_keys(EntryScreen))]
    parts += ["", "## The tour: on an empty programme, or :tour", "", *_steps(), "", *_table(_keys(Tour))]
    parts += ["", "## An import: i, a file, and what its rows are", "", *_table(_keys(ImportSheet))]
    for title, widget in WIDGETS:
        parts += ["", f"## {title}", "", *_table(_keys(widget))]
    return "\n".join(parts) + "\n"


def _screen(title: str, screen: type[ProgrammeScreen], picture: str = "") -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from (f"{line}  " for line in screen.HELP_LINES)
    footer = " · ".join(f"`{key.key}` {key.label}" for key in screen.KEYS)
    yield from ("", f"The footer: {footer}.", "")
    yield from _table(_keys(screen))
    if picture:
        yield from ("", f"![{title}]({PICTURES}{quote(f'[{picture}-live-80x24].svg')})")


def _keys(kind: type[DOMNode]) -> Iterator[tuple[str, str]]:
    """Yield each key of a screen or widget, those of its own class first."""
    for owner in kind.__mro__:
        for binding in vars(owner).get("BINDINGS", ()) if owner.__module__.startswith("tui.") else ():
            assert isinstance(binding, Binding)  # noqa: S101 - ours all have words
            yield " ".join(WRITTEN.get(key, key) for key in binding.key.split(",")), binding.description


def _steps() -> Iterator[str]:
    for place, step in enumerate(STEPS, start=1):
        yield f"{place}. {step.title}. {' '.join(step.said.split())}"


def _table(keys: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from ("| Key | What it does |", "|---|---|")
    yield from (f"| `{key}` | {said} |" for key, said in keys)


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/tui.md").write_text(document(), encoding="utf-8")
