"""What may be meant by the part of a line where the cursor is, the likeliest first."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.rules.directory import here
from domain.state.programme import Programme
from programme.answers.search import holds, searchable, words_of
from programme.recording.field_shapes import Shape
from programme.recording.one_line.kinds import Kind, kind_said, noun_said
from programme.recording.one_line.read import field_named, fields_of
from programme.recording.one_line.suggested import suggested
from programme.recording.one_line.things import fitting
from programme.recording.one_line.together import all_shapes, missing
from programme.recording.one_line.tokens import Token, tokens

MOST = 200


class Completion(NamedTuple):
    """A text that may stand in the place of part of a line, what it means, and where that part begins and ends."""

    text: str
    meaning: str
    at: int
    end: int


def completions(line: str, cursor: int, programme: Programme, about: str | None = None) -> list[Completion]:
    """Return what the part of a line before the cursor may become; what stands after the cursor is left alone."""
    parts = list(tokens(line[:cursor]))
    last = parts[-1] if parts and (parts[-1].end == cursor or not parts[-1].closed) else None
    if last is not None and last.quoted and last.closed:
        return []
    if last is not None and (spread := _spread(parts)) is not None:
        meant = list(_likely(parts[: spread.at], spread.token, programme, about))
        if meant:
            return [Completion(text, meaning, spread.token.at, cursor) for text, meaning in meant[:MOST]]
    before = parts[:-1] if last is not None else parts
    at = last.at if last else cursor
    found = _likely(before, last or Token("", ""), programme, about)
    return [Completion(text, meaning, at, cursor) for text, meaning in list(found)[:MOST]]


class _Spread(NamedTuple):
    token: Token
    at: int


def _spread(parts: Sequence[Token]) -> _Spread | None:
    """Return the field that the last words may still belong to, where a name or title is typed without its marks."""
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if part.field and place < len(parts) - 1:
            words = " ".join([part.value, *(one.value for one in parts[place + 1 :])])
            return None if part.quoted else _Spread(part._replace(value=words), place)
        if part.field or part.quoted:
            return None
    return None


def _likely(
    before: Sequence[Token], last: Token, programme: Programme, about: str | None
) -> Iterator[tuple[str, str]]:
    if not before:
        yield from _beginnings(last, programme, about)
        return
    kind = kind_said(before, about)
    if len(before) == kind.parts:
        yield from _verbs(before, kind, last)
    if kind.entry_class is not None:
        if last.field:
            yield from _values(kind.entry_class, last, programme)
        elif not last.quoted:
            yield from _fields(kind.entry_class, before[kind.parts :], last)
            if len(before) == kind.parts and not kind.thing:
                yield from _subjects(kind.entry_class, last, programme)


def _beginnings(last: Token, programme: Programme, about: str | None) -> Iterator[tuple[str, str]]:
    typed = last.value.casefold()
    if about:
        for cls in ENTRIES.values():
            if (
                cls.argument
                and kind_said([Token("", cls.verb)], about).entry_class is cls
                and cls.verb.startswith(typed)
            ):
                yield f"{cls.verb} ", f"{about}: {_said(cls)}"
    nouns = dict.fromkeys(cls.noun for cls in ENTRIES.values())
    yield from ((f"{noun} ", "") for noun in nouns if noun.startswith(typed))
    if len(typed) > 1:
        yield from ((f"{ref} ", title) for ref, title in fitting(programme, (), typed))


def _verbs(before: Sequence[Token], kind: Kind, last: Token) -> Iterator[tuple[str, str]]:
    if last.field:
        return
    noun, _ = noun_said([part.value.casefold() for part in before])
    thing = kind.thing
    for cls in ENTRIES.values():
        of = (
            kind_said([Token("", thing), Token("", cls.verb)]).entry_class is cls
            if thing
            else cls.noun == noun
        )
        if of and cls.verb.startswith(last.value.casefold()):
            yield f"{cls.verb} ", _said(cls)


def _fields(entry_class: type[Entry], said: Sequence[Token], last: Token) -> Iterator[tuple[str, str]]:
    named = {
        shape.name
        for part in said
        if part.field and isinstance(shape := field_named(entry_class, part.field), Shape)
    }
    needed = {shape.name for shape in missing(entry_class, {})}
    found = [shape for shape in fields_of(entry_class) if shape.name not in named]
    for shape in sorted(found, key=lambda one: one.name not in needed):
        if shape.name.startswith(last.value.casefold().replace("-", "_")):
            chosen = ", ".join(shape.choices)
            yield (
                f"{shape.name}:",
                f"{'needed' if shape.name in needed else ''}  {shape.description or chosen}".strip(),
            )


def _values(entry_class: type[Entry], last: Token, programme: Programme) -> Iterator[tuple[str, str]]:
    shape = field_named(entry_class, last.field)
    if not isinstance(shape, Shape):
        return
    *earlier, typed = last.value.split(";") if shape.many else [last.value]
    words = words_of(typed)
    found: list[tuple[str, str]] = [
        (choice, "") for choice in shape.choices if holds(searchable(choice), words)
    ]
    if shape.holds == "yes-no":
        found = [("yes", ""), ("no", "")]
    found += [(one, "") for one in suggested(programme, shape.name) if holds(searchable(one), words)]
    if shape.prefixes:
        found = list(fitting(programme, shape.prefixes, typed))
    if shape.names:
        found = [(name, ref) for name, ref in here(programme).items() if holds(searchable(name), words)]
    for text, meaning in found:
        if text.casefold() != typed.strip().casefold() or meaning:
            whole = ";".join([*earlier, text])
            mark = '"' if " " in whole or last.quoted else ""
            yield f"{last.field}:{mark}{whole}{mark} ", meaning


def _subjects(entry_class: type[Entry], last: Token, programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield the things that an entry may be about, where it is about one that there is."""
    shape = next((one for one in all_shapes(entry_class) if one.name == entry_class.argument), None)
    if shape is not None and shape.prefixes:
        yield from ((f"{ref} ", title) for ref, title in fitting(programme, shape.prefixes, last.value))


def _said(entry_class: type[Entry]) -> str:
    return " ".join((entry_class.__doc__ or "").split())
