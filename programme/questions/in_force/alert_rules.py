"""The reference of alerts: every rule, what it asks for, its thresholds and what clears it, read off the rules."""

import ast
import inspect
import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

import msgspec

from domain.entries.catalogue import ENTRIES
from domain.state.policy import Policy
from programme.registers import parts
from programme.registers.alert import SEVERITIES

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


class Said(msgspec.Struct):
    """What the code of a rule says: what alerts are called, how grave they are, and what they lean on."""

    names: dict[str, None] = {}
    severities: dict[str, None] = {}
    settings: dict[str, None] = {}
    constants: dict[str, None] = {}
    remedies: dict[str, None] = {}


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


def _row(rule: Callable[..., Any]) -> str:
    said = Said()
    _read(rule, said, set())
    # A name that goes on is one of several: `phase.gap-…`.
    named = [f"`{name}…`" if name.endswith("-") else f"`{name}`" for name in sorted(said.names)]
    names = ", ".join(named) or "`…` of each kind of contradiction"
    severities = ", ".join(one for one in SEVERITIES if one in said.severities)
    thresholds = [f"`{name}` {getattr(Policy(), name)}" for name in said.settings] + list(said.constants)
    clears = ", ".join(f"`{ENTRIES[topic].command}`" for topic in said.remedies)
    asked = " ".join((inspect.getdoc(rule) or "").split())
    return f"| {names} | {asked} | {severities or 'note'} | {', '.join(thresholds)} | {clears or '`entry correct`'} |"


def _read(function: Callable[..., Any], said: Said, seen: set[Callable[..., Any]]) -> None:
    """Read a function, and those of the registers that it calls."""
    if function in seen:
        return
    seen.add(function)
    tree = ast.parse(inspect.getsource(function))
    module = inspect.getmodule(function)
    if module is None:
        return
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)):
                _text(text, said)
            case ast.Attribute(attr=name) if name in Policy.__struct_fields__ and name != "scale":
                if isinstance(getattr(Policy(), name), int):
                    said.settings[name] = None
            case ast.Name(id=name):
                _named(name, module, said, seen)
            case _:
                pass


def _text(text: str, said: Said) -> None:
    if text in ENTRIES:
        said.remedies[text] = None
    elif text in SEVERITIES:
        said.severities[text] = None
    elif _NAME.fullmatch(text):
        said.names[text] = None


def _named(name: str, module: ModuleType, said: Said, seen: set[Callable[..., Any]]) -> None:
    found = getattr(module, name, None)
    if inspect.isfunction(found) and found.__module__.startswith(READ):
        _read(found, said, seen)
    elif name.isupper() and isinstance(found, int):
        said.constants[f"{name.replace('_', ' ').lower()} {found}"] = None
