"""What every door of the program may answer: it is done, or it is refused in words, and never in a trace."""

import random
import shlex
from pathlib import Path

from tests.terminal import Terminal

EXIT_CODES = {0, 1, 2, 3}


def knock(terminal: Terminal, words: list[str]) -> int:
    """Run a command line, and check that whatever came of it was said to a person."""
    terminal.run(words)  # a trace would come out here
    line = shlex.join(words)
    assert terminal.code in EXIT_CODES, line
    assert terminal.code in {0, 1} or terminal.err.strip(), line
    assert "Traceback" not in terminal.err, line
    return terminal.code


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return what a fault makes of a file: bytes changed, parts lost, doubled or moved."""
    harmed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 40))):
        start = chance.randrange(len(harmed) or 1)
        length = chance.choice((1, 1, 2, 16, 512, 4096))
        match chance.randrange(5):
            case 0 | 1:
                harmed[start : start + 1] = bytes([chance.randrange(256)])
            case 2:
                harmed[start : start + length] = chance.randbytes(length)
            case 3:
                del harmed[start : start + length]
            case _:
                place = chance.randrange(len(harmed) or 1)
                harmed[place : place + length] = harmed[start : start + length]
    return bytes(harmed)


def files(folder: Path) -> set[str]:
    """Return the names of the files in a folder."""
    return {each.name for each in folder.iterdir()}
