"""Keys that arrive all at once: what a person types is what is recorded, whatever the line did to the time between."""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.entries.risks.scoring import RiskReviewed
from programme.stores.open import open_register
from tests.faults.bounds import bounded
from tests.terminal import Terminal
from tests.tui.pseudo_terminal import PseudoTerminal, on_a_pseudo_terminal

BURSTS = bounded(4, 1_000)
SEED = int(os.environ.get("BURSTS_SEED", "20090127"))
TAB, ENTER, SAVE = b"\t", b"\r", b"\x13"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDXYZ0189 ,.;:!?'()-éüßñ’–€漢字"
BACKSPACE, DELETE, LEFT, RIGHT, HOME, END = b"\x7f", b"\x1b[3~", b"\x1b[D", b"\x1b[C", b"\x1b[H", b"\x1b[F"


class Line:
    """What a line of text becomes by the keys of an editor; the reference for what the app makes of them."""

    def __init__(self) -> None:
        self.text = ""
        self.at = 0

    def press(self, key: str | bytes) -> bytes:
        """Press a key, and return what the terminal sends for it."""
        if isinstance(key, str):
            self.text = self.text[: self.at] + key + self.text[self.at :]
            self.at += len(key)
            return key.encode()
        if key == BACKSPACE and self.at:
            self.text = self.text[: self.at - 1] + self.text[self.at :]
            self.at -= 1
        elif key == DELETE:
            self.text = self.text[: self.at] + self.text[self.at + 1 :]
        elif key == LEFT:
            self.at = max(0, self.at - 1)
        elif key == RIGHT:
            self.at = min(len(self.text), self.at + 1)
        elif key in {HOME, END}:
            self.at = 0 if key == HOME else len(self.text)
        return key


def typed(random_: random.Random, letters: str) -> tuple[bytes, str]:
    """Return keys as they come from a terminal, and the text that they make."""
    line = Line()
    keys = b""
    for _ in range(random_.randrange(1, 60)):
        # Before spaces at the beginning a field of several lines has two homes.
        home = END if line.text.startswith(" ") else HOME
        edits = (BACKSPACE, BACKSPACE, DELETE, LEFT, LEFT, RIGHT, home, END)
        if random_.random() < 0.75:
            keys += line.press(random_.choice(letters))
        else:
            keys += line.press(random_.choice(edits))
    # Spaces around a text are not part of it.
    last: list[str | bytes] = [END, "z", *[LEFT] * (len(line.text) + 1), "Q"]
    for key in last:
        keys += line.press(key)
    return keys, line.text


@pytest.fixture
def app(terminal: Terminal, tmp_path: Path) -> Iterator[PseudoTerminal]:
    """The app on its risks, which are three."""
    terminal.must('new "North division merger" --on 2008-01-07')
    for title in ("Custody moves late", "Prolonged", "Rumours"):
        terminal.must(
            f"risk raise --title '{title}' --cause 'no date' --event 'it lasts' --effect 'delay all'"
        )
    with on_a_pseudo_terminal(PROGRAMME_STORE=str(terminal.store)) as there:
        there.until_drawn("North division merger", "Needs you", "live")
        there.write(b"2")
        there.until_drawn("R-001", "R-003", "Rumours")
        yield there


def recorded(terminal: Terminal, app: PseudoTerminal, count: int) -> dict[str, object]:
    """Wait until there are so many entries, and return the last as it was recorded."""
    register = open_register(str(terminal.store))
    try:
        app.until(lambda: register.position() >= count, f"entry {count} is recorded")
        record = register.journal.at(register.programme_id, [count])[0]
        entry = record.entry
        assert isinstance(entry, RiskReviewed)
        return {"risk": entry.risk, "note": entry.note, "evidence": list(record.evidence_list)}
    finally:
        register.close()


def test_no_key_acts_before_the_keys_pressed_before_it_have_done_all_that_they_do(
    app: PseudoTerminal, terminal: Terminal, figure: Callable[[str], None]
) -> None:
    """No key acts before the keys pressed before it have done all that they do."""
    random_ = random.Random(SEED)  # noqa: S311 - the same bursts every run
    before = 4
    for burst in range(BURSTS):
        note, noted = typed(random_, LETTERS)
        evidence, proved = typed(random_, LETTERS.replace(";", ""))
        # From choosing the kind of entry to recording it, in one write.
        app.write(b"nrisk review" + ENTER + note + TAB + TAB + TAB + evidence + SAVE)
        found = recorded(terminal, app, before + 1 + burst)
        assert found == {"risk": found["risk"], "note": noted, "evidence": [proved]}, f"burst {burst}"
        app.forget()
    figure(f"faults: {BURSTS} bursts of keys, each recorded byte for byte as it was typed")


def test_keys_after_the_one_that_ends_the_app_are_left_out(app: PseudoTerminal, terminal: Terminal) -> None:
    """The app ends as it does without them, and says nothing of them."""
    app.forget()
    app.write(b"jjq" + b"jn2\r\x13" * 40)
    app.until(lambda: app.process.poll() is not None, "")
    app.read()
    assert app.process.returncode == 0
    assert "Traceback" not in app.drawn
    assert "never retrieved" not in app.drawn
    assert "destroyed" not in app.drawn


def test_what_is_saved_in_the_same_write_is_saved_whole(app: PseudoTerminal, terminal: Terminal) -> None:
    """A macro types a decision and saves it: no word of it is left out."""
    app.write(b"nrisk review" + ENTER + b"approve only if Unison agrees" + SAVE)
    assert recorded(terminal, app, 5)["note"] == "approve only if Unison agrees"


def test_a_suggestion_is_taken_from_what_was_typed_before_it(app: PseudoTerminal, terminal: Terminal) -> None:
    """The list beneath a reference follows every letter before one of its lines is taken."""
    app.write(b"nrisk review" + ENTER)
    app.until_drawn("what was seen")
    back = b"\x1b[Z"
    app.write(back + HOME + DELETE * 5 + b"rumou" + b"\x1b[B" + ENTER + TAB + b"seen" + SAVE)
    assert recorded(terminal, app, 5) == {"risk": "R-003", "note": "seen", "evidence": []}
