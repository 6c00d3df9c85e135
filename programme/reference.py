"""The reference documents, written from the classes themselves so that they cannot go stale.

`python -m programme.reference` writes them to docs/; a test fails when they differ.
"""

import sys
from pathlib import Path

from domain.entries.catalogue import ENTRIES
from domain.foundation.references import KINDS
from programme.answers.answer import worded
from programme.questions.answer_keys import answers
from programme.questions.in_force.alert_rules import alerts
from programme.questions.in_force.rights import rights
from programme.questions.states import states
from programme.recording.field_shapes import Shape, shapes


def entries() -> str:
    """Return the reference of every kind of entry: its command, its fields and what they hold."""
    parts = [
        "# Entries",
        "",
        "Every fact the journal can hold, one class each. Written by `python -m programme.reference`; do not edit.",
        "",
        "Every entry also takes `--on` (effective date), `--by`, `--evidence`, `--entry-id` and `--dry-run`, and with",
        "evidence `--known-on` and `--known-to` (since when the organisation knew of it: [time](time.md)).",
        "A field marked * is needed. A reference that an entry brings into being is given in order and never reused:",
        ", ".join(f"`{kind.prefix}-001` {kind.noun}" for kind in KINDS.values()) + ".",
    ]
    for noun in dict.fromkeys(entry_class.noun for entry_class in ENTRIES.values()):
        parts += ["", f"## {noun}", "", "| command | topic | what it says | fields |", "|---|---|---|---|"]
        parts += [
            f"| `programme {cls.command}` | `{cls.topic}` | {_cell(cls.__doc__ or '')} | "
            f"{'; '.join(_field(shape) for shape in shapes(cls))} |"
            for cls in ENTRIES.values()
            if cls.noun == noun
        ]
    return "\n".join(parts) + "\n"


def _field(shape: Shape) -> str:
    said = f"`{shape.name}`{'*' if shape.required else ''}"
    if shape.choices:
        said += f" ({', '.join(shape.choices)})"
    if shape.description:
        said += f" {shape.description}"
    if shape.default not in (None, (), {}):
        said += f", else {worded(shape.default)}"
    return _cell(said)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


DOCUMENTS = {
    "entries.md": entries,
    "states.md": states,
    "answers.md": answers,
    "alerts.md": alerts,
    "rights.md": rights,
}


def write(folder: Path) -> None:
    """Write the documents into a folder."""
    for name, document in DOCUMENTS.items():
        (folder / name).write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs"))
