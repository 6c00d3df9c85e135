"""The shape of an entry class's fields, read once for every surface: commands, forms, imports and documents."""

from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

from domain.entries.entry import ENTRIES, Entry
from domain.foundation.constraints import Field
from domain.foundation.fields import TEXT_LENGTH, Edtf
from domain.foundation.personal import Named
from domain.foundation.positions import NamesEntry
from domain.foundation.references import Refers

_EDTF_MARK = get_args(Edtf)[1]


class Shape(msgspec.Struct, frozen=True):
    """One field of an entry: what is typed into it, what it may be, and what to say about it.

    `holds` is one of text, lines, number, entry, date, span, reference, choice, yes-no and fields; `allots` marks a
    reference that the entry itself brings into being; `many` a field that takes several values, `names` one that holds
    who answers, approves or acts.
    """

    name: str
    holds: str
    required: bool
    description: str
    many: bool = False
    choices: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    allots: bool = False
    default: Any = None
    names: bool = False

    @property
    def option(self) -> str:
        """The command-line option: `--what-happened`."""
        return "--" + self.name.replace("_", "-")

    @property
    def label(self) -> str:
        """The name as people read it: `what happened`."""
        return self.name.replace("_", " ")


def shapes(entry_class: type[Entry]) -> tuple[Shape, ...]:
    """Return the shape of each field of an entry class, in the order in which they are declared."""
    return _shapes(entry_class.topic)


@cache
def _shapes(topic: str) -> tuple[Shape, ...]:
    return tuple(map(_shape, ENTRIES[topic].fields))


def _shape(field: FieldInfo) -> Shape:
    base, marks = _unwrapped(field.type)
    many = get_origin(base) is tuple
    if many:
        base, inner = _unwrapped(get_args(base)[0])
        marks = [*marks, *inner]
    refers = next((mark for mark in marks if isinstance(mark, Refers)), None)
    described = [m.description for m in marks if isinstance(m, Field) and m.description]
    return Shape(
        name=field.name,
        holds=_holds(base, marks, refers),
        required=field.required and not (refers and refers.allots),
        description=described[0] if described else "",
        many=many,
        choices=tuple(str(choice) for choice in get_args(base)) if get_origin(base) is Literal else (),
        prefixes=refers.prefixes if refers else (),
        allots=bool(refers and refers.allots),
        names=any(isinstance(mark, Named) for mark in marks),
        default=None if field.default is msgspec.NODEFAULT else field.default,
    )


def _unwrapped(annotation: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401 - annotations are of no one type
    """Strip `Annotated[...]` and `| None` from an annotation, keeping what was said about it."""
    marks: list[Any] = []
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *said = get_args(annotation)
            marks.extend(said)
        elif get_origin(annotation) in {Union, UnionType}:
            annotation = next(part for part in get_args(annotation) if part is not NoneType)
        else:
            return annotation, marks


def _holds(base: Any, marks: list[Any], refers: Refers | None) -> str:  # noqa: ANN401 - as above
    if refers:
        return "reference"
    if get_origin(base) is Literal:
        return "choice"
    if get_origin(base) is dict:
        return "fields"
    if any(isinstance(mark, NamesEntry) for mark in marks):
        return "entry"
    if base is bool:
        return "yes-no"
    if base in {int, Decimal}:
        return "number"
    if base is date:
        return "date"
    if _EDTF_MARK in marks:
        return "span"
    return "lines" if _longest(marks) == TEXT_LENGTH else "text"


def _longest(marks: list[Any]) -> int | None:
    found = (mark.limits.get("max_length") for mark in marks if isinstance(mark, Field))
    return next((longest for longest in found if longest is not None), None)
