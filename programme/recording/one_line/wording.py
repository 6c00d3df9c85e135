"""What a line would record, in words, as it is shown before anything is recorded."""

from collections.abc import Iterator
from contextlib import suppress

from domain.entries.catalogue import ENTRIES
from domain.foundation.dates import when
from domain.rules.directory import here, meant
from domain.state.programme import Programme
from programme.recording.field_shapes import Shape
from programme.recording.one_line.read import OUTSIDE, Said, fields_of
from programme.recording.one_line.together import following
from programme.registers.called import title_of


def worded(said: Said, programme: Programme) -> list[str]:
    """Return what a line says: the entries, each field as it is understood, whom nobody knows, and what is missing."""
    if said.entry_class is None:
        return []
    commands = [said.entry_class.command]
    commands += [ENTRIES[one.topic].command for one, _ in following(said.entry_class, said.fields)]
    shapes = {shape.name: shape for shape in fields_of(said.entry_class)}
    fields = [
        f"{shape.label} {_value(shape, said, programme)}"
        for name, shape in shapes.items()
        if name in said.fields
    ]
    lines = [f"{' + '.join(commands)}: {' · '.join(fields)}" if fields else " + ".join(commands)]
    if strangers := list(_strangers(said, shapes, programme)):
        lines.append(f"{', '.join(strangers)}: not in the directory, and recorded as typed")
    if said.missing:
        lines.append(f"still to say: {', '.join(shape.label for shape in said.missing)}")
    return lines


def _strangers(said: Said, shapes: dict[str, Shape], programme: Programme) -> Iterator[str]:
    """Yield who is named and not in the directory, where there is one."""
    if not here(programme):
        return
    for name, value in said.fields.items():
        if shapes[name].names and name not in OUTSIDE:
            for text in value if isinstance(value, list) else [value]:
                if (
                    text
                    and meant(programme, text) is None
                    and text not in {*programme.posts, *programme.persons}
                ):
                    yield f"“{text}”"


def _value(shape: Shape, said: Said, programme: Programme) -> str:
    value = said.fields[shape.name]
    texts = value if isinstance(value, list) else [value]
    if shape.holds == "reference":
        return ", ".join(f"{text} {title_of(programme, text)}".strip() for text in texts)
    if shape.holds in {"date", "span"}:
        with suppress(ValueError):
            return ", ".join(when(text).words for text in texts)
    return "; ".join(texts)
