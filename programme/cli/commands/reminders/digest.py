"""The command that tells people what asks for them, in a letter each."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from cyclopts import Parameter

from programme.cli.options import AsKnown, AsOf, Overwrite, Persons, Programme, Quiet, Store
from programme.cli.output import hint, note, opened, say, say_done
from programme.cli.report_files import refuse_taken, write
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.journal.view import View
from programme.questions.weekly.since import before
from programme.reminders import letter
from programme.reminders.contacts import Contacts, contacts, default_file
from programme.reminders.digest import Digest, NobodySo, slug
from programme.reminders.digest import digest as digest_of
from programme.reminders.sending import Channel, channels
from programme.reminders.sent import claim, give_up, last_sent, note_sent

LAST = "last"


def digest(
    *,
    owner: Annotated[str | None, Parameter(help="The post or person to tell: “Supt Operations”.")] = None,
    all_: Annotated[
        bool, Parameter(name="--all", negative=(), help="Everybody in the contacts file.")
    ] = False,
    since: Annotated[
        str, Parameter(help="What is new is new since then: a date, or the last digest that was sent.")
    ] = LAST,
    within: Annotated[str, Parameter(help="How far ahead what is due is told: 14d, 2w, 3m.")] = "14d",
    send: Annotated[bool, Parameter(negative=(), help="Send it; without this it is only shown.")] = False,
    contacts_file: Annotated[
        Path | None,
        Parameter(
            name="--contacts",
            help="Who is reached where. Default: PROGRAMME_CONTACTS, else contacts.toml in "
            "your configuration folder.",
        ),
    ] = None,
    persons: Persons = False,
    folder: Annotated[
        Path | None, Parameter(help="Write each to this folder, as text and as HTML, instead of showing it.")
    ] = None,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    store: Store = None,
    programme: Programme = None,
) -> int:
    """Tell each owner what began, what is late and due, and what clears it: shown, in files, or sent."""
    if (owner is None) != all_:
        raise Refused([Problem("say whom to tell: --owner NAME for one, or --all for everybody", "owner")])
    file = contacts_file or default_file()
    known = contacts(file) if all_ or send else Contacts({})
    owners = [owner] if owner is not None else list(known.people)
    if send and (missing := [name for name in owners if known.of(name) is None]):
        raise Refused([f"{file} does not say where {missing[0]} is reached: add a line below [people]"])
    with opened(store, programme) as register:
        view = register.view(as_of, as_known)
        shown = view if persons else register.redacted().view(as_of, as_known)
        asked = _Asked(register, view, shown, since, within)
        made = list(asked.several(owners) if all_ else [asked.of(owner or "")])
        if send:
            return _sent(register, made, known)
        _shown(made, folder, overwrite=overwrite)
    return 0


class _Asked(NamedTuple):
    """What is told, whoever is told it."""

    register: Register
    view: View
    shown: View
    since: str
    within: str

    def of(self, owner: str) -> Digest:
        earlier, register = None, self.register
        if self.since != LAST:
            earlier, _ = before(register, self.view, self.since)
        elif last := last_sent(register.programme_id, owner, self.view.moment.position):
            earlier = register.view(last.on.isoformat(), f"#{last.position}")
        return digest_of(owner, self.view, self.shown, earlier, self.within)

    def several(self, owners: Sequence[str]) -> Iterator[Digest]:
        """Yield a digest for each of them; who answers for nothing keeps nobody else from theirs."""
        for owner in owners:
            try:
                yield self.of(owner)
            except NobodySo as nobody:
                note(str(nobody))


def _sent(register: Register, made: Sequence[Digest], known: Contacts) -> int:
    """Send each digest that says something, and return 1 when one was not taken."""
    failed = 0
    for one in made:
        person = known.of(one.owner)
        if one.empty or person is None:
            hint(f"{one.owner}: nothing is new, late or due, so nothing was sent")
            continue
        for channel in channels(person, known):
            failed |= not _sent_by(channel, one, register)
    return failed


def _sent_by(channel: Channel, one: Digest, register: Register) -> bool:
    """Send a digest, unless it was sent that way already; False when it was not taken."""
    if not claim(one, register.programme_id, channel.name):
        hint(f"{one.owner}: this digest was sent by {channel.name} already, so it was not sent again")
        return True
    try:
        channel.send(one, register.programme_id)
    except Refused as refused:
        give_up(one, register.programme_id, channel.name)
        for problem in refused.problems:
            note(f"{one.owner}: {problem.typed}")
        return False
    note_sent(one, register.programme_id)
    say_done(f"{one.owner}: sent by {channel.name}, {letter.subject(one)}")
    return True


def _shown(made: Sequence[Digest], folder: Path | None, *, overwrite: bool) -> None:
    if folder is None:
        say("\n".join(letter.text(one) for one in made).removesuffix("\n"))
        return
    files = {
        folder / f"{slug(one.owner)}-{one.on.isoformat()}{ending}": written(one)
        for one in made
        for ending, written in ((".txt", letter.text), (".html", letter.html))
    }
    if len(files) < 2 * len(made):
        raise Refused(["two owners would have files of the same name: write one of them with --owner"])
    refuse_taken(files, overwrite=overwrite)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused([f"{folder} cannot be written ({error.strerror}): check the path"]) from None
    for file, text in files.items():
        write(text, file, overwrite=overwrite)
