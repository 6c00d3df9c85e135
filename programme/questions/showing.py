"""Everything about one thing: how it stands, what asks for attention, and every entry that made it so."""

from typing import Any

import msgspec

from domain.entries.catalogue import ENTRIES
from domain.foundation.dates import day_words
from domain.foundation.references import Kind, kind_of, parse
from domain.state.claims import Claim, Publication
from domain.state.decisions import Decision
from domain.state.lessons import Lesson
from domain.state.measures import Measure
from domain.state.risks import Risk
from domain.state.surveys import Survey, SurveyStatement
from programme.answers.answer import about, plain
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View
from programme.questions.alerting import alerts_in
from programme.questions.before_after import around
from programme.questions.claims.citations import claimed_in, place_of, records_by_place, where
from programme.questions.claims.claim_fields import claim_fields
from programme.questions.sources import by_source_key, source_fields
from programme.questions.survey_fields import statement_fields, survey_fields
from programme.questions.timeline import row, timeline
from programme.registers.all_alerts import Alert
from programme.registers.measures.worked_out import WorkedOut
from programme.registers.named_by import named_by
from programme.registers.risks.bow_tie import BowTie, bow_tie

# What entries of another noun bring into being; every other thing is listed by the noun of its own entries.
LISTED_AS = {"I": "issue", "SP": "point", "RA": "planned-action"}


class Everything(msgspec.Struct, frozen=True):
    """All alerts of a moment and the entries about each thing, for whoever shows every thing of it."""

    alerts: list[Alert]
    rows: dict[str, list[dict[str, Any]]]

    @classmethod
    def of(cls, view: View) -> "Everything":
        """Read the journal once."""
        rows: dict[str, list[dict[str, Any]]] = {}
        for entry in timeline(view).rows:
            for ref in dict.fromkeys(entry["refs"]):
                rows.setdefault(ref, []).append(entry)
        return cls(alerts_in(view), rows)


class Shown(msgspec.Struct, frozen=True):
    """One thing: its fields, the alerts about it, the decisions that touch it, what else names it, and its history.

    `leaning` is what names it in a field of its own, `bow_tie` that of a risk. `recorded` holds what was recorded from
    where a claim stands, and `claims` what is claimed where the evidence of anything else points.
    """

    ref: str
    kind: str
    fields: dict[str, Any]
    alerts: list[Alert]
    decisions: list[Decision]
    linked: tuple[str, ...]
    history: list[dict[str, Any]]
    about: dict[str, Any]
    shown_by: list[dict[str, Any]] = []
    recorded: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    leaning: tuple[str, ...] = ()
    bow_tie: BowTie | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON keeps it."""
        return {
            **self.about,
            "ref": self.ref,
            "kind": self.kind,
            "fields": plain(self.fields),
            "alerts": [plain(alert) for alert in self.alerts],
            "decisions": [plain(decision) for decision in self.decisions],
            "linked": list(self.linked),
            "history": [plain(entry) for entry in self.history],
            "recorded": [plain(entry) for entry in self.recorded],
            "claims": self.claims,
            "shown_by": [plain(entry) for entry in self.shown_by],
            "leaning": list(self.leaning),
            "bow_tie": plain(self.bow_tie),
        }


def show(view: View, text: str, everything: Everything | None = None) -> Shown:
    """Show a thing by its reference; Refused when there is no such thing at this moment."""
    reference = found if (found := by_source_key(view.programme, text)) else _parsed(text)
    kind = kind_of(reference)
    thing = getattr(view.programme, kind.register).get(reference)
    if thing is None:
        sentence = (
            f"there is no {kind.noun} {reference} {view.moment.words}: list them with programme "
            f"{noun_of(kind)} list, or ask for another moment"
        )
        raise Refused([Problem(sentence, "reference")])
    fields = {name: getattr(thing, name) for name in thing.__struct_fields__ if name != "ref"}
    if statement := getattr(thing, "statement", None):
        fields = {"statement": statement, **fields}
    if isinstance(thing, Measure):
        fields |= {
            "worked_out": [WorkedOut.of(change) for change in thing.changes()],
            "around_go_lives": list(around(view.programme, thing)),
        }
    elif isinstance(thing, SurveyStatement):
        fields |= statement_fields(view.programme, thing)
    elif isinstance(thing, Survey):
        fields |= survey_fields(view.programme, thing)
    elif isinstance(thing, Claim):
        fields = claim_fields(view.programme, thing, fields)
    fields |= source_fields(view.programme, reference)
    history = (
        timeline(view, reference=reference).rows if everything is None else everything.rows.get(reference, [])
    )
    if isinstance(thing, Publication):
        # All that it claims is listed by its coverage.
        history = [entry for entry in history if entry["entry"].startswith("source ")]
    linked = sorted({ref for entry in history for ref in entry["refs"]} - {reference})
    standing = alerts_in(view) if everything is None else everything.alerts
    raised = [alert for alert in standing if alert.subject in {reference, *_parts(thing)}]
    touching = [decision for decision in view.programme.decisions.values() if reference in decision.affects]
    return Shown(
        reference,
        kind.noun,
        fields,
        raised,
        touching,
        tuple(linked),
        history,
        about(view),
        showing(view, thing),
        _recorded_from(view, thing),
        _claims_behind(view, thing, history),
        tuple(named_by(view.programme, reference)) if everything is None else (),
        bow_tie(view.programme, thing) if isinstance(thing, Risk) else None,
    )


def _parsed(text: str) -> str:
    try:
        return parse(text)
    except ValueError as error:
        raise Refused([Problem(str(error), "reference")]) from None


def showing(view: View, thing: object) -> list[dict[str, Any]]:
    """Return the entries that show a lesson and that it was applied, as rows of the timeline, in their order."""
    if not isinstance(thing, Lesson):
        return []
    named = {*thing.shown_by, *thing.applied_in}
    return [
        row(record, view.corrections, view.knowledge)
        for record in view.recorded()
        if record.position in named
    ]


def _recorded_from(view: View, thing: object) -> list[dict[str, Any]]:
    """Return the entries that were recorded from where a claim stands, as rows of the timeline."""
    if not isinstance(thing, Claim):
        return []
    found = records_by_place(view).at(place_of(view.programme, thing))
    return [row(record, view.corrections, view.knowledge) for record in found]


def _claims_behind(view: View, thing: object, history: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what is claimed where the evidence of a thing points."""
    if isinstance(thing, Claim | Publication):
        return []
    said = [evidence for entry in history for evidence in entry["evidence"]]
    return [
        {"ref": one.ref, "kind": one.kind, "where": where(view.programme, one), "text": one.text}
        for one in claimed_in(view.programme, said)
    ]


def claim_line(claim: dict[str, Any]) -> str:
    """Write a claim: `CL-012 judgement, HMIC 2009, 6.2, area 3: The senior managers …`."""
    return f"{claim['ref']} {claim['kind']}, {claim['where']}: {claim['text']}"


def noun_of(kind: Kind) -> str:
    """Return the noun of the command line that lists things of a kind."""
    bringing = (
        cls.noun
        for cls in ENTRIES.values()
        if any(mark.allots and kind.prefix in mark.prefixes for mark in cls.reference_fields.values())
    )
    return LISTED_AS.get(kind.prefix) or next(bringing)


def entry_line(entry: dict[str, Any]) -> str:
    """Write an entry that shows something: `#57 risk raise R-001, 27 Jan 2009, by …: title …`."""
    refs = ", ".join(dict.fromkeys(entry["refs"]))
    status = f" ({entry['status']})" if entry["status"] else ""
    said = f": {entry['summary']}" if entry["summary"] else ""
    named = f"#{entry['position']} {entry['entry']} {refs}".strip()
    return f"{named}{status}, {entry['effective'].words}, by {entry['by']}{said}"


def decision_line(decision: Decision) -> str:
    """Write a decision that touches something: `D-002 One suite (in force, taken 2008 by the SMT): south closes`."""
    standing = decision.state
    if decision.taken:
        standing += f", taken {decision.taken.words} by {decision.taker}"
    elif decision.due:
        standing += f" by {day_words(decision.due)}"
    if decision.superseded_by:
        standing += f", superseded by {decision.superseded_by}"
    said = f": {decision.decided}" if decision.decided else ""
    return f"{decision.ref} {decision.title} ({standing}){said}"


def _parts(thing: object) -> set[str]:
    """Return the references of what belongs to a thing, such as a risk's actions."""
    names = ("actions", "controls", "indicators", "contingencies", "findings", "points")
    lists = (getattr(thing, name, []) for name in names)
    return {reference for references in lists for reference in references}
