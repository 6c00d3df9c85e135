"""Recording that a role is given or taken: on a server the database gives or takes it in the same moment."""

from collections.abc import Iterator, Sequence

from domain.entries.entry import Entry
from domain.history.record import Record
from event_store.journal.envelope import Envelope
from event_store.store import Grant
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.personal.directory import directory
from programme.personal.names import NAMING, Names
from programme.recording.roles.rules import GRANTING


def append(register: Register, envelopes: Sequence[Envelope]) -> tuple[Record, ...]:
    """Record envelopes, and give and take the roles that they say; both happen, or neither."""
    return register.journal.append(envelopes, list(_grants(register, envelopes)))


def _grants(register: Register, envelopes: Sequence[Envelope]) -> Iterator[Grant]:
    """Yield to which logins the entries among these that give or take a role do so; none in a file."""
    if GRANTING.keys().isdisjoint(_entry(envelope).topic for envelope in envelopes):
        return
    journal = register.journal
    admitted = journal.recorder.admitted(register.programme_id)
    if admitted is None:
        return
    names = directory(journal.recorder, journal.keys, register.programme_id)
    for place, envelope in enumerate(envelopes, 1):
        entry = _entry(envelope)
        if entry.topic in NAMING:
            names.learn(entry)
        if entry.topic in GRANTING:
            person: str = getattr(entry, "person")  # noqa: B009 - both kinds have one
            logins = [login for login, name in admitted if _is(names, name, person)]
            # Who is no owner sees no logins, and is told by the server that it takes one.
            if not logins and admitted and GRANTING[entry.topic] == "given":
                name = names.shown(person)
                sentence = (
                    f"nobody is admitted to the store as “{name}”: let them in first, with programme store admit LOGIN "
                    f"--name “{name}”"
                )
                raise Refused([Problem(sentence, "person")])
            yield from (Grant(place, login) for login in logins)


def _is(names: Names, known_as: str, person: str) -> bool:
    return names.meaning(known_as).ref == names.meaning(person).ref


def _entry(envelope: Envelope) -> Entry:
    assert isinstance(envelope.entry, Entry)  # noqa: S101 - the journal, which knows no entries, calls it an object
    return envelope.entry
