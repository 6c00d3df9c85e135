"""Where a thing was brought over from, and finding it by the number that it has there."""

from typing import Any

from domain.foundation.references import parse
from domain.state.programme import Programme
from programme.foundation.refusal import Problem, Refused


def by_source_key(programme: Programme, text: str) -> str | None:
    """Return what has this number in the register it was brought over from; our own references go before.

    Refused when several things have it, because they were brought over from several registers.
    """
    try:
        parse(text)
    except ValueError:
        key = text.strip().casefold()
        found = [ref for ref, source in programme.sources.items() if (source.key or "").casefold() == key]
        if key and len(found) > 1:
            said = f"“{text.strip()[:40]}” is the number of {', '.join(found)}: say which of them"
            raise Refused([Problem(said, "reference")]) from None
        return found[0] if key and found else None
    return None


def source_fields(programme: Programme, reference: str) -> dict[str, Any]:
    """Return the number that a thing has where it was brought over from, the place, and what no field of ours takes."""
    source = programme.sources.get(reference)
    if source is None:
        return {}
    mapping = f", mapping {source.mapping}" if source.mapping else ""
    return {
        "source_key": source.key,
        "source": f"{source.file}, {source.place} (sha256 {source.sha256}{mapping}), read {source.on.words}",
        "attributes": dict(attribute.partition(": ")[::2] for attribute in source.attributes),
    }
