"""A line in its parts: words, `field:value`, and what stands in quotation marks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_NAME = r"(?:(?P<field>[^\W\d_][\w-]*):(?!//))?"
_PART = re.compile(rf"\s*{_NAME}(?:[\"“](?P<quoted>[^\"”]*)(?P<end>[\"”]?)|(?P<bare>\S*))")
_ARGUMENT = re.compile(rf"{_NAME}(?P<value>.*)", re.DOTALL)


class Token(NamedTuple):
    """A part of a line; `field` is what stands before its colon, empty when there is none, and `at` where it begins."""

    field: str
    value: str
    at: int = 0
    end: int = 0
    quoted: bool = False
    closed: bool = True

    @property
    def text(self) -> str:
        """What was typed, without quotation marks."""
        return f"{self.field}:{self.value}" if self.field else self.value


def tokens(line: str) -> Iterator[Token]:
    """Yield the parts of a line as it is typed; a quotation mark that is not closed reaches to the end."""
    place = 0
    while match := _PART.match(line, place):
        if match.end() == place:
            return
        place = match.end()
        quoted = match["quoted"] is not None
        value = match["quoted"] if quoted else match["bare"]
        begins = (
            match.start("field")
            if match["field"]
            else match.start("quoted") - 1
            if quoted
            else match.start("bare")
        )
        if value or match["field"] or quoted:
            yield Token(match["field"] or "", value, begins, place, quoted, not quoted or bool(match["end"]))


def arguments(words: Sequence[str]) -> list[Token]:
    """Return the parts of a line that a shell has divided, and whose quotation marks it has taken away."""
    if len(words) == 1:
        return list(tokens(words[0]))
    found = [_ARGUMENT.match(word) for word in words]
    return [
        Token(match["field"] or "", match["value"], quoted=" " in match["value"]) for match in found if match
    ]
