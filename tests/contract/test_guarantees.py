"""The list of guarantees: each has its test and its line in the code, in the same words."""

import ast
import re

import pytest

from tests import ROOT

# Each part of the list, the folder of its tests, and the folders of the code that keeps it.
PARTS = {
    "The journal": ("tests/event_store", ("event_store",)),
    "Evidence": ("tests/programme/evidence", ("event_store/verification", "programme")),
    "Reports": ("tests/programme/reports", ("programme/reports",)),
    "Reminders": ("tests/programme/reminders", ("programme/reminders",)),
    "Personal data": ("tests/programme/personal", ("programme",)),
    "The register": ("tests/programme", ("domain", "event_store", "programme")),
    "In a browser": ("tests/programme", ("programme",)),
    "Many at once": ("tests/faults", ("programme",)),
    "Stores on a server": ("tests", ("event_store/postgresql", "programme/personal")),
    "The terminal app": ("tests/tui", ("tui",)),
}
ROW = re.compile(r"^\| (.+\.) \| `(\w+\.py)::(test_\w+)` \|$", flags=re.MULTILINE)


def part(title: str) -> str:
    """Return one part of the list."""
    text = (ROOT / "docs" / "guarantees.md").read_text(encoding="utf-8")
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


GUARANTEES = [(title, *row) for title in PARTS for row in ROW.findall(part(title))]


def docstring(folder: str, module: str, name: str) -> str | None:
    """Return the docstring of a test, its lines joined."""
    (path,) = (ROOT / folder).rglob(module)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = ast.FunctionDef, ast.AsyncFunctionDef
    tests = [node for node in ast.walk(tree) if isinstance(node, functions) and node.name == name]
    said = ast.get_docstring(tests[0]) if tests else None
    return " ".join(said.split()) if said else None


def promised(folders: tuple[str, ...]) -> str:
    """Return all comments of the code as one text, in lower case and without line breaks."""
    comments = [
        line.strip().lstrip("#- ")
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".py", ".sql"}
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(("# ", "-- "))
    ]
    return " ".join(comments).casefold()


@pytest.mark.parametrize("title", PARTS)
def test_the_list_is_read(title: str) -> None:
    """Every row of every table is understood by the tests below."""
    assert len(ROW.findall(part(title))) == part(title).count("\n| ") - 1 > 0


def test_every_part_of_the_list_is_read() -> None:
    """No part of the list is left out."""
    text = (ROOT / "docs" / "guarantees.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == list(PARTS)


@pytest.mark.parametrize("title", PARTS)
def test_what_the_code_promises_is_on_the_list(title: str) -> None:
    """A line that keeps a guarantee has its row and with it its test."""
    listed = [sentence.casefold() for _, sentence, *_ in GUARANTEES]
    kept = promised(PARTS[title][1]).split("guarantee: ")[1:]
    assert kept
    for said in kept:
        assert any(said.startswith(sentence) for sentence in listed), said[:80]


@pytest.mark.parametrize(("title", "sentence", "module", "test"), GUARANTEES)
def test_a_guarantee_is_said_three_times_in_the_same_words(
    title: str, sentence: str, module: str, test: str
) -> None:
    """A sentence of the list is the docstring of its test and a comment at the line that keeps it."""
    tests, code = PARTS[title]
    assert docstring(tests, module, test) == sentence
    assert f"guarantee: {sentence.casefold()}" in promised(code)
