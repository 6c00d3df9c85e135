"""The Westminster history: what an inspection of April 2009 reports of one restructuring, as entries.

Every entry names its paragraph of HM Inspectorate of Constabulary's Inspection of Westminster BCU (2009) and is in our
words. Its date says how much the report knows: where it gives none, the entry takes the last day of the inspection and
is marked approximate.
"""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from programme.journal.register import Clock, Register
from programme.recording.import_history import import_history
from programme.stores.open import open_journal, readable

# In the order in which they are recorded: a later file names things that an earlier one brings into being.
HISTORY = tuple(
    Path(__file__).parent / f"{name}.jsonl"
    for name in (
        *("history", "measures", "figures", "benefits", "engagement", "decisions", "recommendations"),
        *("survey", "details", "fieldwork", "reviews", "findings", "costs", "forums"),
        *("claims/source", "claims/chapter-1", "claims/chapter-2", "claims/chapter-3", "claims/chapter-4a"),
        *("claims/chapter-4b", "claims/chapter-5", "claims/chapter-6a", "claims/chapter-6b"),
        *("claims/appendices", "claims/grounds", "claims/contradictions"),
    )
)


def write(store: str, clock: Clock | None = None, files: Sequence[Path] = HISTORY) -> Register:
    """Write the history, or some of its files, into a store, made when it does not exist, and return its register.

    Every copy is a programme of its own: it is recorded at other times, and two journals of one programme that are not
    the same would be a fork, of which a key signs only one.
    """
    register = Register(open_journal(store, create=True), uuid4(), clock)
    try:
        with readable():
            for file in files:
                import_history(register, file)
    except BaseException:
        register.close()
        raise
    return register
