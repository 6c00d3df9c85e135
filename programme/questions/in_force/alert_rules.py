"""The reference of alerts: every rule, what it asks for, its thresholds and what clears it, read off the rules."""

import ast
import inspect
import re
from collections.abc import Callable
from importlib import import_module
from typing import Any, get_args

import msgspec

from domain.entries.catalogue import ENTRIES
from domain.foundation.phrases import Phrase
from domain.rules.adverse_impact import FLAGGED_BELOW
from domain.rules.leaning import leaning
from domain.rules.turns.table import Life
from domain.state.policy import Policy
from programme.registers import parts
from programme.registers.alert import SEVERITIES
from programme.registers.contradiction import Kind
from programme.registers.leaned_on import leaned_on

HEAD = """# Alerts

Every rule by which something is an alert: what is asked for, its thresholds, and what clears it. Written by
`python -m programme.reference`; do not edit. Days and tolerances are those of the profile uk-public-sector; `programme
policy show` says which are in force, `programme policy set` changes them. How certain an alert is: [time](time.md).

Two more follow from the stamps of the journal and the clock of the machine that asks: `journal.stamped-ahead` (attend),
when an entry is stamped more than 5 minutes later than it is, and `journal.stamps-jumped` (note), when the last entry
that is stamped more than 31 days after the one before it may show a clock that was set ahead. `programme journal
bound-stamps` clears both.
"""
# Where a rule and what it asks stand.
READ = ("programme.registers", "domain.rules")
# So a rule is called: the register and what is amiss.
_NAME = re.compile(r"[a-z][a-z-]*\.[a-z][a-z-]*")
_COMMAND = re.compile(r"\(programme ([a-z-]+ [a-z-]+)\)")
# The constants beyond which something is an alert; others only say how an alert is worded or worked out.
THRESHOLDS = {
    "REVIEW_NOTICE_DAYS": "{} days’ notice",
    "HALF": "more than {} %",
}
# The settings that the policy chooses among.
CHOSEN = {
    "risk_review_days": [name for name in Policy.__struct_fields__ if name.startswith("risk_review_")],
    "tolerated": ["tolerance"],
}
# Of what a rule reads off a thing that has a threshold of its own.
OF_ITSELF = {"flagged": f"a ratio below {float(FLAGGED_BELOW)}", "told_again": "twice"}
# What leans on whatever it is about.
_ON_ANYTHING = ("assumption.retired", "dependency.withdrawn")
# What no longer leans on a thing that has ended, by what that was.
LET_GO = {
    "phase": (
        *("phase.bounded", "phase.dependency-dropped", "change.attached", "sop.linked", "risk.restated"),
        *("need.dropped", "responsibility.ended", "milestone.attached", *_ON_ANYTHING),
    ),
    "process": ("phase.dependency-dropped", "change.withdrawn", "sop.linked", "risk.restated", *_ON_ANYTHING),
    "change": ("phase.dependency-dropped", "sop.linked", *_ON_ANYTHING),
    "sop": ("phase.dependency-dropped", "priority.planned", *_ON_ANYTHING),
    "control": ("risk.assessed",),
    "unit": ("need.dropped", "process.moved", "group.ended", "function.carried", *_ON_ANYTHING),
}


class Said(msgspec.Struct):
    """What the code of a rule says: what alerts are called, how grave they are, and what they lean on."""

    names: dict[str, None] = {}
    severities: dict[str, None] = {}
    thresholds: dict[str, None] = {}
    commands: dict[str, None] = {}
    # Of contradictions: the noun whose alerts they are, and the kinds of them.
    noun: str = ""
    kinds: dict[str, None] = {}


def alerts() -> str:
    """Return the reference of alerts."""
    lines = [HEAD]
    for part in parts("alerts"):
        register = part.__name__.split(".")[-2].replace("_", " ")
        lines += [
            f"## {register}",
            "",
            "| alert | asked for | severity | thresholds | cleared by |",
            "|---|---|---|---|---|",
        ]
        lines += [_row(rule) for rule in part.RULES]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def said_of(rule: Callable[..., Any]) -> Said:
    """Return what the code of a rule says."""
    said = Said()
    _read(rule, said, set())
    for kind in said.kinds if said.noun else ():
        said.names[f"{said.noun}.{kind.replace(' ', '-')}"] = None
    return said


def _row(rule: Callable[..., Any]) -> str:
    said = said_of(rule)
    # A name that goes on is one of several: `phase.gap-…`.
    names = ", ".join(f"`{name}…`" if name.endswith("-") else f"`{name}`" for name in sorted(said.names))
    severities = ", ".join(one for one in SEVERITIES if one in said.severities)
    asked = " ".join((inspect.getdoc(rule) or "").split())
    clears = ", ".join(f"`{command}`" for command in said.commands) or "nothing: it stays on record"
    return f"| {names} | {asked} | {severities} | {', '.join(said.thresholds)} | {clears} |"


def _read(function: Callable[..., Any], said: Said, seen: set[Callable[..., Any]]) -> None:
    """Read a function, and those of the registers that it calls."""
    module = inspect.getmodule(function)
    if function in seen or module is None:
        return
    seen.add(function)
    tree = ast.parse(inspect.getsource(function))
    given = [node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "rule"]
    rules = {id(part) for value in given for part in ast.walk(value)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)):
                _text(text, said, names_a_rule=id(node) in rules)
            case ast.Call(func=ast.Name(id=name)):
                _called(name, node, said, seen)
            case ast.Attribute(attr=name):
                _asked(name, said)
            case ast.Name(id=name):
                _named(name, getattr(module, name, None), said, seen)
            case ast.ImportFrom(module=str(place), names=names):
                for one in names:
                    _named(one.name, getattr(import_module(place), one.name), said, seen)
            case _:
                pass


def _asked(name: str, said: Said) -> None:
    """Take what is asked of a thing or of the policy for the threshold that it is."""
    if name in OF_ITSELF:
        said.thresholds[OF_ITSELF[name]] = None
    for setting in CHOSEN.get(name, [name] if name in Policy.__struct_fields__ else []):
        if isinstance(value := getattr(Policy(), setting), int):
            said.thresholds[f"`{setting}` {value}"] = None


def _text(text: str, said: Said, *, names_a_rule: bool) -> None:
    if text in ENTRIES and not names_a_rule:
        said.commands[ENTRIES[text].command] = None
    elif text in SEVERITIES:
        said.severities[text] = None
    elif text in get_args(Kind):
        said.kinds[text] = None
    elif _NAME.fullmatch(text):
        said.names[text] = None
    for command in _COMMAND.findall(text):
        said.commands[command] = None


def _called(name: str, call: ast.Call, said: Said, seen: set[Callable[..., Any]]) -> None:
    """Read the rules that several registers share, each of which names its alerts for the register."""
    given = [one.value for one in (*call.args, *call.keywords) if isinstance(one, ast.Constant)]
    given += [one.value.value for one in call.keywords if isinstance(one.value, ast.Constant)]
    match name, given:
        case "leaned_on", [str(noun)]:
            # Its own code names what lets go of whatever has ended.
            seen.update((leaned_on, leaning))
            said.names[f"{noun}.leaned-on"] = None
            said.severities["attend"] = None
            said.commands.update({ENTRIES[topic].command: None for topic in LET_GO[noun]})
        case "silent", [str(noun), *_]:
            said.names.update({f"{noun}.stale": None, f"{noun}.abandoned": None})
        case "noted", [str(noun)]:
            said.noun = noun
        case _:
            pass


def _named(name: str, held: Any, said: Said, seen: set[Callable[..., Any]]) -> None:  # noqa: ANN401 - whatever it is
    found = inspect.unwrap(held)
    if inspect.isfunction(found) and found.__module__.startswith(READ):
        _read(found, said, seen)
    elif isinstance(found, Phrase):
        said.commands.update({ENTRIES[one.topic].command: None for one in found.remedies})
    elif isinstance(found, Life):
        said.commands.update({ENTRIES[turn.topic].command: None for turn in found.turns if turn.ask})
    elif isinstance(found, tuple):
        for one in found:
            if inspect.isfunction(one):
                _read(one, said, seen)
    elif name in THRESHOLDS:
        said.thresholds[THRESHOLDS[name].format(found)] = None
