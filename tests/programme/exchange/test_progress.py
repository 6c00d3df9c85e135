"""How far an import has come is told on a terminal, and on nothing else."""

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from programme.cli.main import run
from programme.stores.open import start_programme


class ATerminal(io.StringIO):
    """Standard error that somebody looks at."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(("stream", "told"), [(ATerminal, True), (io.StringIO, False)])
def test_progress_is_told_on_a_terminal_while_reading_checking_and_recording(
    tmp_path: Path, stream: type[io.StringIO], *, told: bool
) -> None:
    """Each step is told in its turn on one line, which is cleared before the result is written."""
    store = tmp_path / "s.sqlite"
    start_programme(str(store), "Two councils", on="2019-01-07", by="Sam").close()
    file = tmp_path / "risks.csv"
    file.write_text("Risk no,Title\n1,Keys are lost\n2,Post is late\n", encoding="utf-8")
    with redirect_stdout(io.StringIO()), redirect_stderr(stream()) as said:
        assert run(["import", str(file), "--as", "risk", "--store", str(store)]) == 0
    steps = ("reading the file", "reading rows: 0 of 2", "checking entries: 0 of 4", "recording: 0 of 4")
    places = [said.getvalue().find(f"\r\x1b[K{step}") for step in steps]
    assert (min(places) >= 0) is told
    assert places == sorted(places)
    assert ("recording the last of them\r\x1b[Krows: 2 new" in said.getvalue()) is told
