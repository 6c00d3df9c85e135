"""An entry is one class: a fact in the past tense with its fields, its rule and its effect."""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, dataclass_transform, get_args, get_origin

from domain.personal import SUBJECT_PREFIXES, Personal
from domain.positions import NamesEntry
from domain.references import Refers, kind_of, number_of, references_in, spell

if TYPE_CHECKING:
    from domain.dates import When
    from domain.programme import Programme

ENTRIES: dict[str, type["Entry"]] = {}


class Entry:
    """A fact of the programme; `@entry` gives a subclass its topic, its command and its place in the list."""

    __slots__ = ()
    # Where people type, an unknown field is refused.
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    topic: ClassVar[str]
    noun: ClassVar[str]
    verb: ClassVar[str]
    register: ClassVar[str]
    reference_fields: ClassVar[dict[str, Refers]]
    personal_fields: ClassVar[tuple[str, ...]]
    position_fields: ClassVar[tuple[str, ...]]
    kept_personal_fields: ClassVar[tuple[str, ...]]
    subject_field: ClassVar[str]
    always_upkeep: ClassVar[bool]

    # What each dataclass would write and compile for itself stands here once: half the time of loading the entries.

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - fields are of no one type
        for field in fields(self):  # type: ignore[arg-type]
            value, factory = given.pop(field.name, field.default), field.default_factory
            if value is MISSING and callable(factory):
                value = factory()
            if value is MISSING:
                message = f"{type(self).__name__} needs the field {field.name}"
                raise TypeError(message)
            object.__setattr__(self, field.name, value)
        if given:
            message = f"{type(self).__name__} has no field {', '.join(given)}"
            raise TypeError(message)

    def __setattr__(self, name: str, value: object) -> None:
        message = f"an entry is never changed: {name}"
        raise FrozenInstanceError(message)

    def __delattr__(self, name: str) -> None:
        message = f"an entry is never changed: {name}"
        raise FrozenInstanceError(message)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._values() == self._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._values()!r}"

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, field.name) for field in fields(self))  # type: ignore[arg-type]

    @property
    def upkeep(self) -> bool:
        """Tell whether the entry shows that its register was kept; a finding by an outsider does not."""
        return True

    def refusals(self, programme: "Programme", on: "When") -> Iterator[str]:
        """Yield a sentence for each reason why this may not be recorded; nothing means it may."""
        return iter(())

    def apply(self, programme: "Programme", on: "When") -> None:
        """Change the programme by this fact; never raises on a journal that was accepted."""
        raise NotImplementedError

    def references(self) -> Iterator[str]:
        """Yield every reference the entry names, the ones it allots included."""
        for name in self.reference_fields:
            yield from references_in(getattr(self, name))

    def positions(self) -> dict[str, tuple[int, ...]]:
        """Return the entries that this one names, by their positions, field by field."""
        return {name: tuple(getattr(self, name)) for name in self.position_fields}

    def allotted(self) -> Iterator[str]:
        """Yield the references this entry brings into being."""
        for name, mark in self.reference_fields.items():
            if mark.allots:
                yield from references_in(getattr(self, name))


AnEntry = TypeVar("AnEntry", bound=Entry)
Mark = TypeVar("Mark")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def entry(topic: str, verb: str, register: str | None = None) -> Callable[[type[AnEntry]], type[AnEntry]]:
    """Make a class an entry with a stable topic (`risk.assessed`) and a command (`risk assess`).

    `register` names the register the fact belongs to when it is not the topic's noun.
    """

    def made(cls: type[AnEntry]) -> type[AnEntry]:
        shaped: type[AnEntry] = dataclass(slots=True, kw_only=True, init=False, eq=False, repr=False)(cls)
        shaped.topic = topic
        shaped.noun = topic.partition(".")[0]
        shaped.verb = verb
        shaped.register = register or shaped.noun
        shaped.reference_fields = {
            field.name: mark
            for field in fields(shaped)  # type: ignore[arg-type]
            if (mark := _marked(field.type, Refers)) is not None
        }
        personal = {
            field.name: personal_mark
            for field in fields(shaped)  # type: ignore[arg-type]
            if (personal_mark := _marked(field.type, Personal)) is not None
        }
        shaped.personal_fields = tuple(personal)
        shaped.kept_personal_fields = tuple(name for name, mark in personal.items() if mark.kept)
        shaped.position_fields = tuple(
            field.name
            for field in fields(shaped)  # type: ignore[arg-type]
            if _marked(field.type, NamesEntry) is not None
        )
        shaped.subject_field = _subject_field(shaped)
        shaped.always_upkeep = shaped.upkeep is Entry.upkeep
        if topic in ENTRIES:
            message = f"two entry classes claim the topic {topic}"
            raise TypeError(message)
        ENTRIES[topic] = shaped
        return shaped

    return made


def _marked(annotation: Any, kind: type[Mark]) -> Mark | None:  # noqa: ANN401 - annotations are of no one type
    return next((mark for mark in _marks(annotation) if isinstance(mark, kind)), None)


@cache
def _marks(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
    """Return what an annotation is marked with, the outermost first."""
    own = annotation.__metadata__ if get_origin(annotation) is Annotated else ()
    return (*own, *(mark for part in get_args(annotation) for mark in _marks(part)))


def _subject_field(cls: type[Entry]) -> str:
    """Return the field that names what the personal fields are about; empty when there are none."""
    if not cls.personal_fields:
        return ""
    for name, mark in cls.reference_fields.items():
        if set(mark.prefixes) <= set(SUBJECT_PREFIXES):
            return name
    message = f"{cls.topic} has personal fields but names nothing that has a key"
    raise TypeError(message)


def refusals(entry: Entry, programme: "Programme", on: "When") -> list[str]:
    """Return why the entry may not be recorded into the programme as it stands on that date; empty when it may.

    References are checked first: a rule may then take for granted that what it names exists.
    """
    return list(_unknown(entry, programme, on)) or list(entry.refusals(programme, on))


def _unknown(entry: Entry, programme: "Programme", on: "When") -> Iterator[str]:
    if not programme.name and entry.noun != "programme":
        yield f"the programme does not exist yet on {on.words}: start it first, or give a later date"
        return
    for name, mark in entry.reference_fields.items():
        for reference in references_in(getattr(entry, name)):
            kind = kind_of(reference)
            exists = reference in getattr(programme, kind.register)
            if mark.allots and exists:
                yield f"{reference} is in use already: leave the reference out and the next free one is given"
            elif not mark.allots and not mark.withdrawn and not exists:
                yield f"there is no {kind.noun} {reference} on {on.words}: check the reference and the date"


def next_references(entry_class: type[Entry], allotted: dict[str, int]) -> dict[str, str]:
    """Return the next free reference for each field of the class that allots one.

    `allotted` holds the highest number ever given for each prefix: references are never reused.
    """
    return {
        name: spell(mark.prefixes[0], allotted.get(mark.prefixes[0], 0) + 1)
        for name, mark in entry_class.reference_fields.items()
        if mark.allots
    }


def count_allotted(entry: Entry, allotted: dict[str, int]) -> None:
    """Raise the highest number given for each prefix by what this entry allots."""
    for reference in entry.allotted():
        prefix = kind_of(reference).prefix
        allotted[prefix] = max(allotted.get(prefix, 0), number_of(reference))
