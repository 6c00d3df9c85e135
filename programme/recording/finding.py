"""What was found before: an entry that is sent again, and one about what was so before it was found."""

from collections.abc import Sequence

import msgspec

from domain.entries.entry import Entry
from domain.foundation.dates import When, when
from domain.foundation.found import so_since
from domain.foundation.personal import SEALED
from domain.history.record import Record
from programme.foundation.refusal import Problem, Refused
from programme.personal.texts import says_the_same, texts
from programme.recording.check_drafts import item_of
from programme.recording.known import Known
from programme.recording.naming import still_says


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


def recorded_before(
    known: Known, drafts: list[Record], entry_ids: Sequence[str | None]
) -> tuple[Record, ...]:
    """Return the original records when all of these were recorded before; Refused when only some, or others, were."""
    found = [known.find(entry_id or "") for entry_id in entry_ids]
    originals = tuple(original for original in found if original is not None)
    if not originals:
        return ()
    if len(originals) < len(drafts):
        raise Refused(
            ["some of these entries were recorded before and some were not: record the new ones alone"]
        )
    for number, (original, draft) in enumerate(zip(originals, drafts, strict=True), 1):
        # A retry on a later day reaches as far as its date does, and the original no further than its recording.
        one, other = ((record.on.edtf, record.evidence) for record in (original, draft))
        same = one == other and still_says(original.by, draft.by)
        if not same or not says_the_same(original.entry, draft.entry):
            sentence = f"entry id {original.entry_id} belongs to entry {original.position}, which says something else"
            raise Refused([Problem(sentence, item=item_of(number, len(drafts)))])
        # Guarantee: a retry is answered with what was recorded only where it can be told that it says the same.
        if any(text == SEALED for _, text in texts(original.entry)):
            sentence = f"whether this says the same as entry {original.position} cannot be told: put back its key file"
            raise Refused([Problem(sentence, item=item_of(number, len(drafts)))])
    return originals
