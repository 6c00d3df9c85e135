"""What Textual finds out of its styles for every widget and app again, in fewer steps: what is found is the same."""
# ruff: noqa: SLF001 - Textual keeps what it read with one app only

from typing import Any

import pytest
from textual.css import match, stylesheet
from textual.css.model import CombinatorType, RuleSet, Selector
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_read = Stylesheet._parse_rules
_replace = Stylesheet.replace_rules
_matches = match._check_selectors
_known: dict[tuple[object, ...], list[RuleSet]] = {}


def quick_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual work out styles in fewer steps; they were half of the time of these tests."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", read_once)
    monkeypatch.setattr(Stylesheet, "replace_rules", staticmethod(replace_changed))
    for name in (match, stylesheet):
        monkeypatch.setattr(name, "_check_selectors", matches)
    # What it has of its own is the same, in Python.
    monkeypatch.setattr(RuleSet, "__hash__", object.__hash__)


def read_once(sheet: Stylesheet, *said: Any, **also: Any) -> list[RuleSet]:
    """Return the rules of a style in the colours of a sheet, read once for all the apps of a process."""
    key = (frozenset(sheet._variables.items()), said, frozenset(also.items()))
    if key not in _known:
        _known[key] = _read(sheet, *said, **also)
    return _known[key]


def replace_changed(node: DOMNode, rules: RulesMap, animate: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual calls it
    """Set the rules of a widget unless it has just these."""
    if not animate and node.styles.base._rules == rules:
        node.notify_style_update()
    else:
        _replace(node, rules, animate=animate)


def matches(selectors: list[Selector], path: list[DOMNode]) -> bool:
    """Return whether selectors mean the last widget of a path; the last of them is looked at first."""
    if not selectors[-1].check(path[-1]):
        return False
    if len(selectors) == 1 and selectors[0].combinator is CombinatorType.DESCENDENT:
        return True
    return _matches(selectors, path)
