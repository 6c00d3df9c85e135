"""Record what a dry run has checked, in parts of one whole, to be stopped until the last of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_store.errors import EntryIdReused, NotAllowed, PositionConflict
from programme.foundation.refusal import Refused
from programme.journal.reading import envelope_of
from programme.recording.record import Proposal, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from domain.history.record import Record
    from programme.journal.register import Register


def record_checked(
    register: Register,
    proposals: Sequence[Proposal],
    drafts: Sequence[Record],
    watched: Callable[[Sequence[Record]], Iterable[Record]] = iter,
) -> int:
    """Record proposals, of which a dry run returned these drafts, all or none, and return how many were recorded.

    As long as nothing was recorded since, they are not checked again. `watched` hands the drafts on one after another,
    and may end it by raising: nothing is recorded then. Refused as `record` does.
    """
    # A day that began since is another day to have been recorded on, up to which dates reach.
    if drafts[0].position == register.position() + 1 and drafts[0].recorded_on == register.today:
        programme_id = register.programme_id
        try:
            return register.journal.append_in_parts(
                envelope_of(draft, programme_id) for draft in watched(drafts)
            )
        except NotAllowed as refused:
            raise Refused([str(refused)]) from refused
        except (PositionConflict, EntryIdReused):
            # Guarantee: the slower of two writers is checked again against the new state, and then recorded or
            # refused.
            pass
    try:
        return len(record(register, proposals))
    except Refused as refused:
        sentence = "somebody recorded something since this was looked at, and it does not follow any more"
        raise Refused([f"{sentence}: import the file again, which looks at it anew"]) from refused
