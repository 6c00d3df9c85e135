"""Given facts: a programme made of entries, each checked against its rule as if it had been recorded."""

import re

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.entries.permission import refusals
from domain.entries.programme import ProgrammeStarted
from domain.foundation.dates import When, when
from domain.history.replay import fold
from domain.state.programme import Programme
from programme.foundation.refusal import Problem

STARTED = ("2008-01-07", ProgrammeStarted(name="North division merger"))


def programme_of(*facts: tuple[str, Entry]) -> Programme:
    """Return the programme after these facts, each on its EDTF date; a fact that its rule refuses fails the test."""
    programme = Programme()
    for on, entry in (STARTED, *facts):
        assert refusals(entry, programme, when(on)) == []
        fold([(entry, when(on))], programme)
    return programme


def refused(programme: Programme, entry: Entry, on: str | When) -> list[str]:
    """Return why an entry may not be recorded on a date, as the command line says it."""
    sentences = refusals(entry, programme, when(on) if isinstance(on, str) else on)
    return [Problem(sentence).typed for sentence in sentences]


COMMANDS = {entry.command for entry in ENTRIES.values()}


def commands_in(sentence: str) -> list[str]:
    """Return the commands that a refusal names in brackets; one that does not exist fails the test."""
    named = re.findall(r"\((?:programme )?([a-z][a-z-]* [a-z][a-z-]*)[^)]*\)", sentence)
    assert set(named) <= COMMANDS, sentence
    return named


def assert_mends(sentence: str) -> None:
    """Check that a refusal is one line that says what is wrong, then after a colon what to do instead."""
    wrong, colon, instead = sentence.partition(": ")
    assert colon, sentence
    assert len(wrong.split()) > 2, sentence
    assert len(instead.split()) > 2, sentence
    assert "\n" not in sentence
    commands_in(sentence)
