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
from programme.answers.answer import worded
from programme.cli import options
from programme.cli.habits.completing import references_of
from programme.cli.output import note, opened
from programme.cli.recording.many import things
from programme.cli.recording.reporting import report, report_several
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.personal.names import reference
from programme.recording.batches.several import by_thing, several, subject_of
from programme.recording.effect import effect_of
from programme.recording.field_shapes import Shape, shapes
from programme.recording.known_on import ABOUT_ENTRIES, with_knowledge
from programme.recording.naming import still_named
from programme.recording.record import Proposal, record
from programme.recording.roles.granted import advice
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
WHERE = "where"
OF_THOSE = Annotated[
    str | None,
    Parameter(
        allow_leading_hyphen=True,
        help="Of all that fit instead of those that are named, as their list filters: owner:supt state:open.",
    ),
]
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
    of = subject_of(entry_class)

    def command(*subject: str | None, **given: Any) -> None:  # noqa: ANN401 - checked at the door
        given |= dict(zip(names, subject, strict=False))
        where = given.pop(WHERE, None) if of and WHERE not in names else None
        named = given.pop(_argument_name(of), None) or () if of else ()
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
        with opened(shared["store"], shared["programme"]) as register:
            batch = _of_each(register, proposed, of, named, where)
            known = shared["known_on"], shared["known_to"]
            if len(batch) > 1 and any(known):
                raise Refused(
                    [Problem("since when it was known is said of one entry: leave it out", "known_on")]
                )
            both = batch if len(batch) > 1 else with_knowledge(batch[0], *known)
            typed = _typed(register, batch[0]) if entry_class.topic == ERASED else ""
            recorded = _recorded(register, both, of, dry_run=shared["dry_run"])
            changed = effect_of(register, recorded) if shared["dry_run"] else None
            jumped = "" if shared["dry_run"] else clock.jumped(register, recorded[0])
            advised = [] if shared["dry_run"] else list(advice(register, recorded))
        if typed:
            note(typed)
        as_json = shared["json"] or shared["form"] == "json"
        if len(batch) > 1:
            report_several(recorded, changed, as_json=as_json)
        else:
            report(recorded[0], changed, as_json=as_json, claim=recorded[1:])
        for said in filter(None, (jumped, *dict.fromkeys(advised))):
            note(said)

    command.__doc__ = entry_class.__doc__
    # Type hints go before a signature: a field that is called `subject` would lose its description to the one above.
    command.__annotations__ = {}
    command.__signature__ = _signature(entry_class)  # type: ignore[attr-defined]
    return command


def _of_each(
    register: Register, proposed: Proposal, of: Shape | None, named: Sequence[str], where: str | None
) -> Sequence[Proposal]:
    """Return an entry for each thing that is named or found; where none is, one that is refused for want of it."""
    if of is None or (not named and where is None):
        return (proposed,)
    return several(proposed, of.name, things(register, proposed.entry_class, of, named, where))


def _recorded(
    register: Register, proposals: Sequence[Proposal], of: Shape | None, *, dry_run: bool
) -> tuple[Record, ...]:
    try:
        return record(register, proposals, dry_run=dry_run)
    except Refused as refused:
        if of is None or len(proposals) == 1:
            raise
        raise Refused(
            by_thing(refused.problems, [one.fields.get(of.name, "") for one in proposals])
        ) from refused


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
    of = subject_of(entry_class)
    own = [
        _argument(shape, named=shape.name == entry_class.argument, several_at_once=shape is of)
        for shape in shapes(entry_class)
    ]
    if of and of.holds == "reference" and WHERE not in {shape.name for shape in shapes(entry_class)}:
        own.append(Argument(WHERE, Argument.KEYWORD_ONLY, default=None, annotation=OF_THOSE))
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


def _argument(shape: Shape, *, named: bool, several_at_once: bool = False) -> Argument:
    listed = shape.many or shape.holds == "fields" or several_at_once
    kind: Any = list[str] if listed else bool if shape.holds == "yes-no" else str
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
        # A hyphen alone stands for standard input.
        allow_leading_hyphen=listed or not named,
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
