"""The checklists of CONTRIBUTING.md, followed to the letter in a copy of the checkout."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests import ROOT

CHECKLISTS = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^   ```(?:python|gherkin)\n(.*?)^   ```$", re.MULTILINE | re.DOTALL)
SHARED = {"domain/foundation/registers.py", "domain/foundation/references.py", "domain/state/programme.py"}
FORM = """
import asyncio, sys
from pathlib import Path
from programme.stores.open import start_programme
from domain.entries.catalogue import ENTRIES
from tui.app.app import ProgrammeApp
from tui.forms.form import Form
from tui.shared.clock import Clock

async def main():
    register = start_programme(sys.argv[1], "North division merger", on="2008-01-07", by="Sam Reed")
    app = ProgrammeApp(register, Clock())
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        for topic in sys.argv[2:]:
            await app.open_form(ENTRIES[topic])
            await pilot.pause()
            form = app.screen
            assert isinstance(form, Form), form
            print(form.heading, *(field.key for field in form.fields if not field.key.startswith("@")))
            await pilot.press("escape")
    register.close()

asyncio.run(main())
"""


def blocks(title: str) -> list[tuple[str, str]]:
    """Return what one checklist says to write: where, as its first line names it, and what."""
    part = CHECKLISTS.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    found = []
    for block in BLOCK.findall(part):
        place, _, text = block.removeprefix("   ").partition("\n")
        found.append((place.removeprefix("# "), re.sub(r"^   ", "", text, flags=re.MULTILINE)))
    return found


def follow(checkout: Path, title: str) -> tuple[set[str], set[str]]:
    """Do what a checklist says, and return which files are new and which were changed."""
    new, changed = set(), set()
    for place, text in blocks(title):
        if name := place.removeprefix("new file ") if place.startswith("new file ") else "":
            (checkout / name).parent.mkdir(exist_ok=True)
            (checkout / name).write_text(text, encoding="utf-8")
            new.add(name)
        elif name := place.removeprefix("at the end of ") if place.startswith("at the end of ") else "":
            with (checkout / name).open("a", encoding="utf-8") as file:
                file.write(f"\n\n{text}" if name.endswith(".py") else f"\n{text}")
            changed.add(name)
        else:
            name, _, line = place.removeprefix("in ").partition(", after ")
            said = (checkout / name).read_text(encoding="utf-8")
            assert said.count(f"{line.strip()}\n") == 1, place
            after = said.index(f"{line.strip()}\n") + len(line.strip()) + 1
            (checkout / name).write_text(said[:after] + text + said[after:], encoding="utf-8")
            changed.add(name)
    return new, changed


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a copy of the checkout, in which nothing was run yet."""
    copy = tmp_path / "checkout"
    copy.mkdir()
    unneeded = shutil.ignore_patterns("__pycache__", "__snapshots__", "written_by_0_1", "*.jsonl")
    for name in ("domain", "event_store", "programme", "tui", "features", "tests", "docs"):
        shutil.copytree(ROOT / name, copy / name, ignore=unneeded)
    for name in ("pyproject.toml", "Makefile", "README.md"):
        shutil.copy(ROOT / name, copy)
    return copy


def run(checkout: Path, *words: str) -> str:
    """Run a module of the copy, and return what it said; it has to succeed."""
    environment = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *words], cwd=checkout, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_register_is_added_by_its_checklist(checkout: Path) -> None:
    """Four new files and three shared ones make a register with commands, forms, a list, alerts and references."""
    new, changed = follow(checkout, "A new register")
    code = {name for name in new if name.endswith(".py") and not name.endswith("__init__.py")}
    assert len(code) == 4
    assert changed == SHARED
    assert "1 passed" in run(
        checkout,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-o",
        "addopts=",
        "-k",
        "constraint",
        "tests/features",
    )
    offered = run(checkout, "-m", "programme", "constraint", "--help")
    assert all(f" {verb} " in offered for verb in ("list", "show", "note", "test"))
    assert "Constraints." in run(checkout, "-m", "programme", "--help")
    run(checkout, "-m", "programme.reference", "docs")
    rows = (checkout / "docs" / "entries.md").read_text(encoding="utf-8")
    assert "| `programme constraint note` | `constraint.noted` |" in rows
    assert "`CN-001` constraint" in rows
    shown = run(checkout, "-c", FORM, str(checkout / "x.sqlite"), "constraint.noted", "constraint.tested")
    assert shown.splitlines() == ["constraint note title owner", "constraint test constraint outcome basis"]
    graph = run(checkout, "-m", "tests.contract.import_graph")
    assert len(re.findall(r"0 circles of files, 0 circles of rooms, 0 upward", graph)) == 4


def test_an_entry_is_added_by_its_checklist(checkout: Path) -> None:
    """One class and one scenario make an entry with its command, its form and its row in the reference."""
    new, changed = follow(checkout, "A new entry in a standing register")
    assert (new, len(changed)) == (set(), 2)
    assert "1 passed" in run(
        checkout,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-o",
        "addopts=",
        "-k",
        "a_process_is_given_another_name",
        "tests/features",
    )
    run(checkout, "-m", "programme.reference", "docs")
    assert "| `programme process rename` | `process.renamed` |" in (
        checkout / "docs" / "entries.md"
    ).read_text(encoding="utf-8")
    shown = run(checkout, "-c", FORM, str(checkout / "x.sqlite"), "process.renamed")
    assert shown.splitlines() == ["process rename process name"]


def test_what_is_new_passes_the_linter(checkout: Path) -> None:
    """The code of both checklists is in the form that `make lint` asks for."""
    follow(checkout, "A new register")
    follow(checkout, "A new entry in a standing register")
    ruff = str(Path(sys.executable).parent / "ruff")
    for check in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [ruff, *check, "--no-cache", "domain", "programme"],
            cwd=checkout,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


def test_the_commands_that_contributors_are_told_of_exist() -> None:
    """Each `make` target of CONTRIBUTING.md is in the Makefile, and each page that it names is there."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"`make ([a-z]+)`", CHECKLISTS)
    assert len(set(targets)) > 7
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
    pages = re.findall(r"\]\(([^)#:]+)\)", CHECKLISTS)
    assert len(pages) > 4
    assert [page for page in pages if not (ROOT / page).exists()] == []


def test_the_changelog_is_kept_as_it_says() -> None:
    """Its versions are in order, the first is the one that is worked on, and every change is in a known group."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", text, flags=re.MULTILINE)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert versions[0] == settings["project"]["version"]
    assert versions == sorted(versions, reverse=True)
    parts = re.split(r"^### (.+)$", text, flags=re.MULTILINE)
    assert {*parts[1::2]} <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert "\n- " not in parts[0]
    assert all("\n- " in part for part in parts[2::2])
