"""A life: the states that a thing of a register goes through, and the turns that lead from one to the next.

One table a register. The refusals, what the app offers of a thing, and the diagram in the reference are made from it.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

States = tuple[str, ...]


def always(_: object) -> bool:
    """Tell that a turn always makes sense in the states in which it is open."""
    return True


class Turn(NamedTuple):
    """An entry that is open to a thing in some states only, and the states that it leads to.

    `leads` holds, for each state in which it is open, the states that may follow; the same one when nothing changes.
    `doing` completes “cannot be …”, `ask` says what to do: “reopen it”. `back` marks a turn that takes back another.
    `field` names the field it is about where an entry names two things of a kind. `when` tells of a thing in such a
    state whether the turn makes sense yet, and `applies` whether the table speaks of it at all: the entry's own rule
    then says why not. `found_from` names the states from which it is not permitted and yet may have happened: reported
    by somebody, it is recorded and marked.
    """

    topic: str
    doing: str
    leads: Mapping[str, States]
    ask: str = ""
    back: bool = False
    field: str = ""
    when: Callable[[Any], bool] = always
    applies: Callable[[Any], bool] = always
    found_from: States = ()

    @property
    def reached(self) -> frozenset[str]:
        """The states that it leads to from another one."""
        return frozenset(
            after for before, states in self.leads.items() for after in states if after != before
        )

    @property
    def begun_from(self) -> frozenset[str]:
        """The states from which it moves a thing on; where it moves none, all in which it is open."""
        return frozenset(
            before for before, states in self.leads.items() if before not in states
        ) or frozenset(self.leads)


class Instead(NamedTuple):
    """What to record when a turn will never be open again: in words, and by its topic."""

    words: str
    topic: str


class Life(NamedTuple):
    """The life of the things of one kind; `field` is how the entries about them call the reference.

    `begins` names the entries that bring one into being, with the state it begins in. `words` says of a state what a
    sentence says where that differs: “has ended”. When a turn will never be open again, `instead` says what to record,
    by its topic or by the state, and `anew` where a life has ended.
    """

    prefixes: tuple[str, ...]
    field: str
    begins: tuple[tuple[str, str], ...]
    turns: tuple[Turn, ...]
    anew: Instead | None = None
    instead: Mapping[str, Instead] = {}
    words: Mapping[str, str] = {}
    state: Callable[[Any], str] = lambda thing: str(thing.state)

    @property
    def states(self) -> States:
        """Every state, in the order in which they are reached."""
        began = [state for _, state in self.begins]
        led = [state for turn in self.turns for after in turn.leads.values() for state in after]
        return tuple(dict.fromkeys((*began, *led)))

    def turn(self, topic: str, field: str) -> Turn | None:
        """Return the turn by which a field of an entry names a thing of this kind."""
        return next((turn for turn in self.turns if turn.topic == topic and turn.field in {"", field}), None)

    def says(self, state: str) -> str:
        """Say in a sentence that a thing is in a state."""
        return self.words.get(state, f"is {state}")

    def moving(self, state: str) -> tuple[Turn, ...]:
        """Return the turns that are open in a state and may lead to another, in the order of life."""
        return tuple(
            turn
            for turn in self.turns
            if turn.ask and any(after != state for after in turn.leads.get(state, ()))
        )

    def first_steps(self, state: str, wanted: Turn) -> list[Turn]:
        """Return the turns that begin the shortest way from a state to one in which another is open."""
        steps = [
            (turn, after) for turn in self.moving(state) for after in turn.leads[state] if after != state
        ]
        for goals in (wanted.begun_from, frozenset(wanted.leads)):
            ways = [(turn, self._distance(after, goals)) for turn, after in steps]
            nearest = min((distance for _, distance in ways if distance is not None), default=None)
            if nearest is not None:
                return list({turn.topic: turn for turn, distance in ways if distance == nearest}.values())
        return []

    def _distance(self, state: str, goals: frozenset[str]) -> int | None:
        """Return in how many turns a state leads to one of the goals; None when it never does."""
        reached, distance = {state}, 0
        while not reached & goals:
            further = {
                after for before in reached for turn in self.moving(before) for after in turn.leads[before]
            }
            if further <= reached:
                return None
            reached, distance = reached | further, distance + 1
        return distance


def moves(  # noqa: PLR0913 - as many as a turn has
    topic: str,
    doing: str,
    leads: Mapping[str, str | States],
    ask: str = "",
    *,
    back: bool = False,
    field: str = "",
    when: Callable[[Any], bool] = always,
    applies: Callable[[Any], bool] = always,
    found_from: States = (),
) -> Turn:
    """Return a turn that leads from state to state."""
    led = {before: (after,) if isinstance(after, str) else after for before, after in leads.items()}
    return Turn(topic, doing, led, ask, back, field, when, applies, found_from)


def stays(
    topic: str, doing: str, *states: str, field: str = "", when: Callable[[Any], bool] = always
) -> Turn:
    """Return a turn that is open in some states and changes none."""
    return Turn(topic, doing, {state: (state,) for state in states}, "", field=field, when=when)
