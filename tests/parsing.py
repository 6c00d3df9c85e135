"""Command lines read in fewer steps, where one process reads thousands of them; what is read is the same."""

from typing import Any

import pydantic
import pytest
from cyclopts import App, Parameter
from cyclopts.argument import ArgumentCollection

_assemble = App.assemble_argument_collection
_adapt = pydantic.TypeAdapter
# The app and the hint are kept with what was made of them, so that no other takes their number.
_collections: dict[tuple[int, Parameter | None, bool], tuple[App, ArgumentCollection]] = {}
_adapters: dict[int, tuple[Any, pydantic.TypeAdapter[Any]]] = {}


def quick_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library look at the arguments of each command once, not for every line: a third of a scenario."""
    monkeypatch.setattr(App, "assemble_argument_collection", arguments)
    monkeypatch.setattr(pydantic, "TypeAdapter", adapter)


def arguments(
    app: App, *, default_parameter: Parameter | None = None, parse_docstring: bool = False
) -> ArgumentCollection:
    """Return the arguments of a command, none of which is given yet."""
    key = id(app), default_parameter, parse_docstring
    if key not in _collections:
        made = _assemble(app, default_parameter=default_parameter, parse_docstring=parse_docstring)
        _collections[key] = app, made
    _, kept = _collections[key]
    fresh = kept.copy(reset_tokens=True)
    copies = {id(one): copy for one, copy in zip(kept, fresh, strict=True)}
    for one in fresh:
        one.children = ArgumentCollection([copies[id(child)] for child in one.children])  # type: ignore[no-untyped-call]
    return fresh


def adapter(hint: Any) -> pydantic.TypeAdapter[Any]:
    """Return what checks values of a type."""
    if id(hint) not in _adapters:
        _adapters[id(hint)] = hint, _adapt(hint)
    return _adapters[id(hint)][1]
