"""Roles: what stands in their table is so of the entries, and a dry run and the record say the same."""

import pytest

from domain.entries.catalogue import ENTRIES
from programme.recording.roles.rules import APPROVER, GRANTING, OWNER, REPORTED, SIGN_OFFS, role_for, rules


@pytest.mark.parametrize("topic", SIGN_OFFS)
def test_what_is_signed_off_is_named_alike_by_its_submissions(topic: str) -> None:
    """A sign-off and each entry that submits something name it in the same field, of the same kind."""
    rule = SIGN_OFFS[topic]
    prefixes = ENTRIES[topic].reference_fields[rule.subject].prefixes
    for submitted in rule.submitted:
        assert ENTRIES[submitted].reference_fields[rule.subject].prefixes == prefixes
        assert role_for(submitted) == "recorder"


def test_a_server_is_told_of_every_topic_that_takes_more_than_a_recorder() -> None:
    """The rules of a server are those of the table, and what reports an approval takes a recorder there too."""
    told = rules()
    assert {topic: rule.role for topic, rule in told.items()} == {
        topic: role_for(topic) for topic in (*APPROVER, *OWNER)
    }
    assert {topic for topic, rule in told.items() if rule.does} == {*GRANTING}
    for topic, rule in told.items():
        assert (rule.reported is not None) == (
            topic in APPROVER and REPORTED in ENTRIES[topic].__struct_fields__
        )
