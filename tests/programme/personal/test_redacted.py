"""What a reviewer from outside is shown: no question lets a name or a word of a person through."""

from collections.abc import Iterator, Sequence
from functools import cache

import pytest
from cyclopts import App

from domain.foundation.personal import ERASED, REDACTED
from programme.cli.app import build
from tests.terminal import Terminal, the_day_is

NAME = "Alder"
# What a question asks for; all others are asked as they are.
ASKED = {
    "show": ("SI-001", "AP-001", "EA-001", "PH-001"),
    "why": ("SI-001.summary", "AP-001.grounds", "EA-001.heard"),
    "staff-issue show": ("SI-001",),
    "appeal show": ("AP-001",),
    "activity show": ("EA-001",),
    "phase show": ("PH-001",),
    "timeline": ("", "--about SI-001"),
    "effect": ("PH-001",),
}
RECORDED = (
    "new Merger --on 2007-09-03",
    f"staff-issue raise --theme fairness --summary '{NAME} waits' --raised-by {NAME} --channel surgery --on 2008-01-07",
    f"staff-issue acknowledge SI-001 --owner 'Sgt {NAME}' --on 2008-01-10",
    f"staff-issue update SI-001 --note 'spoke to {NAME}' --on 2008-01-11",
    f"entry correct 2 --set 'summary=PC {NAME} waits still' --reason '{NAME} asked' --on 2008-01-12",
    "group identify --name 'night duty' --kind staff --on 2008-01-08",
    f"activity hold --title a --kind meeting --mode consulting --groups SG-001 --heard 'PC {NAME}' --on 2008-01-09",
    "phase plan --title Interim --on 2008-01-08",
    f"phase consult PH-001 --with-whom 'night duty' --heard 'PC {NAME} says no' --on 2008-01-09",
    "posting change --phase PH-001 --description 'three moved' --staff 3 --on 2008-01-09",
    f"appeal lodge --posting PM-001 --grounds 'PC {NAME} has children' --on 2008-01-10",
)


@pytest.fixture
def desk(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Give a person whose journal names somebody in every place where one can be named."""
    # Looking back over every day since would take longer each year.
    the_day_is(monkeypatch, "2009-01-27")
    for line in RECORDED:
        terminal.must(line)
    terminal.must("timeline")
    return terminal


def questions(app: App, words: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every command that answers with persons or without."""
    if app.default_command is not None and any(
        "--redacted" in argument.names for argument in app.assemble_argument_collection()
    ):
        yield " ".join(words)
    for name in app:
        if not name.startswith("-"):
            yield from questions(app[name], (*words, name))


@cache
def every_question() -> tuple[str, ...]:
    """Return all of them; reading the options of every command takes longer than most answers."""
    return tuple(questions(build()))


def answers(desk: Terminal, option: str, forms: Sequence[str] = ("table", "json")) -> str:
    """Return all that every question says in some forms."""
    said = []
    for question in every_question():
        for asked in ASKED.get(question, ("",)):
            # Every list is written as a table by the same few lines.
            for form in ("json",) if question.endswith(" list") else forms:
                desk.run(f"{question} {asked} {option} --format {form}")
                said.append(desk.out + desk.err)
    return "\n".join(said)


def test_no_question_shows_a_reviewer_a_person(desk: Terminal) -> None:
    """With --redacted no question, in a table or as JSON, shows what was said by or about a person."""
    shown = answers(desk, "", ("json",))
    hidden = answers(desk, "--redacted")
    assert shown.count(NAME) > 20
    assert NAME not in hidden
    assert hidden.count(REDACTED) > 20


def test_no_question_shows_what_was_erased(desk: Terminal) -> None:
    """After everything was erased no question shows it, by any knowledge; each says that it was."""
    for subject in ("SI-001", "EA-001", "PH-001", "AP-001"):
        desk.run(f"person erase {subject} --reason 'asked for'")
    shown = answers(desk, "") + answers(desk, "--as-known '#8'")
    assert NAME not in shown
    assert shown.count(ERASED) > 20
