"""Opening the personal texts of one programme while its journal is read, or saying why they stay closed."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from uuid import UUID

from msgspec.structs import force_setattr

from domain.entries.entry import Entry
from domain.entries.journal.amendments import EntryCorrected
from domain.foundation.personal import ERASED, REDACTED, SEALED
from domain.foundation.safe_text import safe
from event_store.store import Reading
from programme.foundation.codec import MARK
from programme.personal.cipher import place_of, unseal, unwrap
from programme.personal.key_lines import KeyName
from programme.personal.keys import Keys
from programme.personal.names import GIVING_NAMES, Names, changed_names
from programme.personal.redact import Redaction
from programme.personal.subjects import about, erasures
from programme.personal.texts import put, texts


class Opening:
    """Opens texts for as long as one reading lasts; with `redacted` it shows none."""

    def __init__(
        self,
        rows: Reading,
        keys: Keys,
        programme_id: UUID,
        find_names: Callable[[], Names] = Names,
        find_redaction: Callable[[], Redaction] | None = None,
    ) -> None:
        self.rows = rows
        self._find_names = find_names
        self.keys = keys
        self.programme_id = programme_id
        self.redacted = find_redaction is not None
        self._find_redaction = find_redaction or (lambda: Redaction(Names(), 0))
        self._open_keys: dict[str, bytes | str] = {}

    def open(self, entry: Entry, position: int) -> None:
        """Put what may be read in the place of the personal texts of an entry that was just decoded."""
        # What is sealed says so itself; what was recorded in the clear is personal by the class that it is of.
        amended = about(entry, self.rows, self.programme_id)[1] if self.redacted else None
        self._put(entry, position, texts(entry, amended))
        if self.redacted:
            return
        self._call(entry)
        if isinstance(entry, EntryCorrected) and entry.changes and self.names:
            named = about(entry, self.rows, self.programme_id)[1].named_fields
            changes = {
                name: changed_names(value, self.names.shown) if name in named and value else value
                for name, value in entry.changes.items()
            }
            force_setattr(entry, "changes", changes)

    def _call(self, entry: Entry) -> None:
        """Give an entry that names a person the name that they have now: it holds at every date."""
        if entry.topic in GIVING_NAMES and self.names:
            force_setattr(entry, "name", self.names.shown(getattr(entry, "person")))  # noqa: B009 - of these only

    def name(self, entry: Entry) -> None:
        """Put the names that the directory has now in the places of references and of other spellings."""
        if self.redacted:
            # Guarantee: a reviewer is shown a person by a pseudonym that is the same throughout a paper.
            self.redaction.redact(entry, about(entry, self.rows, self.programme_id)[1])
        elif self.names and entry.named_fields:
            for field in entry.named_fields:
                if (value := getattr(entry, field)) is not None:
                    force_setattr(entry, field, changed_names(value, self.names.shown))

    def recorder(self, by: str) -> str:
        """Return who recorded an entry, as the directory calls them now."""
        return self.redaction.person(by) if self.redacted else self.names.shown(by)

    def evidence(self, evidence: str, entry: Entry) -> str:
        """Return where an entry can be checked; of a staff issue not even the name of a file is for a reviewer."""
        if not self.redacted or evidence == "[]":
            return evidence
        about_staff = about(entry, self.rows, self.programme_id)[1].noun == "staff-issue"
        return f'["{REDACTED}"]' if about_staff else self.redaction.matter(evidence)

    @cached_property
    def redaction(self) -> Redaction:
        """What stands in the place of names and words of persons."""
        return self._find_redaction()

    @cached_property
    def renames(self) -> bool:
        """Whether a name that is read may not be the one that is shown."""
        return self.redacted or bool(self.names)

    @cached_property
    def names(self) -> Names:
        """Whom every name means; asked for only where one is read."""
        return self._find_names()

    def open_kept(self, entries: Sequence[Entry], positions: Iterable[int]) -> None:
        """Do as `open` does with the texts of entries of one kind that the state keeps; nobody reads the others."""
        kept, topic, programme = entries[0].kept_personal_fields, entries[0].topic, str(self.programme_id)
        for entry, position in zip(entries, positions, strict=True):
            for name in kept:
                # Most entries of a kind that may have a personal text have none that is kept.
                if (text := getattr(entry, name)) is None:
                    continue
                if self.redacted:
                    force_setattr(entry, name, REDACTED)
                elif text.startswith(MARK):
                    force_setattr(entry, name, self._opened(text, place_of(programme, position, topic), name))
        if not self.redacted and topic in GIVING_NAMES:
            for entry in entries:
                self._call(entry)

    def _put(self, entry: Entry, position: int, said: Iterable[tuple[str, str]]) -> None:
        # Guarantee: with --redacted no question, in a table or as JSON, shows what was said by or about a person.
        if self.redacted:
            put(entry, {label: REDACTED for label, _ in said})
        elif found := {label: text for label, text in said if text.startswith(MARK)}:
            place = place_of(self.programme_id, position, entry.topic)
            put(entry, {label: self._opened(text, place, label) for label, text in found.items()})

    def _opened(self, text: str, place: str, label: str) -> str:
        name, body = unwrap(text)
        key = self._open_keys.get(name) or self._key(name)
        if isinstance(key, str):
            return key
        opened = unseal(name, body, key, place, label)
        if opened is None:
            self.keys.missed = True
        return SEALED if opened is None else safe(opened)

    def _key(self, name: str) -> bytes | str:
        """Return the key by the name on a sealed text, or what to show in place of the text."""
        subject, _, generation = name.partition("/")
        key: bytes | str | None = None
        if generation.isdecimal():
            # Guarantee: what was erased stays erased though its key comes back.
            erased = self._erasures.get(subject, 0) > int(generation)
            key = ERASED if erased else self.keys.find(KeyName(self.programme_id, subject, int(generation)))
        if key is None:
            self.keys.missed = True
            key = SEALED
        self._open_keys[name] = key
        return key

    @cached_property
    def _erasures(self) -> dict[str, int]:
        # Of all that is recorded, whatever moment is asked about: the key is gone at every date.
        return erasures(self.rows, self.programme_id)
