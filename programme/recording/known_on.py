"""An entry that says since when it was known is two: what was so, and the claim that it was known."""

from collections.abc import Sequence
from uuid import UUID, uuid4, uuid5

from msgspec.structs import replace

from domain.entries.journal.amendments import Amendment
from domain.entries.journal.knowledge import KnowledgeDated
from domain.foundation.phrases import giving, phrase
from programme.foundation.refusal import Problem, Refused
from programme.recording.compose import NO_EVIDENCE
from programme.recording.entry_ids import canonical
from programme.recording.record import Proposal

# Entries of which no such claim is made: what amends an entry counts with it, and a claim is none of itself.
ABOUT_ENTRIES = (Amendment, KnowledgeDated)


def with_knowledge(proposed: Proposal, known_on: str | None, known_to: str | None) -> tuple[Proposal, ...]:
    """Return an entry and, if it says since when it was known and to whom, the claim; Refused when that is half said.

    Sent again with the same entry id, both are those that were recorded the first time.
    """
    check_knowledge(known_on, known_to, proposed.evidence)
    if not known_on:
        return (proposed,)
    if issubclass(proposed.entry_class, ABOUT_ENTRIES):
        sentence = (
            f"{proposed.entry_class.command} says something of another entry: leave it out, and date that one"
        )
        raise Refused([Problem(sentence, "known_on")])
    entry_id = canonical(proposed.entry_id) or str(uuid4())
    claim = Proposal(
        KnowledgeDated,
        {"entry": entry_id, "readers": known_to},
        known_on,
        proposed.by,
        proposed.evidence,
        str(uuid5(UUID(entry_id), "known on")),
    )
    return replace(proposed, entry_id=entry_id), claim


def check_knowledge(known_on: str | None, known_to: str | None, evidence: Sequence[str]) -> None:
    """Refuse a claim of knowledge that does not say since when, to whom, or by what evidence."""
    if not known_on and not known_to:
        return
    problems = []
    if not known_on:
        said = phrase(
            "say since when it was known", giving("known_on"), ", the date of what its readers had read"
        )
        problems.append(Problem(said, "known_on"))
    if not known_to:
        problems.append(Problem(phrase("say who had read of it by then", giving("known_to")), "known_to"))
    if not evidence:
        problems.append(Problem(NO_EVIDENCE, "evidence"))
    if problems:
        raise Refused(problems)
