"""What clears something, as the app says it: n opens the form of an entry, whose fields are there to fill in."""

from domain.foundation.phrases import Phrase
from programme.foundation.wording import in_words


def in_the_app(said: Phrase | str) -> str:
    """Word a phrase without the name of the program and without options: neither is typed here."""
    return in_words(said)
