"""Which responsibilities hold, as things are or once a phase is live, and who is accountable for one thing."""

from collections.abc import Iterable, Iterator

from domain.foundation.dates import When
from domain.foundation.references import kind_of
from domain.rules.persons import same
from domain.state.accountability import Responsibility
from domain.state.programme import Programme

# What the registers call whoever answers for a thing of theirs, where they have a place for it.
ANSWERS = ("owner", "lead")
NONE: frozenset[str] = frozenset()


def taken_live(programme: Programme, phase: str) -> frozenset[str]:
    """Return a phase with every phase that it ends, over any number of steps: all are live once it is."""
    found: set[str] = set()
    waiting = [phase]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [earlier.ref for earlier in programme.phases.values() if earlier.ended_by == one]
    return frozenset(found)


def begun(
    programme: Programme, one: Responsibility, live: frozenset[str] = NONE, not_live: frozenset[str] = NONE
) -> bool:
    """Tell whether a responsibility has begun, if the phases in `live` are live and those in `not_live` are not."""
    return one.phase is None or _is_live(programme, one.phase, live, not_live)


def is_over(
    programme: Programme, one: Responsibility, live: frozenset[str] = NONE, not_live: frozenset[str] = NONE
) -> bool:
    """Tell whether a responsibility is over, as `begun` does whether it has begun."""
    if one.state == "ended":
        return True
    return one.ends_with is not None and _is_live(programme, one.ends_with, live, not_live)


def in_force(
    programme: Programme, live: frozenset[str] = NONE, not_live: frozenset[str] = NONE
) -> Iterator[Responsibility]:
    """Yield the responsibilities that hold, as things are or as they would be."""
    for one in programme.responsibilities.values():
        if begun(programme, one, live, not_live) and not is_over(programme, one, live, not_live):
            yield one


def since(programme: Programme, one: Responsibility) -> When:
    """Return since when a responsibility that has begun holds."""
    live = programme.phases[one.phase].live if one.phase else None
    return one.since if live is None else max(one.since, live, key=lambda on: on.latest)


def owner_of(programme: Programme, reference: str) -> str | None:
    """Return whom the register of a thing calls its owner or its lead; a measure is led by the lead of its priority."""
    thing = getattr(programme, kind_of(reference).register).get(reference)
    if (priority := getattr(thing, "priority", None)) is not None:
        thing = programme.priorities.get(priority)
    return next((who for field in ANSWERS if (who := getattr(thing, field, None))), None)


def accountable(programme: Programme, reference: str, assigned: Iterable[Responsibility]) -> list[str]:
    """Return who is accountable for a thing, each once however spelt; two where that is in dispute.

    `assigned` are the responsibilities that hold. Whoever has left and a post that was abolished answer for nothing.
    """
    named = [one.who for one in assigned if one.about == reference and one.role == "accountable"]
    found: list[str] = []
    for who in (*filter(None, (owner_of(programme, reference),)), *named):
        if not any(same(who, other) for other in found) and not gone(programme, who):
            found.append(who)
    return found


def assigned(programme: Programme) -> frozenset[str]:
    """Return the things for which somebody was made accountable, whatever their own registers say of an owner."""
    return frozenset(one.about for one in in_force(programme) if one.role == "accountable")


def gone(programme: Programme, who: str) -> bool:
    """Tell whether a name is of a post that was abolished, or of a person who has left."""
    return any(
        post.state == "abolished" and same(post.title, who) for post in programme.posts.values()
    ) or any(person.left is not None and same(person.name, who) for person in programme.persons.values())


def functions_of(programme: Programme, unit: str) -> Iterator[tuple[str, str]]:
    """Yield the functions that a command unit carries out, and the processes that it runs: reference and name."""
    for function in programme.functions.values():
        if unit in function.units and function.state == "current":
            yield function.ref, function.title
    for process in programme.processes.values():
        if process.unit == unit and process.state == "in use":
            yield process.ref, process.name


def _is_live(programme: Programme, phase: str, live: frozenset[str], not_live: frozenset[str]) -> bool:
    return phase not in not_live and (phase in live or programme.phases[phase].live is not None)
