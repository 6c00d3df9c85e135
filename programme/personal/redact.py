"""What a reviewer from outside is shown of an entry: pseudonyms for persons, no words of theirs, no small figures."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any
from uuid import UUID

from msgspec.structs import force_setattr

from domain.entries.entry import Entry
from domain.entries.journal.amendments import Amendment, EntryCorrected
from domain.foundation.personal import REDACTED, WITHHELD
from domain.foundation.safe_text import safe
from domain.rules.persons import spelling
from domain.state.policy import Policy
from event_store.journal.records import NO_END
from event_store.store import Reading
from programme.foundation.codec import DECODERS, MARK
from programme.personal.kinds import kind
from programme.personal.names import GIVING_NAMES, Names, changed_names, each, named

SETTING = "policy.setting-changed"
# What gives a body its name, and in which field: whoever is named by that name is no person.
BODIES = {
    "unit.opened": "name", "group.identified": "name",
    "forum.set-up": "title", "forum.registered": "title", "forum.found-missing": "title",
}  # fmt: skip
# Figures of an equality assessment, of which one may be so small that it tells whom it is about.
COUNTS = {"eia.profiled": ("count", "total"), "eia.counted": ("selected", "total")}
# The fields by which a correction may name a person; what class it corrects is not looked up for this.
PERSONS = frozenset(
    {
        "owner", "lead", "approver", "acceptor", "accepted_by", "agreed_by", "apologies", "applied_by", "attended",
        "authors", "called_by", "chair", "claimed_by", "confirmed_by", "decided_by", "declined_by", "drawn_by", "gone",
        "held_by", "holder", "joined", "members", "readers", "rejected_by", "reported_by", "returned_by", "reviewers",
        "taker", "told_by", "validated_by", "verified_by", "voided_by", "who",
    }
)  # fmt: skip
_BETWEEN = r"\s*[,;&]\s*|\s+and\s+"
FIGURES = {"eia.profiled": ("count", "total", "percent"), "eia.counted": ("selected", "total")}


class Redaction:
    """What is shown in the place of names and words of persons, the same throughout a paper.

    Persons are numbered in the order in which the journal names them first, so that what is recorded later renumbers
    nobody.
    """

    def __init__(self, names: Names, small: int, bodies: frozenset[str] = frozenset()) -> None:
        self._names = names
        self._small = small
        self._bodies = bodies
        self._numbers: dict[str, int] = {}
        self._typed: dict[str, str] = {}
        self._known: re.Pattern[str] | None = None

    def meet(self, name: str) -> None:
        """Give whoever is named a number, unless it is a post of the directory, or a forum, a group or a unit."""
        whose = self._whose(name)
        if whose is not None and name not in WITHHELD and not name.startswith(MARK):
            self._numbers.setdefault(whose, len(self._numbers) + 1)
            self._typed[spelling(name)] = name
            # Several in one field: each is found in other texts, where a single word would stand for too much.
            for one in re.split(_BETWEEN, name):
                if len(one.split()) > 1:
                    self._typed[spelling(one)] = one

    def ready(self) -> None:
        """Prepare to find every name that was met, and every other way to write it."""
        for name, ref in self._names.spellings():
            if ref.startswith("PE"):
                self.meet(name)
        found = sorted((name for name in self._typed if name and name not in WITHHELD), key=len, reverse=True)
        if found:
            patterns = (r"\s+".join(map(re.escape, name.split())) for name in found)
            self._known = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)

    def person(self, name: str) -> str:
        """Return a post by its title, and a person by a number."""
        if name in WITHHELD:
            return name
        whose = self._whose(name)
        if whose is None:
            return self._names.shown(name)
        return f"person {self._numbers.setdefault(whose, len(self._numbers) + 1)}"

    def matter(self, text: str) -> str:
        """Return a text with every name in it replaced."""
        if self._known is None:
            return text
        return self._known.sub(lambda found: self.person(found[0]), unicodedata.normalize("NFC", text))

    def redact(self, entry: Entry, amended: type[Entry]) -> None:
        """Put what may be shown in the place of all else, in an entry that nobody else holds yet."""
        if entry.topic in GIVING_NAMES:
            force_setattr(entry, "name", self.person(getattr(entry, "person")))  # noqa: B009 - of these only
        for field in entry.__struct_fields__:
            value = getattr(entry, field)
            if field not in entry.reference_fields and not isinstance(entry, Amendment):
                force_setattr(entry, field, self._shown(type(entry), field, value))
        if isinstance(entry, Amendment):
            force_setattr(entry, "reason", self.matter(entry.reason))
        if isinstance(entry, EntryCorrected):
            changes = {field: self._shown(amended, field, value) for field, value in entry.changes.items()}
            force_setattr(entry, "changes", changes)
            self._suppress(entry.changes, amended, changes.__setitem__)
        self._suppress({f: getattr(entry, f) for f in entry.__struct_fields__}, type(entry), _setter(entry))

    def _shown(self, entry_class: type[Entry], field: str, value: Any) -> Any:  # noqa: ANN401 - a value of any field
        texts = isinstance(value, str) or (
            isinstance(value, tuple | list) and all(isinstance(part, str) for part in value)
        )
        if not texts or not value or (entry_class.topic in GIVING_NAMES and field == "name"):
            return value
        match kind(entry_class, field):
            case "person":
                return changed_names(value, self.person)
            case "words":
                return changed_names(value, lambda _: REDACTED)
            case "matter":
                return changed_names(value, self.matter)
            case _:
                # A date, a choice, or an amount.
                return value

    def _suppress(
        self, said: dict[str, Any], entry_class: type[Entry], put: Callable[[str, str], None]
    ) -> None:
        """Say only that a figure is small where one is, or where the rest of a total would be."""
        counts = [
            value for field in COUNTS.get(entry_class.topic, ()) if isinstance(value := said.get(field), int)
        ]
        rest = counts[1] - counts[0] if len(counts) > 1 else self._small
        if any(0 <= count < self._small for count in (*counts, rest)):
            for field in FIGURES[entry_class.topic]:
                if said.get(field) is not None:
                    put(field, f"[fewer than {self._small}]")

    def _whose(self, name: str) -> str | None:
        ref = self._names.meaning(name).ref
        if ref is None:
            known = spelling(name)
            return None if known in self._bodies else known
        return None if ref.startswith("PO") else ref


def redaction(
    rows: Reading, programme_id: UUID, names: Names, unseal: Callable[[Entry, int], None]
) -> Redaction:
    """Return what is shown to a reviewer of a programme, by all that is recorded; `unseal` opens what may be opened."""
    made = Redaction(names, _small(rows, programme_id), _bodies(rows, programme_id))
    sealed: list[str] = []
    for row in rows.rows(programme_id):
        entry = DECODERS[row[1]](row[2])
        for name in _named(entry):
            made.meet(name)
        made.meet(safe(row[6]))
        if entry.personal_fields and entry.named_fields:
            unseal(entry, row[0])
            sealed += _named(entry)
    # Last, so that nobody else is renumbered when their key is destroyed.
    for name in sealed:
        made.meet(name)
    made.ready()
    return made


def _named(entry: Entry) -> list[str]:
    """Return whom an entry names, a correction by any text of it that may be a name."""
    if isinstance(entry, EntryCorrected):
        changed = [value for field, value in entry.changes.items() if field in PERSONS]
        return [name for value in changed for name in each(value)]
    return [name for _, name in named(entry)]


def _bodies(rows: Reading, programme_id: UUID) -> frozenset[str]:
    """Return how forums, stakeholder groups and command units are called."""
    found = rows.rows_of(programme_id, tuple(BODIES), NO_END)
    return frozenset(spelling(getattr(DECODERS[row[1]](row[2]), BODIES[row[1]])) for row in found)


def _small(rows: Reading, programme_id: UUID) -> int:
    """Return below which number a figure is small, by the policy as it was set last."""
    small = Policy().small_number
    for row in rows.rows_of(programme_id, (SETTING,), NO_END):
        entry = DECODERS[row[1]](row[2])
        if getattr(entry, "setting", "") == "small_number":
            small = getattr(entry, "value", small)
    return small


def _setter(entry: Entry) -> Callable[[str, str], None]:
    return lambda field, value: force_setattr(entry, field, value)
