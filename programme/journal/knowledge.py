"""What the organisation knew before it was recorded here, by the evidence that the journal names."""

from typing import TYPE_CHECKING
from uuid import UUID

from domain.entries.journal.knowledge import TOPIC
from domain.history import knowledge as domain_knowledge
from domain.history.knowledge import Knowledge, knowledge_in_force
from event_store.journal.records import NO_END
from programme.foundation.moment import end_of_day
from programme.journal.stamps import Stamps

if TYPE_CHECKING:
    from programme.journal.journal import Journal


def knowledge_of(journal: "Journal", programme_id: UUID) -> dict[int, list[Knowledge]]:
    """Return to whom each entry was known and since when, by its position, by all that is recorded now."""
    claims = list(journal.of_topics(programme_id, (TOPIC,), NO_END))
    return knowledge_in_force(claims, journal.corrections(programme_id, NO_END)) if claims else {}


def learnt_at(journal: "Journal", programme_id: UUID) -> dict[int, str]:
    """Return when each entry that was known before it was recorded was known, by the stamp of that day's end."""
    knowledge = knowledge_of(journal, programme_id)
    if not knowledge:
        return {}
    zone = journal.zone(programme_id)
    records = list(journal.recorded(programme_id))
    stamped = zip(records, Stamps(journal, programme_id).known_from(records), strict=True)
    return domain_knowledge.learnt_at(stamped, knowledge, lambda on: end_of_day(on.latest, zone))
