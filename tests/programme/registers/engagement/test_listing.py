"""Which message reached whom: the matrix of messages and groups, and the lists that show it from either side."""

from datetime import date

from domain.entries.engagement.activities import ActivityHeld
from domain.entries.engagement.groups import GroupIdentified
from domain.entries.engagement.messages import MessageWithdrawn, MessageWorded
from programme.registers.engagement.listing import GROUPS, MESSAGES, REACH
from programme.registers.listing import Listing
from tests.given import programme_of

ON = date(2008, 3, 3)
PROGRAMME = programme_of(
    ("2008-01-07", GroupIdentified(group="SG-001", name="Constables", kind="staff")),
    ("2008-01-07", GroupIdentified(group="SG-002", name="Residents", kind="community")),
    ("2008-01-08", MessageWorded(message="MSG-001", title="Why", kind="rationale", text="one team")),
    (
        "2008-01-08",
        MessageWorded(message="MSG-002", title="Posts", kind="role", text="yours", audience=("SG-001",)),
    ),
    ("2008-01-08", MessageWorded(message="MSG-003", title="When", kind="programme", text="in April")),
    ("2008-01-15", MessageWithdrawn(message="MSG-003", reason="in May")),
    (
        "2008-02-02",
        ActivityHeld(
            activity="EA-001",
            title="Briefing",
            kind="briefing",
            mode="informing",
            groups=("SG-001",),
            messages=("MSG-001",),
        ),
    ),
)


def rows(listing: Listing, *keys: str) -> list[tuple[object, ...]]:
    """The chosen columns of a list."""
    columns = {column.key: column for column in listing.columns}
    return [
        tuple(columns[key].value(item, PROGRAMME, ON) for key in keys) for item in listing.items(PROGRAMME)
    ]


def test_the_matrix_has_a_row_for_each_current_message_and_each_of_its_groups() -> None:
    """What was withdrawn need not reach anyone, and a message for some is not owed to others."""
    assert rows(REACH, "message", "group", "state", "days") == [
        ("MSG-001", "SG-001", "reached", 30),
        ("MSG-001", "SG-002", "not reached", None),
        ("MSG-002", "SG-001", "not reached", None),
    ]


def test_the_list_of_messages_says_the_same_by_message() -> None:
    """Reached and not reached together are the groups that are to understand it."""
    assert rows(MESSAGES, "ref", "reached", "missing")[:2] == [
        ("MSG-001", ("SG-001",), ("SG-002",)),
        ("MSG-002", (), ("SG-001",)),
    ]


def test_the_list_of_groups_says_how_long_ago_each_was_reached() -> None:
    """A group that nothing reached has no days: it is not the same as today."""
    assert rows(GROUPS, "ref", "days", "asked") == [("SG-001", 30, None), ("SG-002", None, None)]
