"""Reading JSON without losing any of it: no digit of a figure, and no key that stands there twice."""

import json
from decimal import Decimal
from typing import Any

import msgspec

from programme.foundation.refusal import Refused


def decoded(text: str) -> Any:  # noqa: ANN401 - a JSON value
    """Return a value with its figures as decimals; DecodeError when it is not JSON, Refused when a key is repeated.

    It is read twice: msgspec is strict, and takes the last of two keys and the nearest float for a figure.
    """
    msgspec.json.decode(text)
    return json.loads(text, object_pairs_hook=_once, parse_float=Decimal)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return what stands in braces; Refused when a key stands there twice, as one of the two would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for place, (key, _) in enumerate(pairs) if key in dict(pairs[:place]))
        raise Refused([f"the key “{twice[:40]}” stands there twice: say it once"])
    return found


def with_floats(value: object) -> object:
    """Return a value with the nearest float for each decimal."""
    match value:
        case Decimal():
            return float(value)
        case dict():
            return {key: with_floats(part) for key, part in value.items()}
        case list():
            return [with_floats(part) for part in value]
        case _:
            return value
