"""Grounds: which recommendations rest on which findings, over any number of steps."""

from collections.abc import Iterator
from typing import Any

from domain.foundation.references import parse
from domain.history.record import Record
from domain.state.claims import Claim, Link
from domain.state.programme import Programme
from programme.answers.answer import Answer, Field, about, unknown
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View
from programme.questions.claims.citations import ByPlace, place_of, records_by_place, where
from programme.registers.called import with_names

FIELDS = (
    Field("ref", "Ref"),
    Field("made", "Recorded as"),
    Field("asks", "What is asked"),
    Field("where", "Where"),
    Field("ground", "Rests on"),
    Field("says", "Which says"),
    Field("ground_where", "Where it says so"),
    Field("through", "Through", rare=True),
    Field("note", "How", wide=True, rare=True),
)
# What brings a recommendation, a consideration or one of their sub-points into being.
ASKING = frozenset({"recommendation", "consideration"})
NOTHING = "nothing that is recorded"


def grounds(view: View, text: str | None = None) -> Answer:
    """Answer with each recommendation that a source makes and what it rests on, a row for each ground.

    What a ground rests on itself follows it, with the claim that leads there in `through`. `made` names the
    recommendations, considerations and sub-points that were recorded from the same place. One of which nobody recorded
    what it rests on has a row that says so, without a ground. A reference keeps one of them, by its claim or by what it
    was recorded as; Refused when it is no reference.
    """
    programme = view.programme
    wanted = _parsed(text) if text else None
    asked = [claim for claim in programme.claims.values() if claim.kind == "recommendation"]
    held = records_by_place(view) if asked else ByPlace[Record](())
    rows = [row for claim in asked for row in _rows(programme, claim, held)]
    rows = [row for row in rows if wanted in {None, row["ref"], *row["made"]}]
    which = (
        f"{wanted} is no recommendation of a source" if wanted else "no source is said to recommend anything"
    )
    nothing = f"{which} {view.moment.words}" if view.known else unknown(view)
    return Answer("What recommendations rest on", FIELDS, rows, about(view), nothing)


def _parsed(text: str) -> str:
    try:
        return parse(text)
    except ValueError as error:
        raise Refused([Problem(str(error), "reference")]) from None


def _rows(programme: Programme, claim: Claim, held: ByPlace[Record]) -> Iterator[dict[str, Any]]:
    there = (record.entry for record in held.at(place_of(programme, claim)))
    made = (ref for entry in there if entry.noun in ASKING for ref in entry.allotted())
    asking = {
        "ref": claim.ref,
        "made": tuple(dict.fromkeys(made)),
        "asks": claim.text,
        "where": where(programme, claim),
    }
    found = [{**asking, **row} for row in _grounds(programme, claim, {claim.ref}, None)]
    nothing = {"ground": None, "says": NOTHING, "ground_where": None, "through": None, "note": None}
    yield from found or [{**asking, **nothing}]


def _grounds(
    programme: Programme, claim: Claim, seen: set[str], through: str | None
) -> Iterator[dict[str, Any]]:
    for link in claim.supported:
        for name, says, place in _named(programme, link):
            if name in seen:
                continue
            seen.add(name)
            yield {"ground": name, "says": says, "ground_where": place, "through": through, "note": link.note}
            if further := programme.claims.get(name):
                yield from _grounds(programme, further, seen, name)


def _named(programme: Programme, link: Link) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each ground that a link names, what it says, and where if that is in a source."""
    for reference in link.things:
        other = programme.claims.get(reference)
        if other:
            yield reference, other.text, where(programme, other)
        else:
            named = with_names(reference, programme)
            yield reference, named.removeprefix(reference).strip() or None, None
    for position in link.entries:
        yield f"#{position}", None, None
