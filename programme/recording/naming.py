"""Whoever is named in an entry is called as the directory calls them, however it was typed."""

from msgspec.structs import replace

from domain.entries.entry import Entry
from domain.entries.journal.amendments import EntryCorrected
from programme.foundation.codec import DECODERS
from programme.foundation.refusal import Problem, Refused
from programme.journal.register import Register
from programme.personal.names import Names, changed_names, each, named, reference, with_names


def as_called(names: Names, entry: Entry) -> Entry:
    """Return an entry with everyone in it called so; Refused when a reference is to nobody."""
    for field, text in named(entry):
        _refuse_nobody(names, field, text)
    return with_names(entry, lambda text: _called(names, text))


def changes_as_called(names: Names, correction: EntryCorrected, corrected: Entry) -> EntryCorrected:
    """Return a correction with everyone called so in what it changes."""
    changes = dict(correction.changes)
    for field in corrected.named_fields:
        if changes.get(field):
            for text in each(changes[field]):
                _refuse_nobody(names, field, text)
            changes[field] = changed_names(changes[field], lambda text: _called(names, text))
    return replace(correction, changes=changes)


def still_named(register: Register, person: str) -> list[int]:
    """Return the entries that name a person as it was typed, before the directory had the name: nothing erases it."""
    journal, programme_id = register.journal, register.programme_id
    names = journal.directories.names(programme_id)
    found = []
    for position, topic, payload, *_, by, _, _, _ in journal.recorder.rows(programme_id):
        entry = DECODERS[topic](payload)
        texts = (by, *(text for _, text in named(entry)))
        if any(text != person and names.meaning(text).ref == person for text in texts):
            found.append(position)
    return found


def still_says(original: str, again: str) -> bool:
    """Tell whether a recorder is who recorded it before, as far as the name can still be read."""
    return original == again or reference(original) is not None


def _called(names: Names, text: str) -> str:
    return names.shown(reference(text) or text)


def _refuse_nobody(names: Names, field: str, text: str) -> None:
    ref = reference(text)
    if ref is not None and names.meaning(ref).ref is None:
        sentence = f"there is nobody {ref} in the directory: give a name, or list them with programme people"
        raise Refused([Problem(sentence, field)])
