"""What is due of staff issues: that those who raised one hear that it was heard, and how it stands."""

from collections.abc import Iterator
from datetime import timedelta

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def answers(programme: Programme) -> Iterator[Due]:
    """Yield of each unresolved issue its acknowledgement, or after that its next update."""
    policy = programme.policy
    for issue in programme.staff_issues.values():
        if not issue.unresolved:
            continue
        what, topic, heard, days = (
            ("update to staff", "staff-issue.updated", issue.updated, policy.update_days)
            if issue.acknowledged
            else ("acknowledgement", "staff-issue.acknowledged", issue.raised, policy.acknowledge_days)
        )
        clears = phrase(by(topic, staff_issue=issue.ref))
        day = heard.latest + timedelta(days=days)
        yield Due(issue.ref, what, issue.summary, issue.owner, day, clears, not heard.precise)


DIARIES = (answers,)
