"""The reference of states: a diagram of the life of each kind of thing, and what can be recorded in each state."""

from collections.abc import Iterator

from domain.entries.catalogue import ENTRIES
from domain.foundation.references import KINDS
from domain.rules.turns import lives
from domain.rules.turns.table import Life
from programme.recording.open_turns import field_for, subject_field

HEAD = """# States

What each kind of thing goes through, and which entries lead from one state to the next. Written by
`python -m programme.reference`; do not edit. An entry that is not open in a state is refused, with what comes first;
one that is in no table can be recorded in every state.
"""


def states() -> str:
    """Return the reference of states: a Mermaid diagram and a table for each life."""
    return (
        "\n".join([HEAD, *(line for life in lives() if life.states for line in _life(life))]).rstrip() + "\n"
    )


def _life(life: Life) -> Iterator[str]:
    kinds = [KINDS[prefix] for prefix in life.prefixes]
    named = " and ".join(", ".join(kind.noun for kind in kinds).rsplit(", ", 1))
    yield from (f"## {named[0].upper()}{named[1:]}", "", "```mermaid", "stateDiagram-v2")
    names = {state: f"s{place}" for place, state in enumerate(life.states, 1)}
    yield from (f'    state "{state}" as {name}' for state, name in names.items())
    yield from (f"    [*] --> {names[state]}: {_command(topic)}" for topic, state in life.begins)
    for turn in life.turns:
        for before, states in turn.leads.items():
            yield from (
                f"    {names[before]} --> {names[after]}: {_command(turn.topic)}"
                for after in states
                if after != before
            )
    yield from ("```", "", "| state | open to it |", "|---|---|")
    for state in life.states:
        opened = dict.fromkeys(turn.topic for turn in life.turns if state in turn.leads)
        commands = ", ".join(f"`{_command(topic)}`" for topic in sorted(opened, key=_place))
        yield f"| {state} | {commands or 'nothing more'} |"
    if always := _always(life):
        yield from ("", f"In every state: {', '.join(f'`{command}`' for command in always)}.")
    yield ""


def _always(life: Life) -> list[str]:
    """Return the entries about such a thing that no state closes."""
    closed = {turn.topic for turn in life.turns if turn.leads}
    return [cls.command for cls in ENTRIES.values() if cls.topic not in closed and _about(life, cls.topic)]


def _about(life: Life, topic: str) -> bool:
    """Tell whether an entry is about such a thing and about no other kind."""
    cls = ENTRIES[topic]
    field = field_for(cls, f"{life.prefixes[0]}-001")
    if field is None or field != subject_field(cls):
        return False
    return {*cls.reference_fields[field].prefixes} <= {*life.prefixes}


def _command(topic: str) -> str:
    return ENTRIES[topic].command


def _place(topic: str) -> int:
    return list(ENTRIES).index(topic)
