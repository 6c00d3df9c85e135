"""Define a fact once; every surface follows."""

import re

import pytest

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from programme.cli.app import build
from programme.recording.field_shapes import shapes
from programme.reference import DOCUMENTS
from tests import ROOT

FEATURES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "features").glob("*.feature"))
)


@pytest.mark.parametrize("entry_class", ENTRIES.values(), ids=ENTRIES)
def test_every_entry_class_has_a_command_a_documentation_row_and_a_scenario(entry_class: type[Entry]) -> None:
    """Every entry class has a CLI verb, a documentation row and a scenario."""
    words = f"{entry_class.noun} {entry_class.verb}"
    assert build()[entry_class.noun][entry_class.verb].help, f"programme {words} is missing"
    assert f"`programme {words}`" in (ROOT / "docs/entries.md").read_text(encoding="utf-8"), (
        f"no row for {words}"
    )
    assert re.search(rf"\b{re.escape(words)}\b", FEATURES), f"no scenario in features/ runs programme {words}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_reference_documents_are_as_the_classes_say(name: str) -> None:
    """A reference document is written from the classes and cannot go stale."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == DOCUMENTS[name](), (
        "run python -m programme.reference"
    )


@pytest.mark.parametrize("entry_class", ENTRIES.values(), ids=ENTRIES)
def test_every_field_of_every_entry_can_be_typed(entry_class: type[Entry]) -> None:
    """Each field has a shape that the command line and the forms know how to ask for."""
    for shape in shapes(entry_class):
        assert shape.holds in {
            "text", "lines", "number", "entry", "date", "span", "reference", "choice", "yes-no", "fields",
        }  # fmt: skip
        assert shape.holds != "choice" or shape.choices
        assert entry_class.__doc__, "the first sentence of help is the class's own"
