"""What the tests of the Westminster history may ask for: all of it, with the claims of the report."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from programme import westminster
from programme.journal.register import Register
from programme.stores.open import open_register


@pytest.fixture(scope="session")
def westminster_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of the whole history, written once for a run."""
    store = tmp_path_factory.mktemp("whole") / "westminster.sqlite"
    westminster.write(str(store)).close()
    return store


@pytest.fixture(scope="session")
def inspected(westminster_store: Path) -> Iterator[Register]:
    """Give the Westminster programme, which nobody changes."""
    with closing(open_register(str(westminster_store))) as register:
        yield register
