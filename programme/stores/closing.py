"""What a machine remembers of a store when it closes it."""

from programme.journal.register import Register
from programme.stores import recomputed, seen


def remember_at_the_end(register: Register) -> None:
    """Let a register be remembered as it is when it is closed, as far as it is intact."""
    journal, programme_id = register.journal, register.programme_id
    intact = False

    def closing() -> None:
        nonlocal intact
        seen.remember(journal, programme_id)
        intact = recomputed.is_intact(journal, programme_id)

    def closed() -> None:
        if intact:
            recomputed.keep_closed(journal, programme_id)

    register.closing, register.closed = closing, closed
