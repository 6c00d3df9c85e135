"""The accountability map: each thing that somebody answers for, and in which role, as it is or after a phase.

Roles are those of a responsibility assignment matrix (RACI). What the registers know is not typed again: an owner or a
lead is accountable, an author and whoever has an action in hand is responsible, and groups were consulted or informed.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from domain.foundation.references import KINDS
from domain.rules.holding import ENDED, title_of
from domain.rules.persons import spelling
from domain.rules.responsibilities import NONE, accountable, in_force, taken_live
from domain.state.accountability import Responsibility
from domain.state.programme import Programme

# What the map is of, in its order.
MAPPED = ("FN", "BP", "U", "PH", "SOP", "R", "EIA", "PR", "M")
CLEAR, DISPUTED, NOBODY, UNKNOWN = "clear", "disputed", "nobody", "not known"
ORPHANED = (NOBODY, UNKNOWN)


class Line(msgspec.Struct, frozen=True):
    """One thing of the map: `state` is clear with one accountable, disputed with two, nobody where that was found.

    Where nothing says who is accountable, it is not known.
    """

    ref: str
    kind: str
    title: str
    state: str
    accountable: tuple[str, ...]
    responsible: tuple[str, ...]
    consulted: tuple[str, ...]
    informed: tuple[str, ...]
    unit: str | None
    basis: str | None


def lines(
    programme: Programme, live: frozenset[str] = NONE, not_live: frozenset[str] = NONE
) -> Iterator[Line]:
    """Yield the map, once the phases in `live` are live and those in `not_live` are not."""
    about: dict[str, list[Responsibility]] = {}
    for one in in_force(programme, live, not_live):
        about.setdefault(one.about, []).append(one)
    closed = {unit for phase in live - not_live for unit in _closing(programme, phase)}
    others = tuple(prefix for prefix in KINDS if prefix not in MAPPED)
    for prefix in (*MAPPED, *others):
        for ref, thing in _things(programme, prefix):
            named = about.get(ref, [])
            # Of other registers only what somebody was made to answer for belongs to the map.
            wanted = prefix in MAPPED or named or ref in programme.unanswered
            if wanted and ref not in closed and getattr(thing, "state", "") not in ENDED | {"merged"}:
                yield line(programme, ref, named)


def line(programme: Programme, ref: str, assigned: list[Responsibility]) -> Line:
    """Return one thing of the map; `assigned` are the responsibilities for it that hold."""
    kind = KINDS[ref.partition("-")[0]]
    thing = getattr(programme, kind.register)[ref]
    answers = tuple(accountable(programme, ref, assigned))
    finding = programme.unanswered.get(ref)
    roles = {
        role: _each([*known(programme, thing), *(one.who for one in assigned if one.role == role)])
        for role, known in KNOWN.items()
    }
    return Line(
        ref, kind.noun, title_of(programme, ref), _state(programme, ref, answers), answers,
        roles["responsible"], roles["consulted"], roles["informed"],
        getattr(thing, "unit", None) or ", ".join(getattr(thing, "units", ())) or None,
        finding.basis if finding else None,
    )  # fmt: skip


def _state(programme: Programme, ref: str, answers: tuple[str, ...]) -> str:
    if len(answers) > 1:
        return DISPUTED
    # What was found holds against a name in a register until somebody is made accountable.
    if ref in programme.unanswered:
        return NOBODY
    return CLEAR if answers else UNKNOWN


class Moved(msgspec.Struct, frozen=True):
    """That others answer for a thing from the go-live of a phase on."""

    phase: str
    ref: str
    title: str
    role: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def moved(programme: Programme, phase: str) -> Iterator[Moved]:
    """Yield what of the map changes with the go-live of a phase, whether it is live or is to be."""
    own = frozenset({phase})
    earlier = taken_live(programme, phase) - own
    before = {one.ref: one for one in lines(programme, earlier, own)}
    after = {one.ref: one for one in lines(programme, earlier | own)}
    for ref in dict.fromkeys((*before, *after)):
        for role in ("accountable", *KNOWN):
            was, is_ = (getattr(part[ref], role) if ref in part else () for part in (before, after))
            if was != is_:
                yield Moved(phase, ref, title_of(programme, ref), role, was, is_)


def _things(programme: Programme, prefix: str) -> Iterator[tuple[str, Any]]:
    yield from getattr(programme, KINDS[prefix].register).items()


def _closing(programme: Programme, phase: str) -> tuple[str, ...]:
    return (*programme.phases[phase].closes, *programme.phases[phase].merges)


def _each(names: list[str]) -> tuple[str, ...]:
    return tuple({spelling(name): name for name in reversed(names)}.values())[::-1]


def _working(programme: Programme, thing: Any) -> list[str]:  # noqa: ANN401 - things of any register
    draft = getattr(thing, "draft", None)
    actions = [
        one.owner
        for one in programme.actions.values()
        if one.owner and one.state == "open" and thing.ref in {one.risk, one.about}
    ]
    return [*(draft.authors if draft else ()), *actions]


def _consulted(programme: Programme, thing: Any) -> list[str]:  # noqa: ANN401 - as above
    # Of an assessment they stand in words, of a process change there is only the day.
    consulted = getattr(thing, "consulted", None)
    words = consulted if isinstance(consulted, list) else []
    return [*words, *(programme.groups[ref].name for ref in getattr(thing, "asked", ()))]


def _informed(programme: Programme, thing: Any) -> list[str]:  # noqa: ANN401 - as above
    return [programme.groups[ref].name for ref in getattr(thing, "told", ())]


KNOWN: dict[str, Callable[[Programme, Any], list[str]]] = {
    "responsible": _working,
    "consulted": _consulted,
    "informed": _informed,
}
