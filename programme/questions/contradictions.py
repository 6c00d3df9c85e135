"""The contradictions of a moment as an answer: both sides, their sources and the entries that hold them."""

from collections.abc import Callable, Iterator
from typing import Any

from domain.entries.accountability import ResponsibilityAssigned, ResponsibilityPassed
from domain.entries.benefits.register import BenefitEstimated
from domain.entries.claims.ledger import ClaimContradicted, ClaimStated
from domain.entries.costs import CostStated
from domain.entries.entry import Entry
from domain.entries.equality.figures import EiaProfiled
from domain.entries.measures.observing import MeasureObserved
from domain.entries.programme import ProgressStated
from domain.entries.risks.indicators import IndicatorObserved
from domain.entries.surveys.statements import StatementAnswered, StatementQuoted
from domain.foundation.dates import When
from domain.foundation.references import parse
from domain.history.record import Record
from domain.state.accountability import Assigned
from programme.answers.answer import Answer, Field, about, unknown
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View
from programme.questions.timeline import said
from programme.registers.all_contradictions import Contradiction, Fact, Side
from programme.registers.all_contradictions import contradictions as found_in
from programme.registers.programme.contradictions import PROGRESS

FIELDS = (
    Field("ref", "Ref"),
    Field("matter", "Matter"),
    Field("one", "One says"),
    Field("one_source", "Where"),
    Field("other", "Another says"),
    Field("other_source", "Where"),
    Field("kind", "Kind"),
    Field("period", "Period", wide=True),
    Field("since", "Since", wide=True),
    Field("one_entries", "Entries of the one", wide=True),
    Field("one_evidence", "Evidence of the one", wide=True),
    Field("other_entries", "Entries of the other", wide=True),
    Field("other_evidence", "Evidence of the other", wide=True),
    Field("sentence", "In a sentence", wide=True),
)
# By what a fact is about and what it says, and by its position in the journal.
Held = dict[tuple[str, Fact] | int, Record]


def contradictions(view: View, *, reference: str | None = None, kind: str | None = None) -> Answer:
    """Answer with what the registers hold that cannot all be so, in the order of registers and references.

    `reference` keeps those about one thing, `kind` those whose kind begins so; Refused when it is no reference.
    Entries are positions in the journal.
    """
    about_one = _parsed(reference) if reference else None
    wanted = [
        one
        for one in (found_in(view.programme) if view.known else ())
        if about_one in {None, one.subject} and one.kind.startswith(kind or "")
    ]
    records = held(view) if wanted else {}
    which = f" of a kind that begins with “{kind[:40]}”" if kind else ""
    which += f" about {about_one}" if about_one else ""
    nothing = f"no contradictions{which} {view.moment.words}" if view.known else unknown(view)
    return Answer("Contradictions", FIELDS, [_row(one, records) for one in wanted], about(view), nothing)


def _parsed(reference: str) -> str:
    try:
        return parse(reference)
    except ValueError as error:
        raise Refused([Problem(str(error), "reference")]) from None


def held(view: View) -> Held:
    """Return the records that others can contradict, by what they are about and what they say, and by position."""
    found: Held = {}
    for record in view.records():
        found[record.position] = record
        if key := _fact(record):
            found.setdefault(key, record)
    return found


# What an entry says that others can contradict: of what it is, and the fact.
_FACTS: dict[type[Entry], Callable[[Any, When], tuple[str, Fact]]] = {
    MeasureObserved: lambda entry, on: (entry.measure, entry.observation(on)),
    BenefitEstimated: lambda entry, on: (entry.benefit, entry.estimate(on)),
    CostStated: lambda entry, on: (entry.cost, entry.figure(on)),
    EiaProfiled: lambda entry, on: (entry.eia, entry.share(on)),
    IndicatorObserved: lambda entry, on: (entry.indicator, entry.reading(on)),
    StatementQuoted: lambda entry, on: (entry.statement, entry.quote(on)),
    StatementAnswered: lambda entry, on: (entry.statement, entry.scores(on)),
    ClaimStated: lambda entry, on: (entry.claim, entry.fact(on)),
    ClaimContradicted: lambda entry, on: (entry.claim, entry.link(on)),
    ProgressStated: lambda entry, on: (PROGRESS, entry.statement(on)),
    ResponsibilityAssigned: lambda entry, on: (entry.responsibility, Assigned(on, entry.who)),
    ResponsibilityPassed: lambda entry, on: (entry.responsibility, Assigned(on, entry.who)),
}


def _fact(record: Record) -> tuple[str, Fact] | None:
    said = _FACTS.get(type(record.entry))
    return None if said is None else said(record.entry, record.on)


def _row(one: Contradiction, records: Held) -> dict[str, Any]:
    return {
        "ref": one.subject,
        "matter": one.matter,
        "kind": one.kind,
        "period": one.period,
        "since": one.since,
        "sentence": one.sentence,
        **dict(_side("one", one.subject, one.one, records)),
        **dict(_side("other", one.subject, one.other, records)),
    }


def _side(name: str, subject: str, side: Side, records: Held) -> Iterator[tuple[str, Any]]:
    of = side.of or (subject,) * len(side.facts)
    own = records.get(side.position) if side.position else None
    found = [own] if own else [records[key] for key in zip(of, side.facts, strict=True)]
    yield name, f"{side.said} {own.entry.concerning}: {said(own.entry)}" if own else side.said
    yield f"{name}_source", side.source
    yield f"{name}_entries", tuple(record.position for record in found)
    yield f"{name}_evidence", tuple(dict.fromkeys(one for r in found for one in r.evidence_list))
