"""Looking at the stores of a portfolio: those that look as they did are not opened."""

import os
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

from domain.rules.persons import spelling
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.journal import Journal
from programme.portfolio import kept
from programme.portfolio.file import Member, Portfolio, read_portfolio
from programme.portfolio.kept import Kept
from programme.portfolio.summary import Summary
from programme.stores.backends import scheme
from programme.stores.open import names, open_journal, place_of, reading, register_of


class Look:
    """A portfolio and what is kept of its stores, renewed store by store."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.portfolio: Portfolio = read_portfolio(file)
        self.places = {member: place_of(member.address) for member in self.portfolio.store}
        self._kept = kept.recall(file)

    def of(self, member: Member) -> Kept | None:
        """Return what is kept of a store; None while it was never looked at."""
        return self._kept.get(self.places[member])

    def renew(self, on: date, *, all_: bool = False) -> Generator[Member, None, None]:
        """Look again at each store that may have changed, or whose summaries do not reach to a day; yield each done.

        What was found is kept when all are done, or when whoever asks stops.
        """
        renewed = False
        try:
            for member in self.portfolio.store:
                before = self.of(member)
                if all_ or before is None or not good(before, member, on):
                    self._kept[self.places[member]] = _found(member, before or Kept(""), on)
                    renewed = True
                yield member
        finally:
            if renewed:
                places = set(self.places.values())
                kept.keep(self.file, {place: found for place, found in self._kept.items() if place in places})


def good(found: Kept, member: Member, on: date) -> bool:
    """Tell whether a store looks as it did, and what is kept of it reaches to a day."""
    # How a server looks is known only by asking it.
    same = bool(found.looks) and found.looks == looks_of(member)
    return same and not found.problem and all(reaches(summary, on) for summary in found.summaries)


def reaches(summary: Summary, on: date) -> bool:
    """Tell whether a summary says how a programme stands on a day."""
    return summary.first <= on <= summary.last


def looks_of(member: Member) -> str:
    """Return what changes with every entry in a file, without opening it; nothing for a server."""
    if scheme(member.address) != "sqlite":
        return ""
    place, seen = place_of(member.address), []
    # What was recorded last may still lie beside the file.
    for file in (place, f"{place}-wal"):
        try:
            found = os.stat(file)  # noqa: PTH116 - of a thousand stores, in a third of the time
        except OSError:
            seen.append("none")
        else:
            seen.append(f"{found.st_ino} {found.st_size} {found.st_mtime_ns}")
    return f"{'|'.join(seen)}|{','.join(member.programmes)}"


def _found(member: Member, before: Kept, on: date) -> Kept:
    summaries = before.summaries
    try:
        # A second time, because to look may write a cache; what others record meanwhile is then noticed as well.
        for _ in range(2):
            # Taken first: what is recorded from here on is noticed by the next look.
            looks = looks_of(member)
            summaries = tuple(_summaries(member, summaries, on))
            if looks_of(member) == looks:
                break
    except (Refused, Unreadable) as error:
        # The rest of the portfolio can be seen all the same, and of this one how it stood last.
        return Kept(looks, summaries, str(error))
    return Kept(looks, summaries)


def _summaries(member: Member, before: tuple[Summary, ...], on: date) -> Iterator[Summary]:
    # Most looks at a portfolio open no store, and need neither rules nor journals.
    from event_store.journal.head import Head  # noqa: PLC0415 - as above
    from programme.evidence.checkpoint import SignedSize  # noqa: PLC0415 - as above
    from programme.portfolio.summarising import summarised  # noqa: PLC0415 - as above

    known = {summary.programme_id: summary for summary in before if reaches(summary, on)}
    with closing(open_journal(member.address)) as journal:
        with reading(journal):
            heads = journal.recorder.heads()
        for programme_id in _wanted(journal, member):
            summary, head = known.get(str(programme_id)), heads.get(programme_id, Head())
            proved = str(SignedSize(programme_id, head.size, head.root))
            # A file that does not look as it did is looked at closely, whatever it says.
            if scheme(member.address) == "sqlite" or summary is None or summary.checkpoint != proved:
                register = register_of(journal, programme_id, None, wary=True)
                with reading(journal):
                    if summary is None or summary.position != register.position():
                        summary = summarised(register)
            yield summary


def _wanted(journal: Journal, member: Member) -> list[UUID]:
    if not member.programmes:
        with reading(journal):
            return journal.recorder.programme_ids()
    with reading(journal):
        known = {spelling(name): programme_id for programme_id, name in names(journal).items()}
    wanted = []
    for name in member.programmes:
        if (found := known.get(spelling(name))) is None:
            raise Refused([f"the store holds no programme “{name}”"])
        wanted.append(found)
    return wanted
