"""Whose each text field is: it names a person, holds the words of a person, or says how a matter stands.

A field that names a person is marked by its type (`Person`), and so are the words that are sealed (`PersonalText` and
the like). Every other text field is listed here by its name, decided field by field: words are what somebody said,
answered or remarked, and are withheld from a reviewer; matter is shown, with any name in it replaced.
"""

from typing import Literal

from domain.entries.entry import Entry

FieldKind = Literal["person", "words", "matter"]

WORDS = frozenset(
    # A remark is in the words of whoever made it; a row of another register is copied as somebody wrote it.
    {"note", "response", "justification", "attributes", "cells"}
)
MATTER = frozenset(
    {
        "gaps", "not_counted",
        "title", "name", "description", "purpose", "scope", "aim", "text", "what", "where", "what_happened",
        "cause", "event", "effect", "mitigation", "resolution", "decided", "rejected", "outcome", "conclusion",
        "happened", "why", "advice", "finding", "found", "basis", "reason", "needs", "method", "shown_by", "source",
        "area", "theme", "spelling", "group", "groups", "audience", "parties", "forum", "on_whom", "with_whom",
        "referred_to", "population", "characteristic", "selection", "comparison", "reference", "unit", "level",
        "measured_by", "inspectorate", "channel", "currency", "version", "number", "carried_from", "impacts",
        "likelihoods",
        "terms", "papers", "trigger",
        "zone", "report", "file", "sha256", "place", "key", "mapping", "seen_root", "found_root",
        "author", "rule", "about", "short", "places", "paragraph", "part", "sentence", "matter",
    }
)  # fmt: skip
# Where the same name is another kind of field: what a thing is, and not what somebody remarked on it.
EXCEPTIONS: dict[str, FieldKind] = {
    f"{topic}.note": "matter"
    for topic in ("unit.opened", "process.defined", "function.named", "claim.supported", "claim.contradicted")
}


def kind(entry_class: type[Entry], field: str) -> FieldKind | None:
    """Return whose a text field is; None when nobody decided it."""
    if field in entry_class.personal_fields:
        return "words"
    if field in entry_class.named_fields:
        return "person"
    decided = EXCEPTIONS.get(f"{entry_class.topic}.{field}")
    return decided or ("words" if field in WORDS else "matter" if field in MATTER else None)
