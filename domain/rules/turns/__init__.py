"""The turns of life: which entries are open to a thing as it stands, and why another is not."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from domain.foundation.phrases import Part, Phrase, Remedy, Sentence, by, giving, phrase
from domain.foundation.references import kind_of
from domain.foundation.registers import REGISTERS
from domain.rules.turns.table import Life, Turn
from domain.state.programme import Programme


@cache
def lives() -> tuple[Life, ...]:
    """Return the lives of each register whose things go through states, in the order in which people meet them."""
    # Read when they are first asked for: who only reads a register has no need of any.
    modules = (f"{__name__}.{register}" for register in REGISTERS)
    return tuple(life for name in modules if find_spec(name) for life in import_module(name).LIVES)


@cache
def life_of(prefix: str) -> Life | None:
    """Return the life of the things whose references begin so; None when they go through no states."""
    return next((life for life in lives() if prefix in life.prefixes), None)


def is_open(programme: Programme, topic: str, field: str, reference: str) -> bool:
    """Tell whether an entry may name a thing in a field as the thing stands; one that no table closes may."""
    life, turn = _turn(topic, field, reference)
    if life is None or turn is None:
        return True
    thing = _thing(programme, reference)
    standing = not turn.leads or life.state(thing) in turn.leads
    return standing and turn.applies(thing) and turn.when(thing)


def out_of_turn(
    programme: Programme, topic: str, field: str, reference: str, *, reported: bool = False
) -> Iterator[Sentence]:
    """Yield why an entry may not name a thing in its state, with what to record first or instead.

    What somebody reports to have happened is refused only where it cannot have.
    """
    life, turn = _turn(topic, field, reference)
    if life is None or turn is None or not turn.leads:
        return
    thing = _thing(programme, reference)
    state = life.state(thing)
    if state in turn.leads or not turn.applies(thing) or (reported and state in turn.found_from):
        return
    if state in turn.reached:
        follows = _instead if turn.back else _next
        yield phrase(f"{reference} {life.says(state)} already: ", follows(life, turn, state, reference))
    else:
        mend = _first(life, turn, state, reference)
        yield phrase(
            f"{reference} {life.says(state)} and cannot be {turn.doing}: ", mend, *_reporting(turn, state)
        )


def found_out_of_turn(programme: Programme, topic: str, field: str, reference: str) -> str | None:
    """Say that an entry happened to a thing in a state from which it is not permitted; None when it was its turn."""
    life, turn = _turn(topic, field, reference)
    if life is None or turn is None:
        return None
    state = life.state(_thing(programme, reference))
    if state not in turn.found_from:
        return None
    return f"{reference} was {turn.doing} when it {life.says(state).replace('is ', 'was ', 1)}"


def _reporting(turn: Turn, state: str) -> tuple[Part, ...]:
    """Return how to record that it happened all the same, where it can have."""
    if state not in turn.found_from:
        return ()
    return ", or, if it happened all the same, say who found that", giving("reported_by")


def _next(life: Life, turn: Turn, state: str, reference: str) -> Phrase:
    """Return what may follow where a turn was taken already; failing that, what takes it back."""
    for step in sorted(life.moving(state), key=lambda step: step.back):
        return phrase(f"{step.ask} (", _named(life, step.topic, reference), "), or leave it as it is")
    return _instead(life, turn, state, reference)


def _first(life: Life, turn: Turn, state: str, reference: str) -> Phrase:
    """Return the steps that come first; what is taken back is not led up to."""
    steps = () if turn.back else life.first_steps(state, turn)
    said = [phrase(f"{step.ask} first (", _named(life, step.topic, reference), ")") for step in steps]
    if said:
        return phrase(*(part for place, one in enumerate(said) for part in (", or " if place else "", one)))
    return _instead(life, turn, state, reference)


def _instead(life: Life, turn: Turn, state: str, reference: str) -> Phrase:
    """Return what to record instead of a turn that will not be open any more."""
    instead = life.instead.get(turn.topic) or life.instead.get(state)
    own = life.turn(instead.topic, life.field) if instead else None
    if instead is None or (own and state not in own.leads):
        instead = None if life.moving(state) else life.anew
    if instead is not None:
        return phrase(f"{instead.words} (", _named(life, instead.topic, reference), ")")
    if not life.moving(state) and not turn.back:
        return phrase("correct the entry that says so if it is wrong (", by("entry.corrected"), ")")
    # What is said of a document whose next version is in hand is true of its first one, too.
    states = [words for one in turn.leads if "," not in (words := life.says(one).removeprefix("is "))]
    return phrase(f"only what is {_either(states)} can be {turn.doing}")


def _either(words: Iterable[str]) -> str:
    return " or ".join(", ".join(words).rsplit(", ", 1))


def _named(life: Life, topic: str, reference: str) -> Remedy:
    own = {life.field: reference} if life.turn(topic, life.field) else {}
    return by(topic, **own)


def _turn(topic: str, field: str, reference: str) -> tuple[Life | None, Turn | None]:
    life = life_of(kind_of(reference).prefix)
    return life, life.turn(topic, field) if life else None


def _thing(programme: Programme, reference: str) -> object:
    return getattr(programme, kind_of(reference).register)[reference]
