"""Who records: whom the store knows by the login, else who is typed."""

import getpass

from domain.rules.persons import spelling
from programme.foundation.config import setting
from programme.foundation.refusal import Problem, Refused
from programme.foundation.served import served_as
from programme.journal.register import Register


def default_recorder() -> str:
    """Return who records when nobody says: PROGRAMME_BY, the settings', else the name of the account."""
    try:
        return setting("by") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def signer(register: Register) -> str:
    """Return who records in a register: whom the store knows by the login, or a proxy, else `default_recorder`."""
    return register.journal.recorder.signs_as or served_as() or default_recorder()


def refuse_another(by: str) -> None:
    """Refuse to record in the name of somebody else than a proxy says is there."""
    person = served_as()
    # Guarantee: whom a proxy names records in no other name.
    if person is not None and spelling(by) != spelling(person):
        sentence = f"you are logged in as “{person}”, and record in no other name, such as “{by[:60]}”: leave that out"
        raise Refused([Problem(sentence, "by")])
