"""One command for each kind of entry, made from its class alone."""

from collections.abc import Callable, Iterable, Sequence
from inspect import Parameter as Argument
from inspect import Signature
from typing import Annotated, Any

from cyclopts import Parameter

from domain.entries import find
from domain.entries.entry import Entry
from domain.foundation.safe_text import without_invisible
from domain.history.record import Record
from programme.answers.answer import plain, worded
from programme.answers.formats import json
from programme.cli import options
from programme.cli.habits.completing import references_of
from programme.cli.output import note, opened, say, say_done
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.personal.names import reference
from programme.questions.timeline import row
from programme.recording.effect import Effect, effect_of
from programme.recording.field_shapes import Shape, shapes
from programme.recording.known_on import ABOUT_ENTRIES, with_knowledge
from programme.recording.naming import still_named
from programme.recording.record import Proposal, record
from programme.stores import clock

SHARED: dict[str, Any] = {
    "on": options.On,
    "by": options.By,
    "evidence": options.Evidence,
    "known_on": options.KnownOn,
    "known_to": options.KnownTo,
    "entry_id": options.EntryId,
    "dry_run": options.DryRun,
    "store": options.Store,
    "programme": options.Programme,
    "form": options.Form,
    "json": options.AsJson,
    "quiet": options.Quiet,
}
KNOWN = frozenset({"known_on", "known_to"})
ERASED = "person.erased"
HINTS = {
    "date": "DATE",
    "span": "DATE",
    "number": "NUMBER",
    "entry": "ENTRY",
    "reference": "REF",
    "yes-no": "",
    "fields": "FIELD=VALUE",
}


def __getattr__(topic: str) -> Callable[..., None]:
    """Make the command that records entries of a topic; the library asks a module for what it loads late."""
    if "." not in topic or (found := find.entry_class(topic)) is None:
        raise AttributeError(topic)
    return command_for(found)


def command_for(entry_class: type[Entry]) -> Callable[..., None]:
    """Return the command that records such an entry."""
    names = {_argument_name(shape): shape for shape in shapes(entry_class)}

    def command(*subject: str | None, **given: Any) -> None:  # noqa: ANN401 - checked at the door
        given |= dict(zip(names, subject, strict=False))
        shared = {name: given.pop(name, None) for name in SHARED}
        fields = {
            names[name].name: _value(names[name], value) for name, value in given.items() if value is not None
        }
        _tell_invisible(given.values())
        proposed = Proposal(
            entry_class,
            fields,
            shared["on"],
            shared["by"],
            tuple(shared["evidence"] or ()),
            shared["entry_id"],
        )
        both = with_knowledge(proposed, shared["known_on"], shared["known_to"])
        with opened(shared["store"], shared["programme"]) as register:
            typed = _typed(register, proposed) if entry_class.topic == ERASED else ""
            recorded = record(register, both, dry_run=shared["dry_run"])
            changed = effect_of(register, recorded) if shared["dry_run"] else None
            jumped = "" if shared["dry_run"] else clock.jumped(register, recorded[0])
        if typed:
            note(typed)
        _report(recorded[0], changed, as_json=shared["json"] or shared["form"] == "json", claim=recorded[1:])
        if jumped:
            note(jumped)

    command.__doc__ = entry_class.__doc__
    # Type hints go before a signature: a field that is called `subject` would lose its description to the one above.
    command.__annotations__ = {}
    command.__signature__ = _signature(entry_class)  # type: ignore[attr-defined]
    return command


def _typed(register: Register, proposed: Proposal) -> str:
    """Say which entries an erasure does not reach."""
    person = reference(str(proposed.fields.get("subject", "")))
    positions = still_named(register, person) if person else []
    if not positions:
        return ""
    entries = f"entr{'ies' if len(positions) > 1 else 'y'} {', '.join(map(str, positions))}"
    several = "" if len(positions) > 1 else "s"
    return (
        f"{entries} name{several} them as it was typed, before the directory had the name: what is recorded is never "
        "changed, and can be withheld with --redacted"
    )


def _signature(entry_class: type[Entry]) -> Signature:
    """Return the arguments of a command: the entry's own fields, then what every entry takes."""
    own = [_argument(shape, named=shape.name == entry_class.argument) for shape in shapes(entry_class)]
    defaults: dict[str, Any] = {"form": "table", "json": False, "quiet": False, "dry_run": False}
    shared = [
        Argument(name, Argument.KEYWORD_ONLY, annotation=kind, default=defaults.get(name))
        for name, kind in SHARED.items()
        if not (name in KNOWN and issubclass(entry_class, ABOUT_ENTRIES))
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
        completer=references_of(*shape.prefixes) if shape.prefixes and not shape.allots else None,
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


def _tell_invisible(values: Iterable[Any]) -> None:
    """Say how many characters that nobody sees will be left out of what was typed, or pasted."""
    texts = (text for value in values for text in (value if isinstance(value, list) else [value]))
    # Guarantee: characters that nobody sees are left out of what is recorded, and counted.
    if count := sum(without_invisible(text)[1] for text in texts if isinstance(text, str)):
        several = "s are" if count > 1 else " is"
        note(f"{count} invisible character{several} left out, such as zero-width spaces and soft hyphens")


def _report(recorded: Record, changed: Effect | None, *, as_json: bool, claim: Sequence[Record] = ()) -> None:
    entry = recorded.entry
    allotted = ", ".join(entry.allotted())
    if as_json:
        would = {} if changed is None else {"effect": plain(changed)}
        made = {"entry_id": recorded.entry_id, "recorded": changed is None}
        (say_done if changed is None else say)(
            json({**plain(row(recorded, {})), **made, **would}), exact=True
        )
        return
    about = allotted or ", ".join(dict.fromkeys(entry.references()))
    words = f"{entry.command} {about}".strip()
    if changed is not None:
        note("nothing was recorded (--dry-run)")
        say(f"{words} would be entry {recorded.position}, as of {recorded.on.words}")
        say("\n".join(f"  {line}" for line in changed.lines) or "  no alert or gap would change")
        _report_known(claim)
    else:
        say_done(f"recorded {words} (entry {recorded.position}, as of {recorded.on.words})")
        _report_known(claim)


def _report_known(claim: Sequence[Record]) -> None:
    for record_ in claim:
        note(f"known since {record_.on.words} (entry {record_.position})")
