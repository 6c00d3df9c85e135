"""The registers of a programme, in the order in which people meet them."""

# A register has one word, the same in every layer: `domain/entries/risks/`, `programme/registers/risks/`. Beside it
# stand the nouns of its entries, so that reading one entry need not load the classes of all the others.
REGISTERS: dict[str, tuple[str, ...]] = {
    "programme": ("programme",),
    "policy": ("policy",),
    "phases": ("phase",),
    "structure": ("unit", "posting", "appeal"),
    "processes": ("process", "change"),
    "documents": ("sop",),
    "risks": ("risk", "control", "action", "indicator", "issue"),
    "staff_issues": ("staff-issue",),
    "equality": ("eia", "finding"),
    "measures": ("priority", "measure"),
    "benefits": ("benefit",),
    "engagement": ("group", "message", "activity", "series"),
    "decisions": ("decision",),
    "recommendations": ("recommendation", "consideration", "practice", "contract", "revisit", "target"),
    "surveys": ("survey", "statement"),
    "reviews": ("review", "review-finding"),
    "lessons": ("lesson",),
    "snapshots": ("snapshot",),
    "journal": ("entry", "journal", "person"),
}

REGISTER_OF = {noun: register for register, nouns in REGISTERS.items() for noun in nouns}
