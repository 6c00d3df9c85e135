"""How people name an entry: by its number, by its id, or by its command and what it says: `risk raise R-004`.

A file that is imported cannot know the numbers its programme will give. It knows the command, the references and, where
several entries have those, a field that tells them apart: `risk assess R-004 likelihood=3`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple
from uuid import UUID

from domain.entries.entry import Entry
from domain.foundation.dates import When
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import parse
from domain.history.corrections import Correction, amended
from domain.history.record import Record
from programme.foundation.refusal import Problem, Refused
from programme.recording.known import Known

Find = Callable[[object], int]
SHOWN = 60
MOST = 5


@cache
def commands() -> dict[str, type[Entry]]:
    """Return every entry class by its command: `risk raise`."""
    from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - few command lines name an entry by its command

    return {cls.command: cls for cls in ENTRIES.values()}


class Said(NamedTuple):
    """An entry by its command, the references it names and the values of some of its fields."""

    entry_class: type[Entry]
    references: frozenset[str]
    values: dict[str, str]

    def fits(self, entry: Entry) -> bool:
        """Tell whether an entry says all of that."""
        return (
            isinstance(entry, self.entry_class)
            and self.references <= {*entry.references()}
            and all(str(getattr(entry, name)) == value for name, value in self.values.items())
        )


def read(text: object) -> int | UUID | Said:
    """Read how an entry was named; ValueError says how entries are named."""
    words = str(text).strip().removeprefix("#")
    if words.isdecimal() and len(words) < 10:  # noqa: PLR2004 - no journal is as long as a number of ten digits
        return int(words)
    noun, _, rest = words.partition(" ")
    verb, _, about = rest.strip().partition(" ")
    if (entry_class := commands().get(f"{noun} {verb}")) is not None:
        return _said(entry_class, about.split())
    try:
        return UUID(words)
    except ValueError:
        message = (
            f"“{words[:SHOWN]}” names no entry: give its number, as the timeline shows it, or its command and "
            "what it is about, such as “risk raise R-004”"
        )
        raise ValueError(message) from None


def _said(entry_class: type[Entry], words: Sequence[str]) -> Said:
    pairs = [word.partition("=") for word in words if "=" in word]
    for name, _, _ in pairs:
        if name not in entry_class.__struct_fields__:
            message = (
                f"{entry_class.command} has no field “{name[:SHOWN]}”; "
                f"its fields are {', '.join(entry_class.__struct_fields__)}"
            )
            raise ValueError(message)
    references = frozenset(parse(word) for word in words if "=" not in word)
    return Said(entry_class, references, {name: value for name, _, value in pairs})


def well_formed(text: object) -> int:
    """Check how an entry was named without looking for it: which entries there are is known when one is recorded."""
    named = read(text)
    return named if isinstance(named, int) else 1


def finder(known: Known, drafts: Sequence[Record]) -> Find:
    """Return what finds the position of an entry among those that are known and the drafts."""

    def find(text: object) -> int:
        named = read(text)
        if isinstance(named, int):
            if not 1 <= named <= known.position and named not in {draft.position for draft in drafts}:
                message = f"there is no entry {named}: the journal ends at entry {known.position}"
                raise ValueError(message)
            return named
        found = by_id(named) if isinstance(named, UUID) else list(as_said(named))
        if len(found) == 1:
            return found[0]
        shown = str(text).strip()[:SHOWN]
        if not found:
            message = f"there is no entry “{shown}”: look it up in the timeline and give its number"
            raise ValueError(message)
        more = ", …" if len(found) > MOST else ""
        message = (
            f"{len(found)} entries are “{shown}” ({', '.join(map(str, found[:MOST]))}{more}): "
            "give the number of one of them, or a field that tells them apart (score=residual)"
        )
        raise ValueError(message)

    def by_id(entry_id: UUID) -> list[int]:
        record = known.find(str(entry_id))
        recorded = [] if record is None or record.position > known.position else [record.position]
        return recorded or [draft.position for draft in drafts if draft.entry_id == str(entry_id)]

    def as_said(said: Said) -> Iterator[int]:
        for record in (*known.of_topics([said.entry_class.topic]), *drafts):
            correction = known.corrections.get(record.position)
            withdrawn = correction is not None and correction.withdrawn
            if said.fits(record.entry) and not withdrawn:
                yield record.position

    return find


def refuse_unfit(
    known: Known,
    named_in: Mapping[str, Collection[int]],
    on: When,
    drafts: Sequence[Record] = (),
) -> None:
    """Refuse an entry whose fields name others that were withdrawn, or that came only after it."""
    for name, positions in named_in.items():
        named = (*known.at(positions), *(draft for draft in drafts if draft.position in positions))
        problems = [
            Problem(sentence, name)
            for record in named
            for sentence in _unfit(record, known.corrections.get(record.position), on)
        ]
        if problems:
            raise Refused(problems)


def _unfit(record: Record, correction: Correction | None, on: When) -> Iterator[Sentence]:
    if correction is not None and correction.withdrawn:
        yield f"entry {record.position} was withdrawn by entry {correction.by} and shows nothing: leave it out"
        return
    so = (record if correction is None else amended(record, correction)).on
    if so.earliest > on.latest:
        yield phrase(
            f"entry {record.position} is of {so.words}, after {on.words}: give a later date",
            giving("on"),
            ", or leave it out",
        )
