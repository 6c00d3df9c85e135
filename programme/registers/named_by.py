"""What names a thing: everything else of the programme in whose fields its reference stands."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from domain.foundation.references import KINDS
from domain.state.programme import Programme


def named_by(programme: Programme, reference: str) -> Iterator[str]:
    """Yield the references of what names a thing, register by register; what only the thing itself says is left out."""
    for kind in KINDS.values():
        for ref, thing in getattr(programme, kind.register).items():
            if ref != reference and _names(thing, reference):
                yield ref


def _names(value: Any, reference: str) -> bool:  # noqa: ANN401 - a field holds any value
    if isinstance(value, str):
        return value == reference
    if isinstance(value, list | tuple | set | frozenset):
        return any(_names(part, reference) for part in value)
    if isinstance(value, Mapping):
        return any(_names(part, reference) for pair in value.items() for part in pair)
    if isinstance(value, msgspec.Struct):
        return any(_names(getattr(value, name), reference) for name in value.__struct_fields__)
    return False
