"""Whether who records has the roles that it takes: asked of a dry run, for a server asks itself when it records."""

from collections.abc import Sequence

from domain.history.record import Record
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.recording.check_drafts import item_of
from programme.recording.roles.rules import role_for


def refuse_without_role(register: Register, drafts: Sequence[Record]) -> None:
    """Refused when a server would not take these, and who can is said; a store in a file keeps nobody from anything."""
    recorder = register.journal.recorder
    mine = recorder.roles(register.programme_id)
    if mine is None:
        return
    problems = []
    for place, draft in enumerate(drafts, 1):
        role = role_for(draft.entry.topic, reported=draft.entry.reporter is not None)
        if role not in mine:
            sentence = (
                f"you may not record {draft.entry.command} in this programme: that takes the role of {role}, "
            )
            problems.append(Problem(sentence + who_has(register, role), None, item_of(place, len(drafts))))
    if problems:
        raise Refused(problems)


def who_has(register: Register, role: str) -> str:
    """Return who has a role in a programme on a server, to end a sentence; no names for whoever sees no persons."""
    found = [row for row in register.journal.recorder.members(register.programme_id) if row[2] == role]
    if not found:
        return "which the owner has yet to give to somebody"
    names = sorted({name for login, name, _ in found if login})
    return (
        f"which {', '.join(names)} {'has' if len(names) == 1 else 'have'}" if names else "which others have"
    )
