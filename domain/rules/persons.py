"""When two names are one person's, or one programme's."""

import unicodedata

from domain.foundation.safe_text import without_invisible


def spelling(name: str) -> str:
    """Return what stays of a name whatever its capitals, its spaces and the encoding of its accents (Unicode NFC)."""
    return " ".join(unicodedata.normalize("NFC", without_invisible(name)[0]).split()).casefold()


def same(one: str, other: str | None) -> bool:
    """Tell whether two names are one person's, however they are typed."""
    return other is not None and spelling(one) == spelling(other)
