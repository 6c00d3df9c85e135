"""Finding and opening the store: which file, which programme in it, and what to say when it cannot be read."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID, uuid4

import msgspec
from platformdirs import user_data_path

from domain.foundation.phrases import Fields, phrase
from domain.rules.persons import spelling
from event_store.errors import JournalError
from programme.foundation.config import path_set, setting
from programme.foundation.refusal import Refused, Unreadable, Unwritten
from programme.journal.branch import WHAT_IF
from programme.journal.journal import Journal
from programme.journal.register import Clock, Register
from programme.personal.keys import Keys
from programme.stores import seen
from programme.stores.backends import backend, scheme
from programme.stores.closing import remember_at_the_end
from programme.stores.remarks import remarks

SCHEME = "sqlite:///"
WITH_PROGRAMME = Fields(("programme",), " with ", "")


def default_store() -> str:
    """Return the store used when none is named: PROGRAMME_STORE, the settings', else a file in the data folder."""
    return path_set("store") or SCHEME + str(user_data_path("programme") / "programme.sqlite")


def place_of(store: str) -> str:
    """Return where a store is, as people may see it: the path of a file, or a server; Refused for no address."""
    with readable():
        return backend(store).place(store)


def exists(store: str | None) -> bool:
    """Tell whether there is a store, as far as that is known without opening it."""
    address = store or default_store()
    with readable():
        return backend(address).exists(address)


@contextmanager
def readable() -> Iterator[None]:
    """Turn what the store says when it cannot be read or written into the sentence people see."""
    try:
        yield
    except JournalError as error:
        raise Unreadable(str(error)) from error
    except msgspec.DecodeError as error:
        sentence = f"a record in the store cannot be read ({error}): restore a backup, and keep this file"
        raise Unreadable(sentence) from error
    except (OSError, sqlite3.Error) as error:
        sentence = f"the store cannot be used: {error}; check the file with programme doctor"
        raise Unreadable(sentence) from error


@contextmanager
def reading(journal: Journal) -> Iterator[None]:
    """Do as `readable` does, and tell damage from a mistake in this program, whatever either made go wrong."""
    try:
        with readable():
            yield
    except (Refused, Unreadable, Unwritten):
        raise
    except Exception:
        from event_store.verification.check_store import check_store  # noqa: PLC0415 - a mistake or damage, which are rare

        # Rules and lists trust the journal. What made one of them fail is damage only if the hashes say so.
        with readable():
            check_store(journal.recorder)
        from programme.stores.unfit import unfit  # noqa: PLC0415 - as above

        # Guarantee: a journal whose entries do not fit each other is refused in words, though every hash holds.
        if sentence := unfit(journal):
            raise Unreadable(sentence) from None
        raise


def open_journal(store: str | None, *, create: bool = False, as_it_is: bool = False) -> Journal:
    """Open the store; Unreadable when it is missing, foreign, newer than this program or locked.

    With `as_it_is` a store is opened to which something was done, to look at it; nothing is recorded in it then.
    """
    address = store or default_store()
    place, keeper = place_of(address), backend(address)
    if create and not store and not setting("store"):
        Path(place).parent.mkdir(parents=True, exist_ok=True)
    there = keeper.exists(address)
    if not create and not there:
        sentence = f"there is no store at {place}: start one with programme new “NAME”, or try programme demo"
        raise Unreadable(sentence)
    with readable():
        journal = Journal(keeper.environment(address, create=create, as_it_is=as_it_is))
        try:
            if not there:
                seen.forget_all(journal.recorder.identity)
                _refuse_left_over(journal.keys, place)
            elif not as_it_is and scheme(address) == "sqlite":
                # On a server not everybody sees every programme that the key file has keys of.
                journal.refuse_foreign_keys()
            journal.finish_erasures()
        except BaseException:
            journal.close()
            raise
        return journal


def _refuse_left_over(keys: Keys, path: str) -> None:
    if keys.programmes():
        Path(path).unlink()
        sentence = (
            f"{keys.path} is left over from another store: move it away, or choose another file for the store"
        )
        raise Refused([sentence])


def names(journal: Journal, *, damaged: bool = False) -> dict[UUID, str]:
    """Return the name of each programme in a store, as its first entry gave it, if that can be read."""
    found = dict.fromkeys(journal.recorder.programme_ids(damaged=damaged), "unnamed")
    for programme_id in found:
        # What is to be looked at because it is damaged must open.
        with suppress(*((JournalError, ValueError) if damaged else ())):
            for first in journal.at(programme_id, [1]):
                found[programme_id] = getattr(first.entry, "name", "unnamed")
    return found


def open_register(
    store: str | None = None,
    programme: str | None = None,
    clock: Clock | None = None,
    *,
    wary: bool = True,
) -> Register:
    """Open one programme of a store; it need not be named when the store holds only one.

    A `wary` opening is refused (Unreadable) when the journal does not extend what this machine saw of it.
    """
    return register_in(open_journal(store, as_it_is=not wary), programme, clock, wary=wary)


def register_in(
    journal: Journal, programme: str | None = None, clock: Clock | None = None, *, wary: bool = True
) -> Register:
    """Do as `open_register` does with a journal that is open, and close it when it has no such programme."""
    with reading(journal):
        known = names(journal, damaged=not wary)
        nothing = "" if known else _nothing(journal)
    wanted = programme or os.environ.get("PROGRAMME_NAME")
    fitting = [
        programme_id
        for programme_id, name in known.items()
        if wanted is None
        or spelling(wanted) in {spelling(name), spelling(name.removeprefix(WHAT_IF)), str(programme_id)}
    ]
    if len(fitting) == 1:
        return register_of(journal, fitting[0], clock, wary=wary)
    journal.close()
    listed = ", ".join(f"“{name}”" for name in known.values())
    if nothing:
        raise Unreadable(nothing)
    if wanted is None:
        raise Refused(
            [phrase("the store holds several programmes: choose", WITH_PROGRAMME, f" one of {listed}")]
        )
    raise Refused([f"the store holds no programme “{wanted}”: it holds {listed}"])


def register_of(journal: Journal, programme_id: UUID, clock: Clock | None, *, wary: bool) -> Register:
    """Do as `register_in` does with a programme of which the id is known."""
    return _as_allowed(_watched(Register(journal, programme_id, clock), wary=wary))


def _as_allowed(register: Register) -> Register:
    """Return the register as who is asking may see it: for one who only reviews, without persons."""
    with reading(register.journal):
        roles = register.journal.recorder.roles(register.programme_id)
    if roles != frozenset({"reviewer"}):
        return register
    redacted = register.redacted()
    redacted.closing = register.closing
    return redacted


def _nothing(journal: Journal) -> str:
    """Say of a store that holds no programme whether it ever did."""
    if journal.recorder.programmes_without_head():
        return (
            "the store is damaged (it has records and no head): restore a backup; programme verify tells more"
        )
    if gone := seen.vanished(journal):
        size = max(sight.size for sight in gone.values())
        return f"the store holds no programme any more, and this machine saw {size} records in it: restore a backup"
    return "the store holds no programme yet: start one with programme new “NAME”"


def _watched(register: Register, *, wary: bool) -> Register:
    """Refuse a journal that is not trusted, and remember what it is when it is closed."""
    journal, programme_id = register.journal, register.programme_id
    register.remarks += remarks(journal, programme_id)
    if not wary:
        return register
    with reading(journal):
        doubted = seen.doubt(journal, programme_id)
    if doubted is not None:
        journal.close()
        raise Unreadable(doubted.sentence)
    if not journal.is_branch:
        remember_at_the_end(register)
    return register


def start_programme(  # noqa: PLR0913 - each is a fact or a place that may be given
    store: str | None,
    name: str,
    *,
    purpose: str | None = None,
    lead: str | None = None,
    on: str | None = None,
    by: str | None = None,
    clock: Clock | None = None,
) -> Register:
    """Start a programme in a store, which is made when it does not exist; Refused when the name is taken there."""
    from programme.recording.record import Proposal, proposal, record  # noqa: PLC0415 - most openings only read

    fields = {"name": name, "purpose": purpose, "lead": lead}
    started = Proposal(proposal("programme.started").entry_class, fields, on, by)
    journal = open_journal(store, create=True)
    register = _watched(Register(journal, uuid4(), clock), wary=True)
    try:
        with readable():
            _refuse_taken(name.strip(), journal)
            record(register, [started])
    except BaseException:
        journal.close()
        raise
    return register


def _refuse_taken(name: str, journal: Journal) -> None:
    if spelling(name) in map(spelling, names(journal).values()):
        raise Refused([f"the store holds a programme “{name}” already: choose another name"])
