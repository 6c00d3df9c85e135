"""An entry is one class: a fact in the past tense with its fields, its rule and its effect."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Generic,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
)

import msgspec

from domain.foundation.dates import When
from domain.foundation.personal import SUBJECT_PREFIXES, Named, Personal
from domain.foundation.phrases import Sentence
from domain.foundation.positions import NamesEntry, positions_in
from domain.foundation.references import Refers, kind_of, number_of, references_in, spell
from domain.state.programme import Programme

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core.core_schema import CoreSchema

ENTRIES: dict[str, type["Entry"]] = {}

AnEntry = TypeVar("AnEntry", bound="Entry")
Found = TypeVar("Found")
Mark = TypeVar("Mark")


class _OfClass(Generic[Found]):
    """What can be read off an entry class, read when it is first asked for: most classes are never asked."""

    def __init__(self, read: Callable[[type["Entry"]], Found]) -> None:
        self._read = read

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, entry: object, entry_class: type["Entry"]) -> Found:
        found = self._read(entry_class)
        setattr(entry_class, self._name, found)
        return found


def _all_marked(entry_class: type["Entry"], kind: type[Mark]) -> dict[str, Mark]:
    """Return the fields that are marked so, in the order in which they are declared."""
    annotations = entry_class.__annotations__
    found = {name: _marked(annotations[name], kind) for name in entry_class.__struct_fields__}
    return {name: mark for name, mark in found.items() if mark is not None}


def _marked(annotation: Any, kind: type[Mark]) -> Mark | None:  # noqa: ANN401 - annotations are of no one type
    return next((mark for mark in _marks(annotation) if isinstance(mark, kind)), None)


@cache
def _marks(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
    """Return what an annotation is marked with, the outermost first."""
    own = annotation.__metadata__ if get_origin(annotation) is Annotated else ()
    return (*own, *(mark for part in get_args(annotation) for mark in _marks(part)))


def _subject_field(cls: type["Entry"]) -> str:
    """Return the field that names what the personal fields are about; empty when there are none."""
    if not cls.personal_fields:
        return ""
    for name, mark in cls.reference_fields.items():
        if set(mark.prefixes) <= set(SUBJECT_PREFIXES):
            return name
    message = f"{cls.topic} has personal fields but names nothing that has a key"
    raise TypeError(message)


def _about_fields(cls: type["Entry"]) -> tuple[str, ...]:
    """Return the first field that names anything, and those that bring something into being."""
    marks = cls.reference_fields
    return tuple(name for place, name in enumerate(marks) if place == 0 or marks[name].allots)


def _argument(cls: type["Entry"]) -> str:
    """Return the field that is named without being asked for, the thing that the entry is about; empty when none is."""
    first = next(iter(cls.__struct_fields__), "")
    mark = cls.reference_fields.get(first)
    if mark is not None:
        return "" if mark.allots else first
    annotation = cls.__annotations__.get(first)
    return first if {annotation, *get_args(annotation)} & {int, Decimal} else ""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Entry(msgspec.Struct, frozen=True, gc=False):
    """A fact of the programme; `@entry` gives a subclass its topic, its command and its place in the list."""

    topic: ClassVar[str]
    noun: ClassVar[str]
    verb: ClassVar[str]
    register: ClassVar[str]
    always_upkeep: ClassVar[bool]
    # Whether its effect marks by itself what its permission wanted, so that later findings need not be refused.
    marks_itself: ClassVar[bool] = False
    # Whether it claims something that may not be claimed without evidence.
    needs_evidence: ClassVar[bool] = False

    reference_fields = _OfClass(lambda cls: _all_marked(cls, Refers))
    personal_fields = _OfClass(lambda cls: tuple(_all_marked(cls, Personal)))
    kept_personal_fields = _OfClass(
        lambda cls: tuple(name for name, mark in _all_marked(cls, Personal).items() if mark.kept)
    )
    named_fields = _OfClass(lambda cls: tuple(_all_marked(cls, Named)))
    position_fields = _OfClass(lambda cls: tuple(_all_marked(cls, NamesEntry)))
    subject_field = _OfClass(_subject_field)
    about_fields = _OfClass(_about_fields)
    fields = _OfClass(msgspec.structs.fields)
    command = _OfClass(lambda cls: f"{cls.noun} {cls.verb}")
    argument = _OfClass(_argument)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """Tell pydantic what may be typed into the fields; an unknown field is refused."""
        from pydantic_core import core_schema  # noqa: PLC0415 - as with domain.asking

        fields = {
            field.name: core_schema.typed_dict_field(
                handler.generate_schema(field.type), required=field.required
            )
            for field in cls.fields
        }
        typed = core_schema.typed_dict_schema(fields, extra_behavior="forbid")
        return core_schema.no_info_after_validator_function(lambda said: cls(**said), typed)

    @property
    def upkeep(self) -> bool:
        """Tell whether the entry shows that its register was kept; a finding by an outsider does not."""
        return True

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        """Yield a sentence for each reason why this may not be recorded; nothing means it may."""
        return iter(())

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        """Yield why this is not permitted; what is reported to have happened all the same is recorded and marked."""
        return iter(())

    @property
    def reporter(self) -> str | None:
        """Who found that this happened although no rule permitted it; None when it was done by the rules."""
        return getattr(self, "reported_by", None)

    def apply(self, programme: Programme, on: When) -> None:
        """Change the programme by this fact; never raises on a journal that was accepted."""
        raise NotImplementedError

    def references(self) -> Iterator[str]:
        """Yield every reference the entry names, the ones it allots included."""
        for name in self.reference_fields:
            yield from references_in(getattr(self, name))

    @property
    def concerning(self) -> str:
        """What the entry concerns, as people name it: `R-001, PH-002`, or the entry that it corrects, `#57`."""
        return ", ".join(dict.fromkeys(self.references()))

    def positions(self) -> dict[str, tuple[int, ...]]:
        """Return the entries that this one names, by their positions, field by field."""
        return {name: positions_in(getattr(self, name)) for name in self.position_fields}

    def allotted(self) -> Iterator[str]:
        """Yield the references this entry brings into being."""
        for name, mark in self.reference_fields.items():
            if mark.allots:
                yield from references_in(getattr(self, name))


def entry(topic: str, verb: str, register: str | None = None) -> Callable[[type[AnEntry]], type[AnEntry]]:
    """Make a class an entry with a stable topic (`risk.assessed`) and a command (`risk assess`).

    `register` names the register the fact belongs to when it is not the topic's noun.
    """

    def made(cls: type[AnEntry]) -> type[AnEntry]:
        cls.topic = topic
        cls.noun = topic.partition(".")[0]
        cls.verb = verb
        cls.register = register or cls.noun
        cls.always_upkeep = cls.upkeep is Entry.upkeep
        if topic in ENTRIES:
            message = f"two entry classes claim the topic {topic}"
            raise TypeError(message)
        ENTRIES[topic] = cls
        return cls

    return made


def next_references(entry_class: type[Entry], allotted: dict[str, int]) -> dict[str, str]:
    """Return the next free reference for each field of the class that allots one.

    `allotted` holds the highest number ever given for each prefix: references are never reused.
    """
    return {
        name: spell(mark.prefixes[0], allotted.get(mark.prefixes[0], 0) + 1)
        for name, mark in entry_class.reference_fields.items()
        if mark.allots
    }


def count_allotted(references: Iterable[str], allotted: dict[str, int]) -> None:
    """Raise the highest number given for each prefix by references that were given."""
    for reference in references:
        prefix = kind_of(reference).prefix
        allotted[prefix] = max(allotted.get(prefix, 0), number_of(reference))
