"""Text that nobody can obey: what a terminal, a browser or a spreadsheet would act on is made visible instead.

Control characters steer terminals (ECMA-48); direction and invisible characters let a text read otherwise than it is
(Unicode Technical Report 36). The journal's own doors keep them out; a file that somebody else made may hold them.
"""

import re
from collections.abc import Callable

# Line breaks and tabs are text; joiners (U+200C, U+200D) shape letters of several scripts.
_UNSAFE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# What word processors leave in a text and nobody sees: soft hyphens, zero-width spaces, marks of order and direction.
_INVISIBLE = "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"


def safe(text: str) -> str:
    """Return the text with each character that would be obeyed written as `<U+001B>`."""
    return escaped(text, lambda letter: f"<U+{ord(letter):04X}>")


def on_one_line(text: str) -> str:
    """Return the text safe and without line breaks and tabs, which are written as what else would be obeyed."""
    return safe(text).replace("\n", "<U+000A>").replace("\t", "<U+0009>")


def escaped(text: str, written: Callable[[str], str]) -> str:
    """Return the text with each character that would be obeyed written in another way."""
    # Most texts have none, and this is asked of every text that is read.
    return text if text.isprintable() else re.sub(_UNSAFE, lambda found: written(found[0]), text)


def without_invisible(text: str) -> tuple[str, int]:
    """Return the text without the characters that nobody sees, and how many those were."""
    # What is printable is seen, and most texts are: this is asked of every text that comes in.
    return (text, 0) if text.isprintable() else re.subn(_INVISIBLE, "", text)
