"""What every test may ask for."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Terminal

# Apps, screens and programmes are many objects that live as long as a test; looking through them every few hundred
# took a fifth of the time.
gc.set_threshold(100_000, 20, 20)


@pytest.fixture(autouse=True)
def _machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Test on a machine of the test's own: it has seen no programme, has no key, and its terminal has 100 columns."""
    home = tmp_path_factory.mktemp("machine")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    # Workers have terminals of other widths, and tables are as wide as the terminal.
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A person with an empty store, whose name is Sam Reed."""
    store = tmp_path / "programme.sqlite"
    monkeypatch.setenv("PROGRAMME_STORE", str(store))
    monkeypatch.setenv("PROGRAMME_BY", "Sam Reed")
    return Terminal(store)


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Give what notes a figure for the end of the run."""
    return lambda text: request.node.user_properties.append(("figure", text))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Write the figures, also those of other processes."""
    for report in terminalreporter.getreports("passed"):
        for name, text in report.user_properties if report.when == "call" else ():
            if name == "figure":
                terminalreporter.write_line(text)
