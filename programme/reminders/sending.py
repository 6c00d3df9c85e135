"""Digests on their way: by mail through a server, or as a message through a service."""

import os
import smtplib
import ssl
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from programme.foundation.extras import needing
from programme.foundation.refusal import Refused
from programme.journal.register import now
from programme.reminders import letter
from programme.reminders.contacts import Contacts, Mail, Person
from programme.reminders.digest import Digest

PASSWORD = "PROGRAMME_MAIL_PASSWORD"  # noqa: S105 - the name of a variable
SECONDS = 60


class Channel(NamedTuple):
    """One way to reach somebody; `send` is Refused when the digest was not taken."""

    name: str
    send: Callable[[Digest, UUID], None]


def channels(person: Person, contacts: Contacts) -> Iterator[Channel]:
    """Yield each way in which somebody is reached; Refused when the contacts name no server for mail."""
    if (to := person.mail) is not None:
        if (mail := contacts.mail) is None:
            raise Refused(["the contacts file has no [mail]: write server and from there"])
        yield Channel("mail", lambda one, programme: _mail(composed(one, to, mail, programme), mail))
    if (address := person.notify) is not None:
        yield Channel("message", lambda one, _: _notify(one, address))


def composed(digest: Digest, to: str, mail: Mail, programme_id: UUID) -> EmailMessage:
    """Return the mail: text, and HTML beside it. The same digest has the same number, by which servers know it."""
    message = EmailMessage()
    message["From"], message["To"] = mail.sender, to
    message["Subject"] = letter.subject(digest)
    message["Date"] = format_datetime(now())
    message["Message-ID"] = f"<{number(digest, programme_id)}@{mail.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text(digest))
    message.add_alternative(letter.html(digest), subtype="html")
    return message


def number(digest: Digest, programme_id: UUID) -> str:
    """Return what names a digest: of whom, of which programme, and at which moment."""
    named = f"{programme_id}\n{digest.owner}\n{digest.on.isoformat()}\n{digest.position}"
    return sha256(named.encode()).hexdigest()[:32]


def _mail(message: EmailMessage, mail: Mail) -> None:
    try:
        context = ssl.create_default_context()
        with (
            smtplib.SMTP_SSL(mail.server, mail.port, timeout=SECONDS, context=context)
            if mail.security == "tls"
            else smtplib.SMTP(mail.server, mail.port, timeout=SECONDS)
        ) as server:
            if mail.security == "starttls":
                server.starttls(context=context)
            if mail.login is not None:
                server.login(mail.login, _password())
            server.send_message(message)
    except smtplib.SMTPException as error:
        raise Refused(
            [f"{mail.server} did not take the mail to {message['To']} ({error}): nothing was sent"]
        ) from None
    except OSError as error:
        why = error.strerror or error
        raise Refused(
            [f"{mail.server}:{mail.port} cannot be reached ({why}): check [mail] in the contacts"]
        ) from None


def _password() -> str:
    if not (found := os.environ.get(PASSWORD)):
        raise Refused([f"the contacts name a login and {PASSWORD} holds no password: set it"])
    return found


def _notify(digest: Digest, address: str) -> None:
    with needing("notify"):
        import apprise  # noqa: PLC0415 - few are reached so
    service = apprise.Apprise()
    if not service.add(address):
        raise Refused(
            [f"the notify address of {digest.owner} is none that apprise knows: see its documentation"]
        )
    if not service.notify(title=letter.subject(digest), body=letter.text(digest)):
        raise Refused([f"the service of {digest.owner} did not take the message: nothing was sent there"])
