"""The wheel: what a stranger installs holds all that it needs, and is the same whoever builds it."""

import re
import tomllib
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

from programme.cli.habits import documentation
from programme.foundation.extras import needing
from programme.foundation.refusal import Refused
from tests import ROOT
from tests.contract.examples import FILE
from tests.terminal import Terminal


def built(folder: Path) -> Path:
    """Build the wheel of this checkout."""
    [made] = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(made)


def test_the_wheel_is_whole_and_the_same_to_the_byte(tmp_path: Path) -> None:
    """It holds every page, the examples of help, types, styles and histories; built twice it has one digest."""
    first, second = built(tmp_path / "a"), built(tmp_path / "b")
    assert sha256(first.read_bytes()).digest() == sha256(second.read_bytes()).digest()
    with ZipFile(first) as wheel:
        names = set(wheel.namelist())
        metadata = wheel.read(next(name for name in names if name.endswith("METADATA"))).decode()
    for page in (ROOT / "docs").rglob("*.md"):
        assert f"programme/documentation/{page.relative_to(ROOT / 'docs').as_posix()}" in names
    assert "programme/documentation/changelog.md" in names
    assert FILE.relative_to(ROOT).as_posix() in names
    assert {f"{package}/py.typed" for package in ("domain", "event_store", "programme", "tui")} <= names
    data = [path for package in ("programme", "tui") for path in (ROOT / package).rglob("*.*")]
    shipped = [
        path
        for path in data
        if path.suffix in {".css", ".js", ".tcss", ".jinja", ".html", ".jsonl", ".toml", ".typ"}
    ]
    assert {path.relative_to(ROOT).as_posix() for path in shipped} <= names
    assert "Classifier: Typing :: Typed" in metadata


def test_what_help_names_is_there(terminal: Terminal) -> None:
    """A page that help or a refusal names by `programme docs` can be shown; another is refused by its nearest."""
    said = "".join(
        path.read_text(encoding="utf-8") for package in ("programme", "domain", "tui")
        for path in (ROOT / package).rglob("*.py")
    )  # fmt: skip
    named = set(re.findall(r"programme docs ([a-z-]+)\b(?! lists them)", said)) - {"lists"}
    assert named >= {"archive", "import"}
    for topic in named | {"time", "how-to/use-from-scripts.md"}:
        assert terminal.must(["docs", topic]).out.startswith("# ")
    assert len(terminal.must("docs --json").out) > 1000
    assert terminal.run("docs tme").code == 2
    assert terminal.err == "there is no topic “tme”: did you mean “time”? programme docs lists them all\n"


def test_an_installed_program_shows_the_pages_that_came_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the pages were installed, those are read."""
    (tmp_path / "how-to").mkdir()
    (tmp_path / "how-to/begin.md").write_text("# Begin\n", encoding="utf-8")
    monkeypatch.setattr(documentation, "INSTALLED", tmp_path)
    assert list(documentation.topics()) == ["begin"]
    assert documentation.read("begin") == "# Begin\n"


def test_a_library_that_is_missing_is_named_with_its_extra() -> None:
    """Whoever lacks the library of one command is told what to install, and every extra that is told exists."""
    with (
        pytest.raises(Refused, match=r"no_such is not installed.*pip install 'programme-register\[serve\]'"),
        needing("serve"),
    ):
        import no_such  # type: ignore[import-not-found]  # noqa: F401, PLC0415 - it is missing on purpose
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    used = set()
    for path in (ROOT / "programme").rglob("*.py"):
        used |= set(re.findall(r'needing\("([a-z]+)"\)', path.read_text(encoding="utf-8")))
    assert used
    assert used <= set(extras)
