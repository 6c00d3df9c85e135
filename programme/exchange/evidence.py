"""What shows that an entry follows from a sheet: the file with its digest, and each cell with what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from programme.exchange.registers import TAKEN
from programme.exchange.rows import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programme.exchange.plan import Planned
    from programme.exchange.rows import Origin
    from programme.exchange.steps import Step

MOST_EVIDENCE = 500


class Evidence(Sequence[str]):
    """The evidence of one entry, written out only when it is read: an import holds it for every row."""

    __slots__ = ("_of",)

    def __init__(self, origin: Origin, one: Planned, step: Step) -> None:
        self._of = origin, one, step

    def __len__(self) -> int:
        return 1 + len(dict.fromkeys(self._of[2].cells))

    def __iter__(self) -> Iterator[str]:
        return iter(written(*self._of))

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return written(*self._of)[place]


def written(origin: Origin, one: Planned, step: Step) -> tuple[str, ...]:
    """Name the file with its digest, and each cell with the text that stands in it, unless it is sealed."""
    row = one.row
    cells: tuple[str, ...] = tuple(dict.fromkeys(step.cells))
    if cells and not TAKEN[row.kind].personal:
        texts = {cell.address: cell.text for cell in row.extra}
        texts |= {cell.address: cell.text for cell in row.cells.values()}
        cells = tuple(f"{address} “{shown(texts.get(address, ''))}”"[:MOST_EVIDENCE] for address in cells)
    return (f"{_source(origin)}, {row.place}"[:MOST_EVIDENCE], *cells)


@lru_cache(maxsize=8)
def _source(origin: Origin) -> str:
    version = f", mapping {origin.mapping}" if origin.mapping else ""
    # An @ at the start would ask for the digest of a file.
    name = f"{'./' if origin.file.startswith('@') else ''}{shown(origin.file)[:200]}"
    return f"{name} (sha256 {origin.sha256}{version})"
