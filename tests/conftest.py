"""What every test may ask for."""

import gc
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from programme import westminster
from programme.journal.register import Register
from programme.stores.open import open_register
from tests.machine import machine_of_its_own
from tests.memory import temporary_files_in_memory
from tests.parsing import quick_parsing
from tests.postgres_server import Server
from tests.terminal import Terminal

# A hundred examples of each property, as the profile has them, are more than two cores have time for at every commit;
# `--hypothesis-profile=default` explores.
settings.register_profile("ci", settings.get_profile("ci"), max_examples=30)

# Apps, screens and programmes are many objects that live as long as a test; looking through them every few hundred
# took a fifth of the time.
gc.set_threshold(100_000, 20, 20)

temporary_files_in_memory()


@pytest.fixture(scope="session", autouse=True)
def _machine_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what several tests share away from the machine of whoever runs them."""
    with pytest.MonkeyPatch.context() as environment:
        machine_of_its_own(environment, tmp_path_factory.mktemp("machine"))
        quick_parsing(environment)
        yield


@pytest.fixture(autouse=True)
def _machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Test on a machine of the test's own: it has seen no programme, has no key, and its terminal has 100 columns."""
    machine_of_its_own(monkeypatch, tmp_path_factory.mktemp("machine"))


@pytest.fixture(scope="session")
def westminster_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of the Westminster history, written once for a run; who records in it takes a copy.

    It is without the claims, which are more than half of the entries and of which only their own tests ask.
    """
    store = tmp_path_factory.mktemp("westminster") / "westminster.sqlite"
    told = [file for file in westminster.HISTORY if file.parent.name != "claims"]
    westminster.write(str(store), files=told).close()
    return store


@pytest.fixture(scope="session")
def inspected(westminster_store: Path) -> Iterator[Register]:
    """Give the Westminster programme, which nobody changes."""
    with closing(open_register(str(westminster_store))) as register:
        yield register


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


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Give a PostgreSQL server, one for all tests of a process; whoever breaks it has one of its own."""
    running = Server()
    yield running
    running.stop()
