"""Letters that an encoding lacks, written in those that it has."""

import codecs
import sys
from collections.abc import Mapping
from json import dumps as ascii_json

# How typewriters wrote what an encoding may lack.
PLAIN = {
    "“": '"',
    "”": '"',
    "’": "'",
    "–": "-",
    "—": "-",
    "…": "...",
    "·": "-",
    "×": "x",
    "≤": "<=",
}


def encodable(text: str, encoding: str, plain: Mapping[str, str] = PLAIN) -> str:
    """Return the text in letters that an encoding has: some have a plain one, the rest are escaped as JSON has it."""
    # Guarantee: an encoding that lacks letters is answered in those that it has.
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return _plain_letters(text, encoding, plain)
    return text


def _plain_letters(text: str, encoding: str, plain: Mapping[str, str]) -> str:
    kept = []
    for letter in text:
        try:
            letter.encode(encoding)
        except UnicodeEncodeError:
            kept.append(plain.get(letter) or ascii_json(letter)[1:-1])
        else:
            kept.append(letter)
    return "".join(kept)


def write_plainly() -> None:
    """Let standard output, to which a library writes help by itself, put plain letters where it lacks some."""
    codecs.register_error("plain-letters", _instead)
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(errors="plain-letters")


def _instead(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(PLAIN.get(letter) or ascii_json(letter)[1:-1] for letter in lacking), error.end
