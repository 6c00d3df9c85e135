"""What a statement of a report rests on: the records it follows from, by their positions, and their evidence."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from domain.foundation.references import kind_of
from domain.history.record import Record
from programme.hindsight.spans import Span
from programme.journal.view import View
from programme.questions.hindsight import hindsight
from programme.questions.timeline import command_words, kept, said, status

# Of all that was said of a thing before an alert began, the last few show why it did.
LATEST = 3
CITED = ("#", "Evidence")


class Sources:
    """The records of a view, to be cited."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.programme = view.programme
        # In the order of when they were so, as corrected.
        self.standing = list(view.records())
        # And with those that were withdrawn, as they were recorded.
        self.records = list(kept(view, lambda _: True))
        self._by_position = {record.position: record for record in view.recorded()}
        self._about: dict[str, list[Record]] = {}
        for record in self.standing:
            for reference in dict.fromkeys(record.entry.references()):
                self._about.setdefault(reference, []).append(record)

    @cached_property
    def spans(self) -> list[Span]:
        """The alerts of every day, by what is known at the moment."""
        return [span for span in hindsight(self.view).spans if span.certain]

    def about(self, reference: str, *nouns: str) -> list[Record]:
        """Return the records that name a thing, or those of them that are of some kinds (`phase.went-live`)."""
        return [one for one in self._about.get(reference, []) if not nouns or one.entry.topic in nouns]

    def own(self, reference: str) -> list[Record]:
        """Return what was said of a thing itself, which says more of why than what else names it, or else that."""
        named = self.about(reference)
        return [one for one in named if one.entry.noun == kind_of(reference).noun] or named

    def of_register(self, register: str) -> list[Record]:
        """Return the records by which a register was kept by the programme's own people."""
        return [
            record
            for record in self.standing
            if (record.entry.register == register and record.entry.upkeep)
            or getattr(record.entry, "kept", None) == register
        ]

    def before(self, subject: str, rule: str, day: date) -> list[Record]:
        """Return the last records about the subject of an alert that were so by its first day."""
        found = self.own(subject) or self.of_register(rule.partition(".")[0])
        return [record for record in found if record.on.latest <= day][-LATEST:]

    def cited(self, records: Iterable[Record | int]) -> tuple[str, str]:
        """Return the positions of records and their evidence, in words."""
        found = [self._by_position[one] if isinstance(one, int) else one for one in records]
        positions = dict.fromkeys(
            self._number(record) for record in sorted(found, key=lambda one: one.position)
        )
        evidence = dict.fromkeys(said for record in found for said in record.evidence_list)
        return ", ".join(positions), "; ".join(evidence) or "none given"

    def _number(self, record: Record) -> str:
        changed = status(record, self.view.corrections)
        return f"#{record.position} ({changed})" if changed else f"#{record.position}"


def told(record: Record) -> tuple[str, str]:
    """Return the words of an entry's command with what it is about, and all that it says."""
    return f"{command_words(record.entry)} {record.entry.concerning}".strip(), said(record.entry)
