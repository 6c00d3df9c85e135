"""Who imports whom, read from the source: `python -m tests.contract.import_graph [CHECKOUT]` prints the counts.

Every import counts: those for types only and those inside functions too, because whoever moves or reads a file meets
them all.
"""

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from tests import ROOT

PACKAGES = ("domain", "event_store", "programme", "tui")

Arrows = set[tuple[str, str]]


def modules(root: Path, package: str) -> dict[str, Path]:
    """Return the files of a package by the name each is imported by."""
    found = {}
    for path in sorted((root / package).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(importer: str, path: Path, known: Iterable[str]) -> Iterator[str]:
    """Yield each module of `known` that a file imports: of `from package import name` the submodule, if it is one."""
    package = importer if path.name == "__init__.py" else importer.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            start = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            origin = ".".join([*start, *([node.module] if node.module else [])])
            for alias in node.names:
                name = f"{origin}.{alias.name}"
                if name in known or origin in known:
                    yield name if name in known else origin


def arrows(root: Path, *packages: str) -> Arrows:
    """Return every import between two files of these packages."""
    files = dict(chain.from_iterable(modules(root, package).items() for package in packages))
    return {
        (importer, other)
        for importer, path in files.items()
        for other in imported(importer, path, files)
        if other != importer
    }


def siblings(imports: Arrows) -> dict[str, Arrows]:
    """Return for each folder the imports between what lies directly in it, whatever lies below counted as one."""
    found: dict[str, Arrows] = {}
    for importer, other in imports:
        here, there = importer.split("."), other.split(".")
        same = next(
            (n for n, (a, b) in enumerate(zip(here, there, strict=False)) if a != b),
            min(len(here), len(there)),
        )
        if same and same < min(len(here), len(there)):
            folder = ".".join(here[:same])
            found.setdefault(folder, set()).add((here[same], there[same]))
    return found


def circles(imports: Arrows) -> list[list[str]]:
    """Return the groups of files each of which leads back to itself through the others."""
    targets: dict[str, set[str]] = {}
    for importer, other in imports:
        targets.setdefault(importer, set()).add(other)
    reached = {start: _reached(start, targets) for start in targets}
    groups = {
        frozenset(other for other in reached[start] if start in reached.get(other, ()))
        for start in targets
        if start in reached[start]
    }
    return sorted(sorted(group) for group in groups)


def _reached(start: str, targets: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = targets.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found


def floors(root: Path, package: str) -> list[list[str]]:
    """Return the floors of a package from the top, as its import contract lists them; none when it has no contract."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for contract in settings["tool"]["importlinter"]["contracts"]:
        layers = [layer.split(" | ") for layer in contract.get("layers", ())]
        if layers and all(room.startswith(f"{package}.") for room in chain(*layers)):
            return layers
    return []


def floor_of(module: str, layers: list[list[str]]) -> tuple[int, str] | None:
    """Return on which floor, counted from the top, and in which of its rooms a file lies."""
    for number, rooms in enumerate(layers):
        for room in rooms:
            if f"{module}.".startswith(f"{room}."):
                return number, room
    return None


def upward(imports: Arrows, layers: list[list[str]]) -> Arrows:
    """Return the imports that lead to a higher floor, or into another room of the same one."""
    found = set()
    for importer, other in imports:
        here, there = floor_of(importer, layers), floor_of(other, layers)
        if here and there and here[1] != there[1] and there[0] <= here[0]:
            found.add((importer, other))
    return found


def counts(root: Path, package: str) -> str:
    """Say how many files, imports, circles and upward imports a package has."""
    imports = arrows(root, package)
    rooms = siblings(imports).get(package, set())
    return (
        f"{package}: {len(modules(root, package))} files, {len(imports)} imports between them, "
        f"{len(rooms)} between its rooms, {len(circles(imports))} circles of files, "
        f"{len(circles(rooms))} circles of rooms, {len(upward(imports, floors(root, package)))} upward"
    )


if __name__ == "__main__":
    checkout = Path(sys.argv[1]) if sys.argv[1:] else ROOT
    sys.stdout.writelines(f"{counts(checkout, name)}\n" for name in PACKAGES)
