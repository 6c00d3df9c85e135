"""An entry about what was so before it was found is dated to when it was so, and keeps when it was found."""

import msgspec

from domain.entries.entry import Entry
from domain.foundation.dates import When, when
from domain.foundation.found import so_since
from programme.foundation.refusal import Problem, Refused


def as_it_was(entry: Entry, on: When) -> tuple[Entry, When]:
    """Return an entry as it is recorded with when it was so; `on` is when it was found, if it says since when.

    Refused when it is said to have been so only after it was found.
    """
    if not {"since", "found"}.issubset(entry.__struct_fields__):
        return entry, on
    since, found = getattr(entry, "since", None), getattr(entry, "found", None)
    if found is not None and since is None:
        raise Refused(
            [Problem("found says when it was found: say with since, too, since when it was so", "found")]
        )
    if since is None:
        return entry, on
    found_on = on if found is None else when(found)
    return msgspec.structs.replace(entry, found=found_on.edtf), dated(since, found_on)


def dated(since: str, found: When) -> When:
    """Return when it was so; Refused as in `as_it_was`."""
    try:
        return so_since(since, found)
    except ValueError as error:
        raise Refused([Problem(str(error), "since")]) from None


def found_again(original: Entry, on: When) -> When:
    """Return the date to which an entry was recorded first, for one that is sent again without a date."""
    found = getattr(original, "found", None) if getattr(original, "since", None) else None
    return on if found is None else when(found)
