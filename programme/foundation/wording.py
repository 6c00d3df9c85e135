"""Phrases in words: as the command line says them, with commands and options to type, and without either."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from domain.foundation.phrases import Fields, Lookup, Part, Phrase, Remedy, Sentence

if TYPE_CHECKING:
    from domain.entries.entry import Entry

UNKNOWN = "…"


def on_the_command_line(said: Sentence, program: str = "programme ") -> str:
    """Word a phrase with what can be typed: `programme risk assign R-001 --owner …`.

    Whoever has just typed a command knows the name of the program, and is not told it: then it is empty.
    """
    if isinstance(said, str):
        return said
    words = ""
    for part in said.parts:
        match part:
            case Remedy(said=""):
                # In an aside the program needs no naming again: “…, or its answer (staff-issue resolve SI-001)”.
                named = program in words and "(" in words
                words += _command(part) if named else f"{program}{_command(part)}"
            case Lookup():
                words += f"{program}show {part.reference}"
            case Fields():
                words += _around(part, option)
            case _:
                words += _in_words(part)
    return words


def in_words(said: Sentence) -> str:
    """Word a phrase for where one stands before the fields: `risk assign R-001`, and no option."""
    return said if isinstance(said, str) else "".join(map(_in_words, said.parts))


def in_a_file(said: Sentence) -> Sentence:
    """Name the fields of a phrase as a file does, in quotation marks."""
    if isinstance(said, str):
        return said
    return Phrase(tuple(_around(p, "“{}”".format) if isinstance(p, Fields) else p for p in said.parts))


def option(name: str) -> str:
    """Return the option by which the command line takes a field: `--what-happened`."""
    return "--" + name.replace("_", "-")


def _in_words(part: Part) -> str:
    match part:
        case str():
            return part
        case Remedy():
            return part.said or " ".join([_class_of(part).command, *_references(part)])
        case Lookup():
            return f"show {part.reference}"
        case Fields():
            return ""


def _around(fields: Fields, named: Callable[[str], str]) -> str:
    return f"{fields.before}{', '.join(map(named, fields.names))}{fields.after}"


def _command(remedy: Remedy) -> str:
    entry_class = _class_of(remedy)
    words = [entry_class.command]
    for name, value in remedy.fields:
        words += [value] if name == entry_class.argument else [option(name), value or UNKNOWN]
    return " ".join(words)


def _references(remedy: Remedy) -> Iterator[str]:
    named = _class_of(remedy).reference_fields
    return (value for name, value in remedy.fields if name in named and value)


def _class_of(remedy: Remedy) -> "type[Entry]":
    from domain.entries.find import entry_class  # noqa: PLC0415 - most sentences name no entry

    found = entry_class(remedy.topic)
    if found is None:
        message = f"there is no kind of entry {remedy.topic}"
        raise LookupError(message)
    return found
