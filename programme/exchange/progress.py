"""How far an import has come, told while it works, and the wish that it stops."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
EVERY = 100


class Stopped(Exception):  # noqa: N818 - nothing went wrong: somebody wanted it
    """Somebody stopped the import before anything was recorded."""


class Progress:
    """Tells whoever asked what is done and how much of it, and ends the work when it is no longer wanted."""

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        self.tell = tell
        self.stopped = False

    def of(self, what: str, things: Iterable[T], total: int | None = None) -> Iterator[T]:
        """Yield things while they are worked on; Stopped as soon as that is wanted."""
        out_of = f" of {total:,}" if total else ""
        for done, thing in enumerate(things):
            # Guarantee: an import that is stopped has recorded nothing.
            if self.stopped:
                raise Stopped
            if self.tell and done % EVERY == 0:
                self.tell(f"{what}: {done:,}{out_of}")
            yield thing

    def now(self, what: str) -> None:
        """Tell of a step that has no parts; Stopped when it is not wanted any more."""
        if self.stopped:
            raise Stopped
        if self.tell:
            self.tell(what)
