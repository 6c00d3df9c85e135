"""Private names of Textual: which ones are used, that they are there, and that nothing else of ours takes one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import textual
from textual.app import App
from textual.command import CommandPalette
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import ModalScreen, Screen
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static, TextArea

from tests import ROOT
from tui.shared.textual_private import READ_FROM

PRIVATE = {
    Screen: {"_css_update_count", "_compositor_refresh"},
    App: {"_handle_exception", "_return_code", "_exception", "_exception_event"},
    ScrollView: {"_scroll_update"},
    LinuxDriver: {"_app", "_file"},
    OptionList: {"_move_page"},
    CommandPalette: {"_action_command_list"},
}
# Those that classes of ours derive from.
BASES = (App, CommandPalette, Input, ModalScreen, OptionList, Screen, ScrollView, Static, TextArea, Widget)


def private_attributes(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the private names that a file reads, sets or defines on some object, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if not isinstance(node, ast.Attribute | ast.ClassDef):
            continue
        if isinstance(node, ast.Attribute):
            names.append(node.attr)
        else:
            names += [
                part.name for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
            ]
            names += [
                target.id
                for part in node.body
                if isinstance(part, ast.Assign | ast.AnnAssign)
                for target in (part.targets if isinstance(part, ast.Assign) else [part.target])
                if isinstance(target, ast.Name)
            ]
        yield from ((node.lineno, name) for name in names if name.startswith("_") and not name.endswith("__"))


def names_of(base: type) -> set[str]:
    """Return the private names of a class of Textual: those of the class, and those its methods set."""
    found = {name for name in dir(base) if name.startswith("_") and not name.endswith("__")}
    for owner in base.__mro__:
        if owner.__module__.startswith("textual."):
            source = Path(textual.__file__).parent.parent / Path(*owner.__module__.split(".")).with_suffix(
                ".py"
            )
            tree = ast.parse(source.read_text(encoding="utf-8"))
            classes = (n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n.name == owner.__name__)
            found |= {
                node.attr
                for each in classes
                for node in ast.walk(each)
                if isinstance(node, ast.Attribute)
                and isinstance(node.ctx, ast.Store)
                and isinstance(node.value, ast.Name)
                and node.value.id == "self"
                and node.attr.startswith("_")
            }
    return found


def test_private_names_were_read_from_the_textual_that_is_installed() -> None:
    """Another release may have changed them: read them there, then name it."""
    assert textual.__version__ == READ_FROM


@pytest.mark.parametrize("base", PRIVATE)
def test_a_private_name_that_is_used_is_there(base: type) -> None:
    """Each private name of Textual that we override or set is one that Textual has."""
    assert names_of(base) >= PRIVATE[base]


def test_the_private_names_that_are_used_are_those_that_are_named_here() -> None:
    """The one file that uses private names of Textual uses these and no other."""
    used = {name for _, name in private_attributes(ROOT / "tui/shared/textual_private.py")}
    assert used == set().union(*PRIVATE.values())


def test_no_other_file_takes_a_private_name_of_textual() -> None:
    """A name of our own that Textual has as well would override it without anyone having meant to."""
    theirs = set().union(*(names_of(base) for base in BASES))
    files = sorted((ROOT / "tui").rglob("*.py"))
    assert len(files) > 50
    taken = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in files
        if path.name != "textual_private.py"
        for line, name in private_attributes(path)
        if name in theirs
    ]
    assert taken == []
