"""The letter by which a field of a form is reached."""

from collections.abc import Sequence
from string import ascii_lowercase


def letters_of(labels: Sequence[str]) -> list[str]:
    """Return a letter for each label, each once: its first that is free; none for a label of which all are taken."""
    taken: set[str] = set()
    found = []
    for label in labels:
        free = (letter for letter in label if letter in ascii_lowercase and letter not in taken)
        found.append(next(free, ""))
        taken.add(found[-1])
    return found
