"""The examples below each help: for every command one that a test runs (`python -m tests.contract.examples`)."""

from functools import cache
from importlib.resources import files

import msgspec

# A noun of thirty verbs lists them itself.
MOST = 4


@cache
def _all() -> dict[str, str]:
    content = files("programme.cli.habits").joinpath("examples.json").read_bytes()
    return msgspec.json.decode(content, type=dict[str, str])


def example(words: str) -> str:
    """Return what stands below the help of a command, or of a noun, for which the first few of its verbs stand."""
    found = _all()
    lines = [found[words]] if words in found else []
    lines += [line for command, line in found.items() if command.startswith(f"{words} ")][: MOST - len(lines)]
    if not lines:
        return ""
    return "\n".join(["Examples:" if len(lines) > 1 else "Example:", *(f"  {line}" for line in lines)])
