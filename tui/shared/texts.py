"""Small pictures made of characters: bars, sparklines, and lines with a label; all of them Content, never markup."""

from collections.abc import Iterable, Sequence

import msgspec
from textual.content import Content

STEPS = "▁▂▃▄▅▆▇█"
NARROWEST = 12


def bar(part: float, whole: float, width: int) -> str:
    """Draw a share as a bar, with at least one step for anything above nothing."""
    filled = 0 if whole <= 0 else round(width * min(part, whole) / whole)
    if part > 0:
        filled = max(1, filled)
    return "▓" * filled + "░" * (width - filled)


def spark(values: Sequence[float], top: float) -> str:
    """Draw values as a line of steps, the top of the scale being the highest."""
    return "".join(
        STEPS[max(0, min(len(STEPS) - 1, round(value / top * len(STEPS)) - 1))] for value in values
    )


def heading(text: str) -> Content:
    """Return a heading."""
    return Content(text).stylize("bold $text-accent")


def quiet(text: str) -> Content:
    """Return what may be read last."""
    return Content(text).stylize("$foreground-muted")


class Labelled(msgspec.Struct, frozen=True):
    """A text beside its label; where it goes on to another line it stays beside it."""

    label: str
    text: Content


TextLine = Content | Labelled


def labelled(pairs: Iterable[tuple[str, str | Content]], width: int = 0) -> list[Labelled]:
    """Put texts beside their labels, the texts beneath one another; pairs without a text are left out."""
    pairs = [(label, text) for label, text in pairs if str(text)]
    room = width or max((len(label) for label, _ in pairs), default=0) + 2
    return [
        Labelled(label.ljust(room), Content(text) if isinstance(text, str) else text) for label, text in pairs
    ]


def laid_out(parts: Iterable[TextLine], width: int) -> Content:
    """Put lines beneath one another in a width."""
    return Content("\n").join(_hung(part, width) if isinstance(part, Labelled) else part for part in parts)


def _hung(part: Labelled, width: int) -> Content:
    wrapped = part.text.wrap(max(NARROWEST, width - len(part.label)))
    first, *others = wrapped or [Content("")]
    indent = Content(" " * len(part.label))
    return Content("\n").join([quiet(part.label) + first, *(indent + line for line in others)])
