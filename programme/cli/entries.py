"""One command for each kind of entry, made from its class alone."""

from collections.abc import Callable
from hashlib import file_digest
from inspect import Parameter as Argument
from inspect import Signature
from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, Parameter

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.history.record import Record
from programme.answers.answer import plain, worded
from programme.answers.formats import json
from programme.cli import options
from programme.cli.output import note, opened, say
from programme.foundation.refusal import Problem, Refused
from programme.questions.timeline import row
from programme.recording.effect import Effect, effect
from programme.recording.field_shapes import Shape, shapes
from programme.recording.record import Proposal, record

SHARED: dict[str, Any] = {
    "on": options.On,
    "by": options.By,
    "evidence": options.Evidence,
    "entry_id": options.EntryId,
    "dry_run": options.DryRun,
    "store": options.Store,
    "programme": options.Programme,
    "form": options.Form,
}
WITHOUT_LISTS = {
    "contract": "The notional contract after an inspection.",
    "entry": "Corrections and withdrawals of entries.",
    "journal": "Accepting a journal that is not as it was seen.",
    "policy": "The scale, the bands, the cadences and the tolerances.",
    "person": "Erasing what was recorded about a person.",
    "programme": "The programme itself: its lead, its progress, its registers gone through.",
    "revisit": "The inspectorate's revisit, and what it would find today.",
}
HINTS = {
    "date": "DATE",
    "span": "DATE",
    "number": "NUMBER",
    "entry": "ENTRY",
    "reference": "REF",
    "yes-no": "",
    "fields": "FIELD=VALUE",
}


def add_entry_commands(app: App, nouns: dict[str, App]) -> None:
    """Give every entry class its command: `risk.assessed` becomes `programme risk assess`."""
    # In the order of life and not of the alphabet: a risk is raised before it is assessed and closed.
    for place, entry_class in enumerate(ENTRIES.values()):
        if entry_class.noun not in nouns:
            help_ = WITHOUT_LISTS.get(entry_class.noun, f"Entries about {entry_class.noun}.")
            nouns[entry_class.noun] = App(name=entry_class.noun, help=help_, group=options.REGISTER_GROUP)
            app.command(nouns[entry_class.noun])
        nouns[entry_class.noun].command(command_for(entry_class), name=entry_class.verb, sort_key=place)


def command_for(entry_class: type[Entry]) -> Callable[..., None]:
    """Return the command that records such an entry."""
    names = {_argument_name(shape): shape for shape in shapes(entry_class)}

    def command(*subject: str | None, **given: Any) -> None:  # noqa: ANN401 - checked at the door
        given |= dict(zip(names, subject, strict=False))
        shared = {name: given.pop(name, None) for name in SHARED}
        fields = {
            names[name].name: _value(names[name], value) for name, value in given.items() if value is not None
        }
        proposed = Proposal(
            entry_class,
            fields,
            shared["on"],
            shared["by"],
            tuple(_evidence(text) for text in shared["evidence"] or ()),
            shared["entry_id"],
        )
        with opened(shared["store"], shared["programme"]) as register:
            changed = effect(register, [proposed]) if shared["dry_run"] else None
            recorded = record(register, [proposed], dry_run=changed is not None)
        _report(recorded[0], changed, as_json=shared["form"] == "json")

    command.__doc__ = entry_class.__doc__
    # Type hints go before a signature: a field that is called `subject` would lose its description to the one above.
    command.__annotations__ = {}
    command.__signature__ = _signature(entry_class)  # type: ignore[attr-defined]
    return command


def _signature(entry_class: type[Entry]) -> Signature:
    """Return the arguments of a command: the entry's own fields, then what every entry takes."""
    own = [_argument(shape, named=shape.name == entry_class.argument) for shape in shapes(entry_class)]
    defaults: dict[str, Any] = {"form": "table", "dry_run": False}
    shared = [
        Argument(name, Argument.KEYWORD_ONLY, annotation=kind, default=defaults.get(name))
        for name, kind in SHARED.items()
    ]
    return Signature([*own, *shared])


def _argument_name(shape: Shape) -> str:
    """Avoid the names that every command uses for the envelope, and Python's own."""
    return f"{shape.name}_" if shape.name in SHARED else shape.name


def _argument(shape: Shape, *, named: bool) -> Argument:
    several = shape.many or shape.holds == "fields"
    kind: Any = list[str] if several else bool if shape.holds == "yes-no" else str
    said = shape.description
    if shape.allots:
        said = "the reference to give it; the next free one if left out"
    said = "; ".join(
        part
        for part in (
            "NEEDED" if shape.required else "",
            said or (" or ".join(f"{prefix}-001" for prefix in shape.prefixes) if named else ""),
            f"one of {', '.join(shape.choices)}" if shape.choices else "",
            f"default {worded(shape.default)}" if shape.default not in (None, (), {}) else "",
            "may be repeated" if shape.many else "",
        )
        if part
    )
    parameter = Parameter(
        name=None if named else ("--set" if shape.holds == "fields" else shape.option),
        help=said,
        metavar=HINTS.get(shape.holds, "TEXT") or None,
        required=False,
        show_default=False,
        negative_iterable=(),
        allow_leading_hyphen=not named,
    )
    return Argument(
        _argument_name(shape),
        Argument.POSITIONAL_OR_KEYWORD if named else Argument.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[kind | None, parameter],
    )


def _value(shape: Shape, value: Any) -> Any:  # noqa: ANN401 - text or a list of texts
    if shape.holds != "fields":
        return value
    pairs = [text.partition("=") for text in value]
    for name, equals, _ in pairs:
        if not equals:
            raise Refused([Problem(f"write --set FIELD=VALUE; “{name[:40]}” has no equals sign", shape.name)])
    return {name.strip().replace("-", "_"): text for name, _, text in pairs}


def _evidence(text: str) -> str:
    """Keep a reference as it is, and of a file its name and digest, never its content."""
    if not text.startswith("@"):
        return text
    path = Path(text[1:])
    try:
        with path.open("rb") as file:
            return f"{path.name} sha256:{file_digest(file, 'sha256').hexdigest()}"
    except OSError as error:
        sentence = f"evidence {path} cannot be read ({error.strerror}): check the path, or give a reference"
        raise Refused([Problem(sentence, "evidence")]) from None


def _report(recorded: Record, changed: Effect | None, *, as_json: bool) -> None:
    entry = recorded.entry
    allotted = ", ".join(entry.allotted())
    if as_json:
        would = {} if changed is None else {"effect": plain(changed)}
        made = {"entry_id": recorded.entry_id, "recorded": changed is None}
        say(json({**plain(row(recorded, {})), **made, **would}))
        return
    about = allotted or ", ".join(dict.fromkeys(entry.references()))
    words = f"{entry.command} {about}".strip()
    if changed is not None:
        note("nothing was recorded (--dry-run)")
        say(f"{words} would be entry {recorded.position}, as of {recorded.on.words}")
        say("\n".join(f"  {line}" for line in changed.lines) or "  no alert or gap would change")
    else:
        say(f"{words} is entry {recorded.position}, as of {recorded.on.words}")
