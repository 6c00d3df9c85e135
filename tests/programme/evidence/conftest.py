"""What the tests of evidence share: a programme with a few entries."""

from pathlib import Path

import pytest

from programme.journal.register import Register
from programme.recording.record import proposal, record
from programme.stores.open import start_programme


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Give the path of the store."""
    return tmp_path / "store.sqlite"


@pytest.fixture
def register(store: Path) -> Register:
    """Give a programme of six entries."""
    started = start_programme(str(store), "North division merger", by="Sam Reed")
    for number in range(5):
        fields = {"title": f"Risk {number}", "cause": "a", "event": "b", "effect": "c"}
        record(started, [proposal("risk.raised", **fields)])
    return started
