"""A figure: what we take, what a peer or a limit takes in the same run, and how they compare."""

from typing import NamedTuple


class Figure(NamedTuple):
    """Two measurements of one run, in one unit; `goal` bounds ours divided by the peer's.

    `name` is what the guard knows the figure by. With `faster` the ratio is read the other way round, and the goal is
    the least that it may be. With `fixed` the peer is a number and no measurement, so that the ratio depends on the
    machine.
    """

    name: str
    what: str
    ours: float
    peer: str
    peers: float
    goal: float
    unit: str = "ms"
    faster: bool = False
    fixed: bool = False

    @property
    def ratio(self) -> float:
        """Ours divided by the peer's; with `faster`, how many times as fast we are."""
        return self.peers / self.ours if self.faster else self.ours / self.peers

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return self.ratio >= self.goal if self.faster else self.ratio <= self.goal

    @property
    def worse(self) -> float:
        """A number that grows as we get slower beside the peer, whichever way the ratio is read."""
        return self.ours / self.peers

    def cells(self) -> tuple[str, ...]:
        """Return the cells of its row."""
        bound = f"{'≥' if self.faster else '≤'} {self.goal:g} ×"
        return (
            self.what,
            f"{self.ours:,.3g} {self.unit}",
            f"{self.peer}: {self.peers:,.3g} {self.unit}",
            f"{self.ratio:.2f} ×",
            f"{bound}{'' if self.reached else ' (not reached)'}",
        )
