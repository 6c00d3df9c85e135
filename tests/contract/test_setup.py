"""Set-up: what a fresh machine installs, what CI runs and which imports the layers allow."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from tests import ROOT

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = (ROOT / "requirements.lock").read_text()
# An outer make passes its own flags down; a test's make starts from none.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
PACKAGES = ("domain", "event_store", "programme", "tui")
CONTRACTS = [contract["name"] for contract in SETTINGS["tool"]["importlinter"]["contracts"]]
STANDS = "tui stands on programme, programme on domain and event_store, which do not know each other"
NEIGHBOURS = "no two neighbours import each other, at any depth"
STATE_ONLY = "lists, alerts, hindsight and reports read state, not entries"
NO_BACKEND = "programme and tui know a store by its words and import no backend"
PURE = "domain is pure: stdlib without I/O or clock, pydantic and msgspec"
BYTES = "event_store knows bytes and topics: stdlib, eventsourcing, msgspec and drivers"

# What is imported under another name than it is installed under.
MODULES = {"markdown-it-py": "markdown_it"}
MAY_IMPORT = {
    "domain": {"msgspec", "pydantic"},
    "event_store": {"eventsourcing", "msgspec"},
}


def names(requirements: list[str]) -> set[str]:
    """Strip versions from requirements."""
    return {re.split(r"[^A-Za-z0-9_.-]", requirement)[0] for requirement in requirements}


def run(*command: str | Path, at: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a user would, outside any make that runs this test."""
    environment = ENVIRONMENT | changes
    return subprocess.run(command, cwd=at, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a folder with the project's set-up files and nothing installed."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_the_lock_pins_every_requirement_by_hash_and_names_no_index() -> None:
    """The lock is exact versions with SHA-256 hashes and nothing else, so that any index serves it."""
    lines = LOCK.replace("\\\n", " ").splitlines()
    requirements = [line for line in lines if not line.lstrip().startswith("#")]
    assert len(requirements) > len(SETTINGS["project"]["dependencies"])
    for requirement in requirements:
        assert re.fullmatch(
            r"[a-z0-9-]+==[0-9.]+(post[0-9]+)?( ; [^@:]+)?( +--hash=sha256:[0-9a-f]{64})+ *", requirement
        )
    assert "://" not in LOCK


def test_the_lock_holds_every_declared_dependency() -> None:
    """Whatever the project or its build declares is in the lock, which is all that is installed."""
    declared = names(
        SETTINGS["project"]["dependencies"]
        + list(chain.from_iterable(SETTINGS["dependency-groups"].values()))
        + SETTINGS["build-system"]["requires"]
    )
    assert declared <= set(re.findall(r"^([a-z0-9-]+)==", LOCK, flags=re.MULTILINE))


def test_a_second_set_up_installs_nothing(checkout: Path) -> None:
    """Set-up runs again only when the lock or the project file is newer than what was installed."""
    stamp = checkout / ".venv" / ".installed"
    stamp.parent.mkdir()
    stamp.touch()
    installed = stamp.stat().st_mtime
    for name in ("pyproject.toml", "requirements.lock"):
        os.utime(checkout / name, (installed - 10, installed - 10))
    assert run("make", "--question", "set-up", at=checkout).returncode == 0
    for name in ("pyproject.toml", "requirements.lock"):
        os.utime(checkout / name, (installed + 10, installed + 10))
        assert run("make", "--question", "set-up", at=checkout).returncode == 1
        os.utime(checkout / name, (installed - 10, installed - 10))


def test_an_older_python_is_refused_in_one_sentence(checkout: Path) -> None:
    """A Python older than 3.11 is refused before anything is made, with what to do instead."""
    old = checkout / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    refused = run("make", "set-up", f"PYTHON={old}", at=checkout)
    assert refused.returncode != 0
    assert refused.stderr.startswith(f"Python 3.11 or newer is needed and {old} is not: install one, then")
    assert not (checkout / ".venv").exists()


def test_ci_runs_what_a_developer_runs(tmp_path: Path) -> None:
    """CI calls `make test` in the checkout, from wherever it is started, and ends as it ends."""
    make = tmp_path / "make"
    make.write_text('#!/bin/sh\necho "$PWD: make $*"\n[ "$1" = set-up ] || exit 7\n')
    make.chmod(0o755)
    ran = run(ROOT / ".ci" / "run", at=tmp_path, PATH=f"{tmp_path}:{os.environ['PATH']}", CI="")
    assert (ran.stdout, ran.returncode) == (f"{ROOT}: make set-up\n{ROOT}: make test\n", 7)


def test_ci_goes_on_where_no_browser_can_be_installed(tmp_path: Path) -> None:
    """A browser is fetched while the set-up runs, and what cannot be fetched ends nothing."""
    for name, says in {"make": 'echo "make $*"', "apt-get": "exit 100", "id": "echo 0"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{says}\n")
        (tmp_path / name).chmod(0o755)
    for name in ("bash", "sh", "dirname", "timeout"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    ran = run(ROOT / ".ci" / "run", at=tmp_path, PATH=str(tmp_path), CI="true")
    assert (ran.stdout, ran.stderr, ran.returncode) == ("make set-up\nmake test\n", "", 0)


@pytest.fixture
def layers(checkout: Path) -> Path:
    """Give a checkout with every file of the packages, each empty, that imports all that the design allows."""
    for package in PACKAGES:
        for source in (ROOT / package).rglob("*.py"):
            empty = checkout / source.relative_to(ROOT)
            empty.parent.mkdir(parents=True, exist_ok=True)
            empty.touch()
    (checkout / "domain" / "foundation" / "dates.py").write_text("import datetime, msgspec, pydantic\n")
    (checkout / "event_store" / "errors.py").write_text("import eventsourcing, msgspec, pathlib, sqlite3\n")
    (checkout / "programme" / "cli" / "main.py").write_text("import domain.history, event_store.copies\n")
    (checkout / "tui" / "main.py").write_text("import domain.state, programme.cli.main, textual\n")
    return checkout


def check_imports(checkout: Path) -> subprocess.CompletedProcess[str]:
    """Run the import linter with the project's own contracts."""
    lint_imports = Path(sys.executable).parent / "lint-imports"
    return run(lint_imports, "--no-logo", "--no-cache", at=checkout, COLUMNS="300")


def test_the_imports_of_the_design_are_allowed(layers: Path) -> None:
    """What the layers table allows keeps every contract."""
    checked = check_imports(layers)
    assert checked.returncode == 0, checked.stdout
    assert f"{len(CONTRACTS)} kept, 0 broken" in checked.stdout


# Each contract with a module and what it must not import.
BROKEN = [
    (STANDS, "domain.rules.persons", "event_store"),
    (STANDS, "domain.rules.persons", "programme"),
    (STANDS, "event_store.errors", "domain"),
    (STANDS, "programme.cli.main", "tui.main"),
    (NEIGHBOURS, "domain.entries.risks.scoring", "domain.entries.risks.ending"),
    (NEIGHBOURS, "programme.registers.risks.alerts", "programme.registers.phases.alerts"),
    (NEIGHBOURS, "tui.app.routes", "tui.app.commanding"),
    ("the floors of domain", "domain.state.risks", "domain.rules.readiness"),
    ("the floors of event_store", "event_store.journal.append", "event_store.sqlite"),
    ("the floors of programme", "programme.recording.record", "programme.questions.status"),
    (
        "the floors of spreadsheets",
        "programme.spreadsheets.values.dates",
        "programme.spreadsheets.rows.table",
    ),
    ("the floors of tui", "tui.dialogs.tour", "tui.app.app"),
    (STATE_ONLY, "programme.registers.risks.listing", "domain.entries.risks.scoring"),
    (STATE_ONLY, "programme.reports.snapshot", "domain.entries.risks.scoring"),
    ("tui never reaches for event_store", "tui.main", "event_store"),
    (NO_BACKEND, "programme.stores.open", "event_store.postgresql"),
    (NO_BACKEND, "programme.journal.journal", "event_store.sqlite"),
    (PURE, "domain.rules.persons", "pathlib"),
    (PURE, "domain.rules.persons", "time"),
    (BYTES, "event_store.errors", "pydantic"),
]


@pytest.mark.parametrize(("contract", "module", "imported"), BROKEN)
def test_an_import_against_the_design_breaks_a_contract(
    layers: Path, contract: str, module: str, imported: str
) -> None:
    """What the layers table does not allow is named by the import linter, and fails the build."""
    path = layers.joinpath(*module.split("."))
    with (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).open("a") as file:
        file.write(f"\nimport {imported}\n")
    if contract == NEIGHBOURS:
        back = layers.joinpath(*imported.split(".")).with_suffix(".py")
        back.write_text(f"import {module}\n")
    checked = check_imports(layers)
    assert checked.returncode == 1, checked.stdout
    assert f"{contract} BROKEN" in checked.stdout


def test_each_contract_is_broken_on_purpose() -> None:
    """A contract that nothing can break keeps nothing out."""
    assert {contract for contract, *_ in BROKEN} == set(CONTRACTS)


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_every_dependency_is_allowed_or_forbidden_in_a_layer(layer: str) -> None:
    """A dependency added to the project is forbidden in the inner layers until someone allows it."""
    contracts = SETTINGS["tool"]["importlinter"]["contracts"]
    forbidden = {
        module
        for contract in contracts
        if contract["type"] == "forbidden" and contract["source_modules"] == [layer]
        for module in contract["forbidden_modules"]
    }
    dependencies = {
        MODULES.get(name, name.replace("-", "_")) for name in names(SETTINGS["project"]["dependencies"])
    }
    assert dependencies - forbidden == MAY_IMPORT[layer]
