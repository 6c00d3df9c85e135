"""Erasing what was recorded about a person: the key is destroyed, and the entry says that this happened."""

from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Text
from domain.foundation.references import SubjectRef, kind_of
from domain.state.programme import Programme


# It belongs to no register: whoever erases what was said does not keep the directory of persons.
@entry("person.erased", verb="erase", register="journal")
class PersonErased(Entry):
    """Erase the names and texts about a staff issue, an appeal or a consultation, for ever and at every date."""

    subject: Annotated[
        SubjectRef, Field(description="what was recorded about the person: SI-003, AP-001, EA-002, EIA-001")
    ]
    reason: Annotated[Text, Field(description="why, without repeating what is erased; this stays readable")]

    def apply(self, programme: Programme, on: When) -> None:
        # Its first entry may have been withdrawn; what it said is erased all the same.
        if thing := getattr(programme, kind_of(self.subject).register).get(self.subject):
            thing.erased = on
