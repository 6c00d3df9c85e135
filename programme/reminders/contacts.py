"""The contacts file: whom reminders reach, and through which server; it lies outside the journal."""

import os
from email.headerregistry import Address
from pathlib import Path
from typing import Literal

import msgspec
from platformdirs import user_config_path

from event_store.copies.given_file import read_file
from programme.foundation.refusal import Refused

LARGEST = 1_000_000
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
EXAMPLE = '[people]\n"Supt Operations" = "ops@example.org"'


class Mail(msgspec.Struct, frozen=True, rename={"sender": "from"}, forbid_unknown_fields=True):
    """The server that takes mail, and who it comes from; the password is in PROGRAMME_MAIL_PASSWORD."""

    server: str
    sender: str
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    login: str | None = None


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where somebody is reached: a mail address, or an address of a service that the library for messages knows."""

    mail: str | None = None
    notify: str | None = None


class Contacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everybody who is reminded, by the name under which they answer for something."""

    people: dict[str, str | Person]
    mail: Mail | None = None

    def of(self, owner: str) -> Person | None:
        """Return where somebody is reached; None when the file does not say."""
        found = self.people.get(owner)
        return Person(mail=found) if isinstance(found, str) else found


def default_file() -> Path:
    """Return where the contacts are when nothing else is said."""
    return Path(os.environ.get("PROGRAMME_CONTACTS") or user_config_path("programme") / "contacts.toml")


def contacts(file: Path) -> Contacts:
    """Read a contacts file; Refused says what is wrong with it."""
    try:
        content = read_file(file, LARGEST)
    except FileNotFoundError:
        raise Refused(
            [f"there are no contacts at {file}: write there, below each other, {EXAMPLE!r}"]
        ) from None
    except OSError as error:
        raise Refused([f"{file} cannot be read ({error.strerror}): name the file of the contacts"]) from None
    try:
        found = msgspec.toml.decode(content, type=Contacts)
    except (msgspec.MsgspecError, ValueError) as error:
        raise Refused([f"{file} is no contacts file ({error}): see programme docs remind-people"]) from None
    for name in found.people:
        person = found.of(name)
        if person is None or not (person.mail or person.notify):
            raise Refused([f"{file}: {name} has neither mail nor notify: write one"])
        if person.mail is not None:
            _checked(person.mail, file)
    if found.mail is not None:
        _checked(found.mail.sender, file)
        # Guarantee: no password and no digest crosses a network in the clear.
        if found.mail.security == "none" and found.mail.server not in LOOPBACK:
            raise Refused([f"{file}: security “none” is for a server on this machine: write starttls or tls"])
    return found


def _checked(address: str, file: Path) -> None:
    try:
        well = "@" in Address(addr_spec=address).addr_spec and address.isascii() and address.isprintable()
    except (ValueError, IndexError):
        well = False
    if not well or any(letter in address for letter in " ,;<>"):
        raise Refused([f"{file}: “{address[:60]}” is no mail address: write it as sam@example.org"])
