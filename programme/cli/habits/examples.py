"""The examples below each help: for every command one that a test runs (`python -m tests.contract.examples`)."""

from functools import cache
from pathlib import Path

import msgspec

# A noun of thirty verbs lists them itself.
MOST = 4


@cache
def _all() -> dict[str, str]:
    content = Path(__file__).with_name("examples.json").read_bytes()
    return msgspec.json.decode(content, type=dict[str, str])


@cache
def _under() -> dict[str, list[str]]:
    """Return the examples of all that begins with a command or a noun; each start asks it of every one of them."""
    found: dict[str, list[str]] = {}
    for command, line in _all().items():
        words = command.split(" ")
        for many in range(1, len(words)):
            found.setdefault(" ".join(words[:many]), []).append(line)
    return found


def example(words: str) -> str:
    """Return what stands below the help of a command, or of a noun, for which the first few of its verbs stand."""
    found = _all()
    lines = [found[words]] if words in found else []
    lines += _under().get(words, [])[: MOST - len(lines)]
    if not lines:
        return ""
    return "\n".join(["Examples:" if len(lines) > 1 else "Example:", *(f"  {line}" for line in lines)])
