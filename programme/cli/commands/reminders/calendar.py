"""The command that writes what is due as a calendar."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from domain.foundation.typed_dates import understand_span
from event_store.copies.given_file import read_file
from programme.cli.options import AsKnown, AsOf, Persons, Programme, Quiet, Store
from programme.cli.output import opened, say_done
from programme.cli.report_files import LARGEST, place
from programme.foundation.own_files import note_made, why_not_replaced
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.journal.view import View
from programme.questions.weekly.due import of_owner
from programme.registers.all_due import due as all_due
from programme.reminders.calendar import Edition, feed, is_feed
from programme.reminders.digest import slug


def calendar(
    file: Annotated[
        Path, Parameter(help="The calendar, such as due.ics; with --each, the folder of one for each owner.")
    ],
    *,
    owner: Annotated[str | None, Parameter(help="Only what is due from one post or person.")] = None,
    each: Annotated[bool, Parameter(negative=(), help="A calendar for each owner.")] = False,
    within: Annotated[str, Parameter(help="How far ahead: 90d, 6m, 1y.")] = "1y",
    persons: Persons = False,
    quiet: Quiet = False,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Write what is late and due to a calendar; written again, it moves and cancels what has changed."""
    if each and owner is not None:
        raise Refused([Problem("--each and --owner are given: choose one", "owner")])
    with opened(store, programme) as register:
        view = register.view(as_of, as_known)
        if not view.moment.position:
            raise Refused(
                [f"there is nothing to write {view.moment.words}: the first entry was recorded later"]
            )
        try:
            ahead = understand_span(within, view.on)
        except ValueError as error:
            raise Refused([Problem(f"--within: {error}", "within")]) from error
        told = view if persons else register.redacted().view(as_of, as_known)
        write = _Writing(view, told, ahead, _edition(register, view, persons=persons))
        if not each:
            count = write.one(owner, file)
            said = f"{count} thing{'s are' if count != 1 else ' is'} late or due, in {file}"
        else:
            owners = write.owners()
            for one in owners:
                write.one(one, file / f"{slug(one)}.ics")
            said = f"{len(owners)} calendar{'s are' if len(owners) != 1 else ' is'} in {file}"
    say_done(said)


class _Writing:
    """Writes calendars of one moment: `view` says whose things are whose, `told` what is written of them."""

    def __init__(self, view: View, told: View, ahead: int, edition: Edition) -> None:
        self._view, self._edition = view, edition
        self._found = all_due(view.programme, view.on, ahead)
        self._told = {(one.ref, one.what, one.day): one for one in all_due(told.programme, view.on, ahead)}

    def owners(self) -> list[str]:
        return sorted({one.owner for one in self._found if one.owner})

    def one(self, owner: str | None, file: Path) -> int:
        """Write what is due from one owner, or everything, and return how much that is."""
        due = self._found if owner is None else of_owner(self._found, self._view, owner)
        told = [self._told[one.ref, one.what, one.day] for one in due]
        name = self._view.programme.name
        _put(feed(told, name if owner is None else f"{name}: {owner}", self._edition, _before(file)), file)
        return len(told)


def _edition(register: Register, view: View, *, persons: bool) -> Edition:
    [last] = register.journal.at(register.programme_id, [view.moment.position])
    recorded = datetime.fromisoformat(last.recorded_at).replace(microsecond=0)
    return Edition(register.programme_id, view.on, view.moment.position, recorded, persons)


def _before(file: Path) -> bytes | None:
    """Return the calendar that is there; Refused when what is there is none of ours."""
    if not file.is_symlink() and not file.exists():
        return None
    if why := why_not_replaced(file, is_feed):
        raise Refused([f"{file} is not replaced ({why}): choose another name"])
    return read_file(file, LARGEST)


def _put(content: bytes, file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        place(content, file, claimed=not file.exists())
        note_made(content)
    except OSError as error:
        raise Refused([f"{file} cannot be written ({error.strerror}): check the path"]) from None
