"""Stored records: the exact bytes that their hash covers."""

from dataclasses import fields, replace
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent

from event_store.journal.records import StoredRecord, as_record
from tests.event_store.examples import CAMDEN, example

RECORDED_AT = "2009-01-27T09:30:00.000000Z"


def test_a_leaf_hashes_each_column_after_its_length_and_then_the_payload() -> None:
    """The bytes under a leaf hash are laid out so that anybody can make them again without this program."""
    record = example(7, entry_id="e-7").stamped(RECORDED_AT)
    expected = (
        b"\0\0\0\x246f1f0f6e-2008-4a61-9d3c-0b6a2f4c1a01"
        b"\0\0\0\x017"
        b"\0\0\0\x0drisk.assessed"
        b"\0\0\0\x03e-7"
        b"\0\0\0\x1b2009-01-27T09:30:00.000000Z"
        b"\0\0\0\x072008-01"
        b"\0\0\0\x0a2008-01-01"
        b"\0\0\0\x0a2008-01-31"
        b"\0\0\0\x0aAnn Carter"
        b'\0\0\0\x13["HMIC 2009, 4.12"]'
        b'{"risk":"R-007","likelihood":4,"impact":5,"basis":"no custody cover at night"}'
    )
    assert record.leaf_data == expected
    assert record.leaf == sha256(b"\0" + expected).digest()


CHANGES: dict[str, Any] = {
    "originator_id": CAMDEN,
    "originator_version": 8,
    "topic": "risk.reviewed",
    "state": b"{}",
    "entry_id": "e-8",
    "effective": "2008-01~",
    "earliest": "2007-12-31",
    "latest": "2008-02-01",
    "by": "Bob Day",
    "evidence": "[]",
}


@pytest.mark.parametrize("field", CHANGES)
def test_a_leaf_changes_with_every_column(field: str) -> None:
    """The Merkle root covers every column of every record."""
    record = example(7, entry_id="e-7")
    changed = replace(record, **{field: CHANGES[field]})
    assert changed.stamped(RECORDED_AT).leaf != record.stamped(RECORDED_AT).leaf
    assert record.stamped("2009-01-27T09:30:00.000001Z").leaf != record.stamped(RECORDED_AT).leaf


def test_every_column_but_the_stamps_is_tried() -> None:
    """The list of changes above leaves out no column that a writer fills in."""
    assert {field.name for field in fields(StoredRecord)} - {"recorded_at", "leaf"} == set(CHANGES)


def test_text_that_moves_to_the_next_column_changes_the_leaf() -> None:
    """Two records whose columns read the same when put end to end have different leaves."""
    one = example(7, entry_id="e-7", by="Ann", evidence="[]")
    other = replace(one, topic="risk.assessede-", entry_id="7")
    assert one.topic + one.entry_id == other.topic + other.entry_id
    assert one.stamped(RECORDED_AT).leaf != other.stamped(RECORDED_AT).leaf


def test_a_plain_event_of_the_library_becomes_a_record_of_its_own() -> None:
    """An event that says nothing of when, who and why gets neutral values and a new entry id."""
    event = StoredEvent(uuid4(), 1, "topic", b"state")
    one, other = as_record(event), as_record(event)
    assert (one.originator_id, one.originator_version, one.topic, one.state) == (
        event.originator_id,
        1,
        "topic",
        b"state",
    )
    assert (one.effective, one.by, one.evidence) == ("0001-01-01", "unknown", "[]")
    assert one.entry_id != other.entry_id
