"""Reading a line: the kind of entry, its fields, and what of it is not understood. Nothing that is typed is lost."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec

from domain.entries.entry import Entry
from domain.foundation.references import kind_of
from domain.foundation.references import read as reference
from domain.state.programme import Programme
from programme.recording.field_shapes import Shape
from programme.recording.one_line.dates import dated
from programme.recording.one_line.kinds import Kind, kind_said
from programme.recording.one_line.things import named
from programme.recording.one_line.together import all_shapes, missing
from programme.recording.one_line.tokens import Token

ENVELOPE = (
    Shape("on", "span", False, "the effective date"),  # noqa: FBT003
    Shape("by", "text", False, "who records it", names=True),  # noqa: FBT003
    Shape("evidence", "text", False, "a reference, or @FILE", many=True),  # noqa: FBT003
)
OUTSIDE = frozenset(shape.name for shape in ENVELOPE)
SCORE = re.compile(r"([0-9]{1,2})[x×*]([0-9]{1,2})", re.IGNORECASE)
TEXTS = frozenset({"text", "lines"})


class Said(msgspec.Struct):
    """What a line says; `unread` is a sentence for each part that is not understood, `words` the field of its words."""

    entry_class: type[Entry] | None = None
    fields: dict[str, Any] = {}
    unread: list[str] = []
    words: str = ""

    @property
    def missing(self) -> list[Shape]:
        """The fields that are still to be said."""
        return missing(self.entry_class, self.fields) if self.entry_class else []


def fields_of(entry_class: type[Entry]) -> tuple[Shape, ...]:
    """Return the fields that may be said in a line of this kind."""
    own = all_shapes(entry_class)
    taken = {shape.name for shape in own}
    return (*own, *(shape for shape in ENVELOPE if shape.name not in taken))


def field_named(entry_class: type[Entry], name: str) -> Shape | str:
    """Return the field that a name or its beginning means; a sentence when it means none, or several."""
    wanted = name.casefold().replace("-", "_")
    found = fields_of(entry_class)
    exact = [shape for shape in found if shape.name == wanted]
    begun = exact or [shape for shape in found if shape.name.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    names = ", ".join(shape.name for shape in begun or found)
    if begun:
        return f"“{name[:40]}:” may mean {names}: write more of it"
    return f"{entry_class.command} has no field “{name[:40]}”; its fields are {names}"


def read(parts: Sequence[Token], programme: Programme, today: date, about: str | None = None) -> Said:
    """Read the parts of a line; `about` is the thing that the cursor is on."""
    kind = kind_said(parts, about)
    if kind.entry_class is None:
        return Said(unread=[kind.unread])
    reading = _Reading(kind, programme, today)
    for part in parts[kind.parts :]:
        reading.take(part)
    return reading.said()


class _Reading:
    def __init__(self, kind: Kind, programme: Programme, today: date) -> None:
        assert kind.entry_class is not None  # noqa: S101 - asked before
        self.entry_class, self.programme, self.today = kind.entry_class, programme, today
        self.shapes = {shape.name: shape for shape in fields_of(self.entry_class)}
        self.fields: dict[str, Any] = {}
        self.words: list[str] = []
        self.unread: list[str] = []
        self._open: Shape | None = None
        if kind.thing:
            self._reference(kind.thing)

    def take(self, part: Token) -> None:
        if part.field:
            self._field(part)
        elif not part.quoted and (self._score(part.value) or self._reference(part.value)):
            return
        elif self._open is not None:
            self._put(self._open, f"{self.fields.get(self._open.name, '')} {part.value}".strip())
        elif self.words or part.quoted or not self._first(part.value):
            self.words.append(part.value)

    def said(self) -> Said:
        field = self._main()
        if self.words and field is not None:
            self._put(field, " ".join(self.words))
        elif self.words:
            self.unread.append(f"“{' '.join(self.words)[:40]}” is more than {self.entry_class.command} takes")
        for name, value in self.fields.items():
            self.fields[name] = self._settled(self.shapes[name], value)
        return Said(self.entry_class, self.fields, self.unread, field.name if field and self.words else "")

    def _field(self, part: Token) -> None:
        found = field_named(self.entry_class, part.field)
        if isinstance(found, Shape):
            # What follows a colon and a space goes on to the next field: cause: one budget for both units.
            self._open = None if part.value or part.quoted else found
            if self._open is None:
                self._put(found, part.value)
        elif part.value:
            self.unread.append(found)
        else:
            self.take(Token("", f"{part.field}:"))

    def _put(self, shape: Shape, text: str) -> None:
        if shape.many and self._open is not shape:
            self.fields[shape.name] = [*self.fields.get(shape.name, ()), *_parts(shape, text)]
        else:
            self.fields[shape.name] = text

    def _score(self, text: str) -> bool:
        match = SCORE.fullmatch(text)
        if match is None or not {"likelihood", "impact"} <= set(self.shapes) or "likelihood" in self.fields:
            return False
        self.fields |= {"likelihood": match[1], "impact": match[2]}
        self._open = None
        return True

    def _reference(self, text: str) -> bool:
        """Take a reference into the first field that wants one of its kind; one in the middle of a text stays there."""
        found = reference(text) if "-" in text or not (self.words or self.fields) else None
        if found is None or self._open is not None:
            return False
        for shape in self.shapes.values():
            if kind_of(found).prefix in shape.prefixes and (shape.many or shape.name not in self.fields):
                if self.words and not shape.required:
                    return False
                self._put(shape, found)
                return True
        return False

    def _first(self, word: str) -> bool:
        """Take a first word that is the number or the choice which the entry is asked for."""
        for shape in self.shapes.values():
            if not shape.required or shape.name in self.fields:
                continue
            number = shape.holds == "number" and re.fullmatch(r"-?[0-9][0-9.,]*", word)
            if number or (shape.holds == "choice" and word.casefold() in shape.choices):
                self.fields[shape.name] = word.casefold()
                return True
        return False

    def _main(self) -> Shape | None:
        """Return the field that the words go into: the title, or what else is the text of such an entry."""
        free = [
            shape
            for shape in self.shapes.values()
            if shape.name not in self.fields and shape.name not in OUTSIDE
        ]
        texts = [shape for shape in free if shape.holds in TEXTS]
        wanted = (
            [shape for shape in texts if shape.required and not shape.names],
            [shape for shape in free if shape.required and shape.holds == "reference"],
            [shape for shape in texts if shape.required],
            [shape for shape in texts if not shape.names],
            texts,
        )
        return next((found[0] for found in wanted if found), None)

    def _settled(self, shape: Shape, value: Any) -> Any:  # noqa: ANN401 - a text or a list of texts
        if isinstance(value, list):
            return [self._settled(shape, one) for one in value]
        if shape.many:
            return [self._settled(shape, one) for one in _parts(shape, value)]
        if shape.holds in {"date", "span"}:
            return dated(value, shape, self.today)
        if shape.holds == "reference":
            found = named(self.programme, shape.prefixes, value)
            if isinstance(found, str):
                return found
            self.unread.append(found.sentence(shape.label, value))
        return value


def _parts(shape: Shape, text: str) -> Iterator[str]:
    between = (
        r"[,\s]+" if shape.holds == "reference" and all(map(reference, re.split(r"[,\s]+", text))) else r";"
    )
    return (part.strip() for part in re.split(between, text) if part.strip())
