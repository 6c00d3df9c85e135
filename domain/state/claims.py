"""Sources as they stand, and what they claim."""

from domain.foundation.dates import When
from domain.foundation.places import Place, place_at, run
from domain.foundation.values import State, Value


class Opened(Value, frozen=True):
    """Since when somebody could read a source."""

    audience: str
    on: When


class PassedOver(Value, frozen=True):
    """Places of a source in which there is nothing to claim, as they were written, and why."""

    runs: tuple[str, ...]
    reason: str

    @property
    def places(self) -> tuple[str, ...]:
        """Each of the places."""
        return tuple(place for said in self.runs for place in run(said))


class Publication(State):
    """One source as it stands: a report, a plan, minutes; `short` is how evidence names it.

    `outline` names its places in their order, as they were written; in those of `passed_over` nothing is claimed.
    """

    ref: str
    title: str
    short: str
    kind: str
    registered: When
    author: str | None = None
    opened: tuple[Opened, ...] = ()
    outline: tuple[str, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """Each place of its outline."""
        return tuple(place for said in self.outline for place in run(said))


class Link(Value, frozen=True):
    """What supports or contradicts a claim: claims and other things, or entries by their positions.

    `matter` is what a contradiction is about, on one line.
    """

    on: When
    things: tuple[str, ...] = ()
    entries: tuple[int, ...] = ()
    note: str | None = None
    matter: str | None = None


class Stated(Value, frozen=True):
    """That something was claimed: the fact behind one side of a contradiction in words."""

    on: When
    text: str


class Claim(State):
    """One claim as it stands: what a source says at a place, in our own words, and what was found for and against it.

    That it is claimed is a fact; what it says is none. `contradicts` names the claims of which it is recorded that they
    are contradicted by it.
    """

    ref: str
    source: str
    paragraph: str
    kind: str
    text: str
    stated: When
    part: str | None = None
    sentence: str | None = None
    supported: tuple[Link, ...] = ()
    contradicted: tuple[Link, ...] = ()
    contradicts: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it says, on one line."""
        return " ".join(self.text.split())

    @property
    def where(self) -> str:
        """Where its source says so, as evidence does after the source's name: `6.5, strength 3, sentence 1`."""
        sentences = (
            f"sentence{'s' if ' ' in self.sentence else ''} {self.sentence}" if self.sentence else None
        )
        return ", ".join(filter(None, (self.paragraph, self.part, sentences)))

    @property
    def fact(self) -> Stated:
        """The fact that it was claimed."""
        return Stated(self.stated, self.text)

    def place(self, short: str) -> Place:
        """Return its place in the source, which evidence calls `short`."""
        return place_at(short, ", ".join(filter(None, (self.paragraph, self.part))), self.sentence)
