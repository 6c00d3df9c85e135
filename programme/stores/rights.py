"""Stores on a server and who may do what in them: prepared, admitted, and as the database has it."""

from collections.abc import Iterator
from contextlib import contextmanager

from domain.history.record import Record
from domain.state.people import Role
from event_store.errors import NotAllowed, RecordMalformed, RefusedByDatabase
from programme.answers.answer import Answer, Field
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.record import proposal, record
from programme.recording.roles.permitted import who_has
from programme.recording.roles.rules import role_for, rules
from programme.recording.signing import default_recorder
from programme.stores.backends import backend
from programme.stores.open import default_store, readable

FIELDS = (Field("login", "Login"), Field("name", "Recorded as"), Field("role", "Role"))


def prepare(store: str | None, known_as: str | None) -> bool:
    """Prepare a store on a server, and tell whether it was new; who prepares it keeps it."""
    address = store or default_store()
    with _asking():
        return backend(address).prepare(address, known_as or default_recorder(), rules())


def admit(store: str | None, login: str, known_as: str, *, keeper: bool, portfolio: bool) -> None:
    """Let a login use a store on a server, recorded as `known_as`."""
    address = store or default_store()
    with _asking():
        backend(address).admit(address, login, known_as, keeper=keeper, portfolio=portfolio)


def enrol(register: Register, name: str, role: Role) -> Record:
    """Record that a person has a role, who is entered in the directory where they are not; Refused."""
    person = register.journal.directories.names(register.programme_id).meaning(name).ref
    with _asking():
        if person is None:
            (entered,) = record(register, [proposal("person.registered", name=name)])
            person = next(entered.entry.allotted())
        return record(register, [proposal("member.granted", person=person, role=role)])[0]


def withheld(register: Register) -> tuple[frozenset[str], str]:
    """Return the topics that who is asking may not record, and when that is all of them, a sentence that says who may.

    A store in a file withholds nothing. Unreadable when the server cannot be asked.
    """
    from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - most who ask about rights record nothing

    with _asking():
        mine = register.journal.recorder.roles(register.programme_id)
    if mine is None:
        return frozenset(), ""
    kept = frozenset(topic for topic in ENTRIES if role_for(topic) not in mine)
    if len(kept) < len(ENTRIES):
        return kept, ""
    with _asking():
        who = who_has(register, "recorder")
    return kept, f"you may read this programme and record nothing: that takes the role of recorder, {who}"


def members(register: Register) -> Answer:
    """Return who may do what in a programme."""
    with _asking():
        rows = register.journal.recorder.members(register.programme_id)
    return Answer("Members", FIELDS, [dict(zip(("login", "name", "role"), row, strict=True)) for row in rows])


@contextmanager
def _asking() -> Iterator[None]:
    with readable():
        try:
            yield
        except RecordMalformed as refused:
            sentence = (
                "nobody of that login is admitted to the store: admit them first with programme store admit"
            )
            raise Refused([sentence]) from refused
        except (NotAllowed, RefusedByDatabase) as refused:
            raise Refused([str(refused)]) from refused
