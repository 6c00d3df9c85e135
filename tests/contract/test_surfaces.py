"""Define a fact once; every surface follows."""

import re
from functools import cache
from typing import Any

import pytest
from gherkin.parser import Parser

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from programme.cli.app import build
from programme.cli.reference.commands import page
from programme.recording.field_shapes import shapes
from programme.reference import DOCUMENTS
from tests import ROOT
from tests.features.conftest import commands

REFUSALS = ("it is refused because", "the store cannot be read because")


def succeeding(steps: list[Any]) -> list[str]:
    """Return the command lines of a scenario without those that its steps say are refused."""
    ran: list[str] = []
    for step in steps:
        if said := re.fullmatch(r'I run "(.*)"', step["text"]):
            ran.append(said[1])
        elif step["text"] in {"I run", "these commands were run"}:
            ran += commands(step["docString"]["content"])
        elif step["text"].startswith(REFUSALS):
            ran.pop()
    return ran


def run_by_scenarios() -> frozenset[str]:
    """Return the first two words of every command that a scenario runs with success."""
    return frozenset(" ".join(line.split()[:2]) for line in lines_of_scenarios())


@cache
def lines_of_scenarios() -> frozenset[str]:
    """Return every command line that a scenario runs with success."""
    found: set[str] = set()
    for path in sorted((ROOT / "features").glob("*.feature")):
        children: list[Any] = [*Parser().parse(path.read_text(encoding="utf-8"))["feature"]["children"]]
        background = [step for child in children for step in child.get("background", {}).get("steps", ())]
        for child in children:
            if "scenario" in child:
                found |= set(succeeding([*background, *child["scenario"]["steps"]]))
    return frozenset(found)


@pytest.mark.parametrize("entry_class", ENTRIES.values(), ids=ENTRIES)
def test_every_entry_class_has_a_command_a_documentation_row_and_a_scenario(entry_class: type[Entry]) -> None:
    """Every entry class has a CLI verb, a documentation row and a scenario."""
    words = f"{entry_class.noun} {entry_class.verb}"
    assert build()[entry_class.noun][entry_class.verb].help, f"programme {words} is missing"
    assert f"`programme {words}`" in (ROOT / "docs/entries.md").read_text(encoding="utf-8"), (
        f"no row for {words}"
    )
    # `new` starts a programme, and so do the steps and the history that say so.
    assert words in run_by_scenarios() | {"programme start"}, (
        f"no scenario in features/ runs programme {words}"
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_reference_documents_are_as_the_classes_say(name: str) -> None:
    """A reference document is written from the classes and cannot go stale."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == DOCUMENTS[name](), (
        "run python -m programme.reference"
    )


def test_the_reference_of_commands_is_as_the_commands_say() -> None:
    """Each command, option and exit code that help shows is in docs/commands.md as well."""
    assert (ROOT / "docs/commands.md").read_text(encoding="utf-8") == page(), (
        "run python -m programme.cli.reference.commands"
    )


@pytest.mark.parametrize("entry_class", ENTRIES.values(), ids=ENTRIES)
def test_every_field_of_every_entry_can_be_typed(entry_class: type[Entry]) -> None:
    """Each field has a shape that the command line and the forms know how to ask for."""
    asked = list(shapes(entry_class))
    assert [shape.name for shape in asked] == list(entry_class.__struct_fields__)
    for shape in asked:
        assert shape.holds in {
            "text", "lines", "number", "entry", "date", "span", "reference", "choice", "yes-no", "fields",
        }  # fmt: skip
        assert shape.holds != "choice" or shape.choices
        assert entry_class.__doc__, "the first sentence of help is the class's own"
