"""The layout: each folder imports only what lies below it, and files and folders stay as small as they are."""

from collections.abc import Callable
from itertools import chain
from pathlib import Path

import grimp
import pytest

from tests import ROOT
from tests.contract.import_graph import (
    PACKAGES,
    arrows,
    circles,
    counts,
    floor_of,
    floors,
    modules,
    siblings,
    upward,
)  # fmt: skip

MOST_LINES = 250
MOST_FILES = 20
# Whoever adds a row says why the file or folder cannot be two.
LONG_FILES = {
    "domain/foundation/references.py": "a line for each kind of thing, and the two types by which fields name it",
}
FULL_FOLDERS = {
    "domain/rules/turns": "one file for each register: a reader finds the lives of its things by its name",
    "domain/state": "one file for each register: a reader finds what a register holds by its name",
}
# Python starts a package here; whoever imports it starts the program.
ON_NO_FLOOR = {"programme.__main__"}
# What looks over every register; a register that read it would look at itself.
LOOKOUTS = [f"programme.registers.all_{part}" for part in ("alerts", "listings", "contradictions", "due")]


@pytest.mark.parametrize("package", PACKAGES)
def test_the_graph_is_what_the_import_linter_reads(package: str) -> None:
    """Our reading of the imports of a package is that of the library under the import linter, to the last one."""
    graph = grimp.build_graph(package, cache_dir=None)
    others = {
        (name, other) for name in graph.modules for other in graph.find_modules_directly_imported_by(name)
    }
    assert arrows(ROOT, package) == others


@pytest.mark.parametrize("package", PACKAGES)
def test_nobody_imports_in_a_circle(package: str, figure: Callable[[str], None]) -> None:
    """Neither files nor, at any depth, the folders they lie in import each other; types and late imports count."""
    figure(f"layout: {counts(ROOT, package)}")
    imports = arrows(ROOT, package)
    assert circles(imports) == []
    assert {folder: found for folder, rooms in siblings(imports).items() if (found := circles(rooms))} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_nobody_imports_upwards(package: str) -> None:
    """A file imports from its own room and from the floors below it, as the import contracts list them."""
    layers = floors(ROOT, package)
    assert len(layers) > 1
    assert upward(arrows(ROOT, package), layers) == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_every_file_has_a_floor(package: str) -> None:
    """A new folder is given its place in the contract before anyone imports it."""
    layers = floors(ROOT, package)
    homeless = {name for name in modules(ROOT, package) if floor_of(name, layers) is None}
    assert homeless - ON_NO_FLOOR == {package}
    for room in chain(*layers):
        assert room in modules(ROOT, package), f"{room} is gone"


def test_no_package_but_the_last_knows_the_app() -> None:
    """The command line is given the app from outside, and imports none of it, not even late."""
    imports = arrows(ROOT, *PACKAGES)
    assert {(a, b) for a, b in imports if b.split(".")[0] == "tui" and a.split(".")[0] != "tui"} == set()
    assert any(a.split(".")[0] == "tui" != b.split(".")[0] for a, b in imports)


def test_no_register_looks_over_all_registers() -> None:
    """The files of one register import none of those that put all registers together."""
    imports = arrows(ROOT, "programme")
    assert {b for _, b in imports} >= set(LOOKOUTS)
    assert [(a, b) for a, b in imports if b in LOOKOUTS and a.startswith("programme.registers.")] == []


def sizes() -> tuple[dict[str, int], dict[str, int]]:
    """Return how many lines each file of the four packages has, and how many files each of their folders."""
    files = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    lines = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in files
    }
    folders: dict[str, int] = {}
    for path in files:
        # `__init__.py` says what the folder is; it is not one more thing to find in it.
        if path.name != "__init__.py":
            folder = path.parent.relative_to(ROOT).as_posix()
            folders[folder] = folders.get(folder, 0) + 1
    return lines, folders


def test_no_file_and_no_folder_outgrows_its_reader() -> None:
    """A file has at most 250 lines and a folder at most 20 files, or a reason why not."""
    lines, folders = sizes()
    assert {name for name, count in lines.items() if count > MOST_LINES} == set(LONG_FILES)
    assert {name for name, count in folders.items() if count > MOST_FILES} == set(FULL_FOLDERS)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a checkout of one package with two floors, in which nothing imports upwards or in a circle."""
    (tmp_path / "pyproject.toml").write_text(
        '[[tool.importlinter.contracts]]\nlayers = ["house.top", "house.left | house.right"]\n'
    )
    for name in ("house", "house/top", "house/left", "house/right"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / "house/top/roof.py").write_text("from house.left import wall\nimport house.right.door, os\n")
    (tmp_path / "house/left/wall.py").write_text("from . import brick\n")
    (tmp_path / "house/left/brick.py").write_text("CLAY = 1\n")
    (tmp_path / "house/right/door.py").write_text("import os.path\n")
    return tmp_path


def test_a_sound_tree_is_found_sound(tree: Path) -> None:
    """Imports of submodules, relative or not, are found; those of other libraries are none of ours."""
    assert arrows(tree, "house") == {
        ("house.top.roof", "house.left.wall"),
        ("house.top.roof", "house.right.door"),
        ("house.left.wall", "house.left.brick"),
    }
    assert counts(tree, "house").endswith("0 circles of files, 0 circles of rooms, 0 upward")


@pytest.mark.parametrize(
    "text",
    [
        "from house.left.wall import brick\n",
        "def late():\n    from house.left import wall\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import house.left.wall\n",
        "from ..left import wall\n",
        "from .wall import brick\n",
    ],
)
def test_a_circle_is_found_however_it_is_imported(tree: Path, text: str) -> None:
    """An import for types only, inside a function, or relative closes a circle as any other does."""
    (tree / "house/left/brick.py").write_text(text)
    assert circles(arrows(tree, "house")) == [["house.left.brick", "house.left.wall"]]


def test_a_circle_of_folders_is_found_where_no_files_make_one(tree: Path) -> None:
    """Two folders that need each other are a circle although no two of their files are."""
    (tree / "house/right/door.py").write_text("from house.left.brick import CLAY\n")
    (tree / "house/left/window.py").write_text("import house.right.door\n")
    imports = arrows(tree, "house")
    assert circles(imports) == []
    assert circles(siblings(imports)["house"]) == [["left", "right"]]
    sideways = {("house.right.door", "house.left.brick"), ("house.left.window", "house.right.door")}
    assert upward(imports, floors(tree, "house")) == sideways


def test_an_import_upwards_is_found(tree: Path) -> None:
    """A lower floor that imports a higher one is named with what it imports."""
    (tree / "house/left/brick.py").write_text("def late():\n    import house.top.roof\n")
    found = upward(arrows(tree, "house"), floors(tree, "house"))
    assert found == {("house.left.brick", "house.top.roof")}
