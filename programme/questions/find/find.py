"""Entries in which words stand, whatever field they are in, as far as they may be read by whoever asks."""

from collections.abc import Iterator
from typing import Any

import msgspec

from domain.entries.entry import Entry
from domain.foundation.personal import WITHHELD
from domain.history.record import Record
from domain.rules.holding import TITLES
from programme.answers.answer import Answer, Field, about, unknown
from programme.journal.view import View
from programme.questions.find.index import Text, hits
from programme.questions.timeline import row

FIELDS = (
    Field("position", "#"),
    Field("refs", "About"),
    Field("entry", "Entry"),
    Field("found", "Found"),
    Field("effective", "Effective date"),
    Field("by", "Recorded by", wide=True),
    Field("status", "Status", rare=True),
)
SHOWN = 60


def find(view: View, typed: str) -> Answer:
    """Answer with the entries known at a moment, and certainly so by its date, in which every word stands, best first.

    Corrected and withdrawn entries are found as they were recorded, and say so. What is sealed, erased or redacted for
    whoever asks is not looked through. Refused when nothing is typed that could be looked for.
    """
    records = {record.position: record for record in view.recorded() if record.on.latest <= view.on}
    found = hits((_text(record) for record in records.values()), typed)
    corrections = view.corrections
    rows = [{**row(records[hit.place], corrections), "found": hit.around} for hit in found]
    nothing = f"no entry says “{typed[:SHOWN]}” {view.moment.words}" if view.known else unknown(view)
    return Answer(f"Found “{typed[:SHOWN]}”", FIELDS, rows, about(view), nothing)


def _text(record: Record) -> Text:
    titles: list[str] = []
    others: list[str] = []
    for name, text in _said(record.entry):
        (titles if name in TITLES else others).append(text)
    references = {*record.entry.references()}
    said = (*(text for text in others if text not in references), *record.evidence_list, record.by)
    return Text(record.position, " · ".join(titles), " · ".join(said), " ".join(references))


def _said(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield every text of an entry with the name of its field, as far as it may be read."""
    for name in entry.__struct_fields__:
        for text in _texts(getattr(entry, name)):
            if text not in WITHHELD:
                yield name, text


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - a field holds any value
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from _texts(part)
        case list() | tuple():
            for part in value:
                yield from _texts(part)
        case msgspec.Struct():
            yield from _texts(msgspec.to_builtins(value))
        case None | bool():
            return
        case _:
            yield str(value)
