"""References that a shell completes: asked of the store when somebody presses the tab key."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cyclopts.completion import CompletionContext

# A shell shows them below each other.
MOST = 2_000
TITLE = 60


def references(context: "CompletionContext") -> list[tuple[str, str]]:
    """Return every reference with what it is called, of the store that the command line names."""
    return _found(context, None)


def references_of(*prefixes: str) -> Callable[["CompletionContext"], list[tuple[str, str]]]:
    """Return what completes references that begin with one of these prefixes."""
    return lambda context: _found(context, frozenset(prefixes))


def _found(context: "CompletionContext", prefixes: frozenset[str] | None) -> list[tuple[str, str]]:
    # Whatever fails here, the library tells a shell nothing.
    from domain.foundation.references import KINDS  # noqa: PLC0415 - only completion asks
    from programme.registers.called import name_of  # noqa: PLC0415 - as above
    from programme.stores.open import open_register  # noqa: PLC0415 - as above

    given = {name: context.get(name) for name in ("--store", "--programme")}
    store, programme = (value.raw if value is not None else None for value in given.values())
    register = open_register(store, programme)
    try:
        state = register.view().programme
        return [
            (reference, name_of(state, prefix, reference)[:TITLE])
            for prefix, kind in KINDS.items()
            if prefixes is None or prefix in prefixes
            for reference in getattr(state, kind.register)
        ][:MOST]
    finally:
        register.close()
