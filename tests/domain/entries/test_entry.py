"""What an entry class says of itself: which of its fields hold references."""

import pytest

from domain.entries.catalogue import ENTRIES
from domain.entries.engagement.activities import ActivityHeld
from domain.entries.entry import Entry
from domain.entries.permission import refusals
from domain.foundation.dates import when
from programme.recording.field_shapes import shapes
from tests.given import programme_of


@pytest.mark.parametrize("entry_class", ENTRIES.values(), ids=ENTRIES)
def test_what_is_asked_for_as_a_reference_is_checked_as_one(entry_class: type[Entry]) -> None:
    """However a field is described, the references that people type into it must exist."""
    asked = {shape.name for shape in shapes(entry_class) if shape.holds == "reference"}
    assert set(entry_class.reference_fields) == asked


@pytest.mark.parametrize("entry_class", ENTRIES.values(), ids=ENTRIES)
def test_personal_fields_are_about_something_that_has_a_key(entry_class: type[Entry]) -> None:
    """What people say is about one thing, which names the key that can be destroyed."""
    assert bool(entry_class.subject_field) == bool(entry_class.personal_fields)
    assert set(entry_class.kept_personal_fields) <= set(entry_class.personal_fields)


def test_each_of_several_references_must_exist() -> None:
    """A field of many references with a description is no way round the check."""
    entry = ActivityHeld(
        activity="EA-001", title="Briefing", kind="briefing", mode="informing", groups=("SG-007",)
    )
    assert refusals(entry, programme_of(), when("2008-02-04")) == [
        "there is no stakeholder group SG-007 on 4 Feb 2008: check the reference and the date"
    ]
