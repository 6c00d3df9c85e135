"""Digests: shown, in files, and sent through a real mail server on this machine, once."""

import email
import json
import threading
from collections.abc import Iterator
from email.policy import default
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from programme.foundation.refusal import Refused
from programme.reminders.contacts import contacts
from tests.terminal import Terminal, the_day_is

SOUTH = "--owner 'Supt South'"

if TYPE_CHECKING:
    from email.message import EmailMessage


class Box:
    """A mail server's inbox; what comes for `refused` is not taken."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refused: str | None = None

    async def handle_DATA(self, _: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's
        if self.refused in envelope.rcpt_tos:
            return "550 no such person"
        self.mails.append(email.message_from_bytes(envelope.original_content or b"", policy=default))
        return "250 OK"


@pytest.fixture
def box() -> Iterator[tuple[Box, int]]:
    """Give a mail server on a free port of this machine."""
    inbox = Box()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield inbox, port
    controller.stop()


@pytest.fixture
def begun(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Somebody whose programme has a risk and an action of one post, and a staff issue of another."""
    the_day_is(monkeypatch, "2009-01-27")
    terminal.must('new "North division merger" --on 2008-01-07')
    terminal.must(
        "risk raise --title Prolonged --cause 'no date is set' --event 'it <lasts>' --effect 'delays all' "
        "--owner 'Supt South' --on 2008-02-01"
    )
    terminal.must("action plan --risk R-001 --title 'Ask <the> board' --owner 'Supt South' --due 2009-02-03")
    return terminal


def write_contacts(folder: Path, port: int, people: str) -> Path:
    """Write a contacts file for a server of this machine."""
    file = folder / "contacts.toml"
    file.write_text(
        f'[mail]\nserver = "127.0.0.1"\nport = {port}\nsecurity = "none"\nfrom = "register@example.org"\n'
        f"[people]\n{people}\n",
        encoding="utf-8",
    )
    return file


def test_a_digest_is_sent_once_as_text_and_html(
    begun: Terminal, box: tuple[Box, int], tmp_path: Path
) -> None:
    """No digest is sent twice, whatever runs at the same time or is stopped."""
    inbox, port = box
    file = write_contacts(tmp_path, port, '"Supt South" = "south@example.org"')
    sending = f"digest --all --send --contacts {file}"
    begun.must(sending)
    [mail] = inbox.mails
    assert (mail["To"], mail["From"]) == ("south@example.org", "register@example.org")
    assert mail["Auto-Submitted"] == "auto-generated"
    text, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert "action of ACT-001 “Ask <the> board”" in " ".join(text.get_content().split())
    assert "Ask &lt;the&gt; board" in html.get_content()
    assert begun.must(sending).err.endswith("so it was not sent again\n")
    assert len(inbox.mails) == 1


def test_what_is_new_is_what_began_since_the_last_one_that_was_sent(
    begun: Terminal, box: tuple[Box, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A week later an old alert is counted and a new one told; what is only shown changes nothing of that."""
    inbox, port = box
    file = write_contacts(tmp_path, port, '"Supt South" = "south@example.org"')
    before = begun.must(f"digest {SOUTH}").out
    assert "Needs you" in before
    begun.must(f"digest {SOUTH} --send --contacts {file}")
    the_day_is(monkeypatch, "2009-02-04")
    shown = begun.must(f"digest {SOUTH}").out
    assert "New since 27 Jan 2009" in shown
    assert "1 day late" in shown
    assert "still stand" in shown
    assert begun.must(f"digest {SOUTH}").out == shown
    begun.must(f"digest {SOUTH} --send --contacts {file}")
    assert inbox.mails[1]["Message-ID"] != inbox.mails[0]["Message-ID"]
    assert " ".join(inbox.mails[1].get_body(("plain",)).get_content().split()) == " ".join(shown.split())


def test_one_that_is_not_taken_is_told_and_sent_later_and_keeps_nobody_else_from_theirs(
    begun: Terminal, box: tuple[Box, int], tmp_path: Path
) -> None:
    """A server that refuses one mail, or is not there, is told of, and nothing is taken for sent."""
    inbox, port = box
    begun.must(
        "risk raise --title Radios --cause age --event silence --effect harm --owner 'Supt North' --on 2008-02-01"
    )
    people = (
        '"Supt South" = "south@example.org"\n"Supt North" = "north@example.org"\n"Nobody" = "no@example.org"'
    )
    file = write_contacts(tmp_path, port, people)
    inbox.refused = "south@example.org"
    assert begun.run(f"digest --all --send --contacts {file}").code == 1
    assert "Supt South: 127.0.0.1 did not take the mail to south@example.org" in begun.err
    assert "“Nobody” answers for nothing" in begun.err
    assert [mail["To"] for mail in inbox.mails] == ["north@example.org"]
    inbox.refused = None
    begun.must(f"digest --all --send --contacts {file}")
    assert [mail["To"] for mail in inbox.mails] == ["north@example.org", "south@example.org"]
    begun.must("risk review R-002 --note looked")
    nowhere = write_contacts(tmp_path, 1, people)
    assert begun.run(f"digest {SOUTH} --send --contacts {nowhere}").code == 1
    assert "cannot be reached" in begun.err


def test_without_send_nothing_is_sent_and_a_folder_gets_a_file_each(
    begun: Terminal, box: tuple[Box, int], tmp_path: Path
) -> None:
    """Whoever only looks writes to nobody."""
    inbox, port = box
    file = write_contacts(tmp_path, port, '"Supt South" = "south@example.org"')
    begun.must(f"digest --all --contacts {file} --folder {tmp_path / 'out'}")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "supt-south-2009-01-27.txt",
        "supt-south-2009-01-27.html",
    }
    assert begun.run(f"digest --all --contacts {file} --folder {tmp_path / 'out'}").code == 2
    assert inbox.mails == []


def test_the_words_of_persons_are_told_only_when_asked_for(begun: Terminal) -> None:
    """What staff raised leaves the register in no mail, unless somebody says --persons."""
    begun.must(
        "staff-issue raise --theme workload --summary 'Dr Hill was shouted at' --raised-by constables "
        "--channel surgery --on 2009-01-20"
    )
    begun.must("staff-issue acknowledge SI-001 --owner 'Supt South' --on 2009-01-21")
    assert "Hill" not in begun.must(f"digest {SOUTH} --within 90d").out
    assert "SI-001" in begun.out
    assert "Hill" in begun.must(f"digest {SOUTH} --within 90d --persons").out


def test_a_message_reaches_a_service(begun: Terminal, tmp_path: Path) -> None:
    """Whoever is reached by a service has the digest as its message."""
    got: list[dict[str, str]] = []

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"json://127.0.0.1:{server.server_port}/"
    file = write_contacts(tmp_path, 1, f'"Supt South" = {{ notify = "{address}" }}')
    begun.must(f"digest {SOUTH} --send --contacts {file}")
    server.shutdown()
    server.server_close()
    assert "ACT-001" in got[0]["message"]
    file = write_contacts(tmp_path, 1, '"Supt South" = { notify = "nonsense" }')
    begun.must("risk review R-001 --note looked")
    assert begun.run(f"digest {SOUTH} --send --contacts {file}").code == 1
    assert "none that apprise knows" in begun.err


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("nonsense", "is no contacts file"),
        ('[people]\nA = "no address"', "is no mail address"),
        ('[people]\nA = "a@b.example\\nBcc: c@d.example"', "is no mail address"),
        ("[people]\nA = {}", "has neither mail nor notify"),
        ('[people]\n[mail]\nserver = "mail.example.org"\nsecurity = "none"\nfrom = "a@b.example"', "on this machine"),
        ('[people]\n[mail]\nserver = "mail.example.org"\nfrom = "a"', "is no mail address"),
    ],
)  # fmt: skip
def test_a_contacts_file_that_is_wrong_is_refused(tmp_path: Path, text: str, why: str) -> None:
    """No password and no digest crosses a network in the clear."""
    file = tmp_path / "contacts.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=why):
        contacts(file)
