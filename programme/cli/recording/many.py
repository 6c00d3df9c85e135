"""Entries of several things in one command: named one by one, found by a filter, or listed on standard input."""

import sys
from collections.abc import Iterator, Sequence

from domain.entries.entry import Entry
from domain.foundation.references import KINDS
from programme.answers.answer import listed
from programme.cli.narrowing import where as fitting
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.recording.batches.several import listed_in
from programme.recording.field_shapes import Shape
from programme.registers.all_listings import LISTINGS

STANDARD_INPUT = "-"


def things(
    register: Register, entry_class: type[Entry], shape: Shape, named: Sequence[str], where: str | None
) -> list[str]:
    """Return what an entry is to be recorded of; Refused when it is named in two ways, or the filter fits nothing."""
    if where is None:
        return [thing for name in named for thing in _read(name, entry_class.command)]
    if named:
        raise Refused([Problem(f"--where finds what it is of: leave out {named[0]}, or --where", "where")])
    found = list(_fitting(register, entry_class, shape, where))
    if not found:
        raise Refused([Problem(f"--where: nothing fits “{where[:40]}”, and nothing was recorded", "where")])
    return found


def _read(name: str, command: str) -> list[str]:
    if name != STANDARD_INPUT:
        if name.startswith("--"):
            # Whatever stands among references is taken for one, also an option that there is not.
            raise Refused([f"unknown option: {name[:40]}: see programme {command} --help"])
        return [name]
    return listed_in(sys.stdin.read()) if sys.stdin is not None else []


def _fitting(register: Register, entry_class: type[Entry], shape: Shape, where: str) -> Iterator[str]:
    nouns = [KINDS[prefix].noun for prefix in shape.prefixes]
    chosen = [entry_class.noun] if entry_class.noun in nouns else nouns
    view = register.view()
    for noun in chosen:
        if noun in LISTINGS:
            answer = fitting(listed(view, LISTINGS[noun]), where, view.on)
            yield from (str(row["ref"]) for row in answer.rows)
