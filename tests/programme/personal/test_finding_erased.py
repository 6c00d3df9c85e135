"""Searching what people said: only what may be read is found, and nothing of it is kept."""

from pathlib import Path

import pytest

from tests.terminal import Terminal

SAID = "quixotically"


def files(folder: Path) -> bytes:
    """Return all that any file of a folder holds."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def raised(terminal: Terminal) -> Terminal:
    """Somebody with a staff issue, whose words are sealed."""
    terminal.must('new "North division merger" --on 2008-01-02')
    terminal.must(
        f"staff-issue raise --theme fairness --summary 'posts went {SAID}' --raised-by sergeants "
        "--channel surgery --on 2008-02-01"
    )
    return terminal


def test_a_search_keeps_nothing(raised: Terminal) -> None:
    """A search keeps nothing of what it looked through."""
    assert f"«{SAID}»" in raised.must(f"find {SAID}").out
    assert SAID.encode() not in files(raised.store.parent)
    raised.must("person erase SI-001 --reason 'asked to be forgotten'")
    assert SAID not in raised.must(f"find {SAID}").out.replace(f"“{SAID}”", "")


def test_what_may_not_be_read_is_not_found(raised: Terminal) -> None:
    """A reviewer who sees no words of persons finds none of them, nor that they are there."""
    assert raised.json(f"find {SAID} --redacted")["rows"] == []
    assert len(raised.json(f"find {SAID[:5]}")["rows"]) == 1
