"""What rests on nothing: claims that nothing supports, and entries that nothing evidences."""

from typing import Any, Literal

from programme.answers.answer import Answer, Field, about, unknown
from programme.journal.view import View
from programme.questions.claims.citations import place_of, records_by_place, where
from programme.questions.timeline import said

FIELDS = (
    Field("what", "What"),
    Field("ref", "Ref"),
    Field("says", "Says"),
    Field("where", "Where"),
    Field("kind", "Kind"),
    Field("entries", "Recorded from it", wide=True),
)
What = Literal["claim", "entry"]


def unsupported(view: View, what: What | None = None) -> Answer:
    """Answer with the claims that nothing was recorded in support of, and the entries that give no evidence.

    That something was recorded from a claim does not support it: both say what the same source says.
    """
    rows = [
        *(_claims(view) if what != "entry" else ()),
        *(_entries(view) if what != "claim" else ()),
    ]
    nothing = f"everything is supported or evidenced {view.moment.words}" if view.known else unknown(view)
    return Answer("What rests on nothing", FIELDS, rows, about(view), nothing)


def _claims(view: View) -> list[dict[str, Any]]:
    alone = [claim for claim in view.programme.claims.values() if not claim.supported]
    held = records_by_place(view) if alone else None
    return [
        {
            "what": "claim",
            "ref": claim.ref,
            "says": claim.text,
            "where": where(view.programme, claim),
            "kind": claim.kind,
            "entries": tuple(
                record.position for record in (held.at(place_of(view.programme, claim)) if held else ())
            ),
        }
        for claim in alone
    ]


def _entries(view: View) -> list[dict[str, Any]]:
    return [
        {
            "what": "entry",
            "ref": f"#{record.position}",
            "says": " ".join(filter(None, (record.entry.concerning, said(record.entry)))),
            "where": f"recorded by {record.by}",
            "kind": record.entry.command,
            "entries": (),
        }
        for record in view.records()
        if not record.evidence_list
    ]
