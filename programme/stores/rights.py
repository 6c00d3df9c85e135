"""Stores on a server and who may do what in them: prepared, admitted, given and taken."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from event_store.errors import NotAllowed, RecordMalformed, RefusedByDatabase
from programme.answers.answer import Answer, Field
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.signing import default_recorder
from programme.stores.backends import backend
from programme.stores.open import default_store, readable

Role = Literal["reader", "reviewer", "recorder", "approver", "owner"]

# Sign-offs and acceptances, which it takes another than a recorder to give; everything else takes a recorder.
APPROVER: tuple[str, ...] = (
    *("eia.approved", "sop.approved", "change.agreed", "contract.agreed"),
    *("lesson.accepted", "review-finding.accepted", "recommendation.verified"),
)
# What can be undone by nobody, and what makes others trust a journal.
OWNER = ("person.erased", "journal.accepted")
TOPIC_ROLES = dict.fromkeys(APPROVER, "approver") | dict.fromkeys(OWNER, "owner")

FIELDS = (Field("login", "Login"), Field("name", "Recorded as"), Field("role", "Role"))


def prepare(store: str | None, known_as: str | None) -> bool:
    """Prepare a store on a server, and tell whether it was new; who prepares it keeps it."""
    address = store or default_store()
    with _asking():
        return backend(address).prepare(address, known_as or default_recorder(), TOPIC_ROLES)


def admit(store: str | None, login: str, known_as: str, *, keeper: bool) -> None:
    """Let a login use a store on a server, recorded as `known_as`."""
    address = store or default_store()
    with _asking():
        backend(address).admit(address, login, known_as, keeper=keeper)


def give(register: Register, login: str, role: Role) -> None:
    """Give a role in a programme to who was admitted to its store."""
    with _asking():
        register.journal.recorder.give(register.programme_id, login, role)


def take(register: Register, login: str, role: Role) -> None:
    """Take a role in a programme."""
    with _asking():
        register.journal.recorder.take(register.programme_id, login, role)


def withheld(register: Register) -> tuple[frozenset[str], str]:
    """Return the topics that who is asking may not record, and when that is all of them, a sentence that says who may.

    A store in a file withholds nothing. Unreadable when the server cannot be asked.
    """
    from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - most who ask about rights record nothing

    with _asking():
        mine = register.journal.recorder.roles(register.programme_id)
    if mine is None:
        return frozenset(), ""
    kept = frozenset(topic for topic in ENTRIES if TOPIC_ROLES.get(topic, "recorder") not in mine)
    if len(kept) < len(ENTRIES):
        return kept, ""
    who = sorted(row["name"] for row in members(register).rows if row["role"] == "recorder")
    sentence = "you may read this programme and record nothing: that takes a recorder, " + (
        ", ".join(who) or "whom the owner has yet to name"
    )
    return kept, sentence


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
