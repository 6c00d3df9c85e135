"""What it takes to record each kind of entry: a recorder records everything but what stands here."""

from typing import NamedTuple

from domain.state.people import Role
from event_store.store import TopicRule

REPORTED = "reported_by"


class SignOff(NamedTuple):
    """What is signed off: the field that names it, and the entries of which the last one submits it."""

    subject: str
    submitted: tuple[str, ...]


# Sign-offs and acceptances, which it takes an approver to give, and another than who submitted what is signed off.
SIGN_OFFS = {
    "eia.approved": SignOff("eia", ("eia.submitted",)),
    "sop.approved": SignOff("sop", ("sop.drafted", "sop.begun")),
    "change.agreed": SignOff("change", ("change.identified", "change.mapped")),
    "lesson.accepted": SignOff("lesson", ("lesson.proposed",)),
    "review-finding.accepted": SignOff("finding", ("review-finding.recorded",)),
    "recommendation.verified": SignOff("provision", ("recommendation.implemented",)),
}
# Agreed with others, outside the programme: nobody in it submits the contract.
APPROVER = (*SIGN_OFFS, "contract.agreed")
# What a role does to the database, which keeps to it at once.
GRANTING = {"member.granted": "given", "member.withdrawn": "taken"}
# What can be undone by nobody, and what makes others trust a journal.
OWNER = (*GRANTING, "person.erased", "journal.accepted")


def role_for(topic: str, *, reported: bool = False) -> Role:
    """Return the role that it takes to record such an entry; what happened is reported by any recorder."""
    if topic in OWNER:
        return "owner"
    return "approver" if topic in APPROVER and not reported else "recorder"


def rules() -> dict[str, TopicRule]:
    """Return the rules as a store on a server keeps to them."""
    from domain.entries.find import entry_class  # noqa: PLC0415 - asked once in the life of a store

    found = {topic: TopicRule("owner", GRANTING.get(topic)) for topic in OWNER}
    for topic in APPROVER:
        cls = entry_class(topic)
        assert cls is not None, topic  # noqa: S101 - as the test of this table shows
        reported = REPORTED if REPORTED in cls.__struct_fields__ else None
        subject, submitted = SIGN_OFFS.get(topic, (None, ()))
        found[topic] = TopicRule("approver", None, reported, subject, submitted)
    return found
