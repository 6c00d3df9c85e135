"""Which roles entries give to whom now, beside what a server has; and what is said where nothing keeps to them."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from domain.history.record import Record
from event_store.journal.records import NO_END
from programme.journal.journal import Journal
from programme.journal.register import Register
from programme.recording.known import Known
from programme.recording.roles.rules import GRANTING, role_for
from programme.recording.roles.sign_offs import own_sign_offs

ADVICE = "a store in a file tells nobody apart: this is recorded, and keeps nobody from anything"


def granted(journal: Journal, programme_id: UUID) -> set[tuple[str, str]]:
    """Return each person that has a role by what is recorded, by reference, with the role."""
    names = journal.directories.names(programme_id)
    found: set[tuple[str, str]] = set()
    for record in journal.of_topics(programme_id, GRANTING, NO_END):
        person, role = (getattr(record.entry, field) for field in ("person", "role"))
        change = found.add if GRANTING[record.entry.topic] == "given" else found.discard
        change((names.meaning(person).ref or person, role))
    return found


def advice(register: Register, recorded: Sequence[Record]) -> Iterator[str]:
    """Yield what roles would have kept somebody from, in a store that keeps nobody from anything."""
    journal, programme_id = register.journal, register.programme_id
    if journal.recorder.roles(programme_id) is not None or not (have := granted(journal, programme_id)):
        return
    names = journal.directories.names(programme_id)
    for record in recorded:
        if record.entry.topic in GRANTING:
            yield ADVICE
            continue
        role = role_for(record.entry.topic, reported=record.entry.reporter is not None)
        if (names.meaning(record.by).ref, role) not in have:
            others = sorted(names.shown(person) for person, theirs in have if theirs == role)
            takes = f"{record.entry.command} takes ({', '.join(others) or 'nobody yet'})"
            yield f"{record.by} has not the role of {role}, which {takes}: recorded all the same"
    yield from own_sign_offs(Known(register, recorded[0].position - 1), recorded)


def differing(journal: Journal, programme_id: UUID) -> list[str]:
    """Return a sentence for each role that stands in the database and in no entry, or the other way round."""
    recorder = journal.recorder
    if recorder.roles(programme_id) is None or not journal.shows_persons:
        return []
    names, recorded = journal.directories.names(programme_id), granted(journal, programme_id)
    kept: set[tuple[str, str]] = set()
    said = []
    for login, name, role in recorder.members(programme_id):
        person = names.meaning(name).ref
        kept.add((person or "", role))
        # The office of a portfolio reads every programme by one grant, which is of the store and of none of them.
        if login and role != "portfolio" and (person, role) not in recorded:
            first = "" if person else f"programme person register --name “{name}”, and "
            mend = f"{first}programme member grant {person or 'PE-…'} --role {role}"
            said.append(f"{name} ({login}) is {role} in the database, and no entry says so: {mend}")
    for person, role in sorted(recorded - kept):
        said.append(
            f"{person} {names.shown(person)} is {role} by an entry, and not in the database: programme store admit, "
            f"then programme member grant {person} --role {role}"
        )
    return said
