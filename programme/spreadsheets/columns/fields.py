"""How the cells of each field are read."""

from __future__ import annotations

from functools import cache

# The field ends in one of these: the longest end that fits says how its cells are read.
_READERS = {
    "id": "id",
    "state": "word",
    "links": "links",
    "derived": "derived",
    "rag": "rag",
    "kept": "kept",
    "kept as a day": "day",
    "not read": "not read",
    "likelihood": "level",
    "impact": "level",
    "risk assess inherent": "level alone",
    "risk assess residual": "level alone",
    "risk assess target": "level alone",
    "control add": "list",
    "action plan": "actions",
    "decision record.rejected": "list",
    "sop.authors": "names",
    "sop.version": "version",
    "action plan.risk": "thing",
    "staff-issue raise.raised_by": "group",
    "staff-issue raise.summary": "no names",
    "risk raise.category": "word",
    "risk respond.response": "word",
    "issue raise.severity": "word",
    "lesson propose.kind": "word",
    "dependency register.direction": "word",
    "dependency agree.state": "word",
    "sop.kind": "word",
    "benefit identify.kind": "word",
    "staff-issue raise.theme": "word",
    "staff-issue raise.channel": "word",
}
_ENDS = {
    ".title": "title",
    ".owner": "person",
    ".lead": "person",
    ".taker": "person",
    ".approver": "person",
    ".validated_by": "person",
    ".drawn_by": "person",
    ".on_whom": "text",
    ".agreed_for": "day",
    ".on": "day",
    ".due": "day",
    ".review_due": "day",
    ".amount": "amount",
    ".likelihood": "level",
    ".impact": "level",
}


@cache
def reader_of(to: str) -> str:
    """Say how the cells of a field are read: as a day, a level, a person or a text."""
    if to in _READERS:
        return _READERS[to]
    if to.startswith("finding record.effect"):
        return "word"
    for end, reader in _ENDS.items():
        if to.endswith(end):
            return reader
    return "text"


# Fields of which a table may have several columns.
MANY = {"derived", "kept", "kept as a day", "not read", "benefit estimate.amount", "rag"}
# Kinds of register that an entry exists for; the cells of others are kept as they stand.
RECORDED = frozenset(
    {
        "risk",
        "issue",
        "action",
        "assumption",
        "dependency",
        "decision",
        "lesson",
        "sop",
        "eia",
        "staff-issue",
        "benefit",
    }
)


def is_title(to: str) -> bool:
    """Say whether a field is what a row of a register cannot do without."""
    return to.endswith((".title", "staff-issue raise.summary"))
