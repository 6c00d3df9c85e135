"""Archives go through a pipe: out by standard output, in by standard input, whole or not at all."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from programme.cli.main import run
from tests.terminal import Terminal, raising


@pytest.fixture
def sent(terminal: Terminal, capsysbinary: pytest.CaptureFixture[bytes]) -> bytes:
    """Give what `archive export -` sends of a programme in whose names is what a terminal would obey."""
    terminal.must('new "North division merger" --on 2008-01-07')
    terminal.must(raising("Interim structure prolonged", "2008-02-04"))
    assert run(["archive", "export", "-"]) == 0
    out, err = capsysbinary.readouterr()
    assert err.startswith(b"sent all 2 entries, root ")
    return out


@pytest.fixture
def receive(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Give what puts bytes on standard input."""

    def put(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return put


def test_an_archive_goes_through_a_pipe_and_arrives_to_the_byte(
    terminal: Terminal, sent: bytes, receive: Callable[[bytes], None], tmp_path: Path
) -> None:
    """What is sent is the file that would have been written, and its reader makes the same journal of it."""
    terminal.must(f"archive export {tmp_path / 'file.jsonl'}")
    assert (tmp_path / "file.jsonl").read_bytes() == sent
    receive(sent)
    terminal.must(f"archive import - --store {tmp_path / 'arrived.sqlite'}")
    assert "holds all 2 entries" in terminal.out
    terminal.must(f"verify --store {tmp_path / 'arrived.sqlite'}")


def test_an_archive_that_was_cut_short_on_its_way_makes_nothing(
    terminal: Terminal, sent: bytes, receive: Callable[[bytes], None], tmp_path: Path
) -> None:
    """A pipe that ended early is told from a whole one, by the line."""
    for content, line in ((sent[:-9], 4), (b"", 1)):
        receive(content)
        assert terminal.run(f"archive import - --store {tmp_path / 'arrived.sqlite'}").code == 2
        assert terminal.err.startswith(f"standard input is refused at line {line}: the archive was cut short")
    assert not (tmp_path / "arrived.sqlite").exists()


class Screen(io.StringIO):
    """A standard output that somebody looks at."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_an_archive_is_not_shown_on_a_screen(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What others wrote is not sent to a terminal, which might obey it."""
    terminal.must('new "North division merger" --on 2008-01-07')
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    assert run(["archive", "export", "-"]) == 2
    assert capsys.readouterr().err.startswith("- sends this to a pipe, and standard output is a screen")
    assert screen.getvalue() == ""
