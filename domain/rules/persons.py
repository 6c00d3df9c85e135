"""When two names are one person's."""


def same(one: str, other: str | None) -> bool:
    """Tell whether two names are one person's, however they are typed."""
    return other is not None and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
