"""What every test may ask for."""

from pathlib import Path

import pytest

from tests.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A person with an empty store, whose name is Sam Reed."""
    store = tmp_path / "programme.sqlite"
    monkeypatch.setenv("PROGRAMME_STORE", str(store))
    monkeypatch.setenv("PROGRAMME_BY", "Sam Reed")
    return Terminal(store)
