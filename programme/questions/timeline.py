"""The timeline: every entry, when it was so, when and by whom it was recorded, and what became of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from domain.entries.entry import Entry
from domain.foundation.dates import day_words
from domain.foundation.phrases import Fields, phrase
from domain.foundation.typed_dates import understand_day
from domain.history.corrections import Correction, order
from domain.history.knowledge import Knowledge
from domain.history.record import Record
from programme.answers.answer import Answer, Field, about, unknown, worded
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View

LONGEST = 160
NO_KNOWLEDGE: Mapping[int, Sequence[Knowledge]] = {}
FIELDS = (
    Field("position", "#"),
    Field("effective", "Effective date"),
    Field("entry", "Entry"),
    Field("refs", "About"),
    Field("summary", "What"),
    Field("by", "Recorded by", wide=True),
    Field("recorded_at", "Recorded at", wide=True),
    Field("evidence", "Evidence", wide=True),
    Field("known_on", "Known since", wide=True, rare=True),
    Field("known_to", "Known to", wide=True, rare=True),
    Field("known_by", "Known by #", wide=True, rare=True),
    Field("status", "Status"),
)


def command_words(entry: Entry | type[Entry]) -> str:
    """Return the words that record such an entry: `risk assess`."""
    return entry.command


def summary(entry: Entry) -> str:
    """Return in one line what an entry says besides its references, cut where a screen ends."""
    line = said(entry)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def said(entry: Entry) -> str:
    """Return in one line all that an entry says besides its references."""
    parts = [
        f"{field.name.replace('_', ' ')} {worded(value)}"
        for field in entry.fields
        if field.name not in entry.reference_fields
        and (value := getattr(entry, field.name)) not in (None, (), {}, field.default)
    ]
    return " · ".join(parts).replace("\n", " ")


def status(record: Record, corrections: dict[int, Correction]) -> str:
    """Return what became of an entry: empty while it stands as it was recorded."""
    correction = corrections.get(record.position)
    if correction is None:
        return ""
    return f"{'withdrawn' if correction.withdrawn else 'corrected'} by #{correction.by}"


def known(position: int, knowledge: Mapping[int, Sequence[Knowledge]]) -> dict[str, Any]:
    """Return since when an entry was known to the organisation, to whom, and by which entry that is claimed.

    Where several claim it, the earliest; where none does, None for each.
    """
    first = next(iter(knowledge.get(position, ())), None)
    return {
        "known_on": first and first.on,
        "known_to": first and first.readers,
        "known_by": first and first.by,
    }


def known_words(row: Mapping[str, Any]) -> str:
    """Say since when a row's entry was known, to whom and by which entry; empty if no evidence is given for it."""
    if row["known_on"] is None:
        return ""
    return f"since {row['known_on'].words}, to {row['known_to']} (#{row['known_by']})"


def row(
    record: Record,
    corrections: dict[int, Correction],
    knowledge: Mapping[int, Sequence[Knowledge]] = NO_KNOWLEDGE,
) -> dict[str, Any]:
    """Return one line of the timeline."""
    return {
        "position": record.position,
        "effective": record.on,
        "entry": command_words(record.entry),
        "refs": tuple(record.entry.references()),
        "summary": summary(record.entry),
        "by": record.by,
        "recorded_at": record.recorded_at,
        "evidence": record.evidence_list,
        **known(record.position, knowledge),
        "status": status(record, corrections),
        "fields": msgspec.to_builtins(record.entry),
    }


def timeline(
    view: View, *, register: str | None = None, by: str | None = None, reference: str | None = None
) -> Answer:
    """Answer with the entries known at a moment that were certainly so by its date, in the order they were so.

    `register` keeps entries of one register or noun, `by` those one person recorded, `reference` those about one thing.
    Refused when there is no such register.
    """
    if register is not None and register not in (nouns := registers()):
        sentence = f"there is no register “{register[:40]}”: choose one of {', '.join(nouns)}"
        raise Refused([Problem(sentence, "register")])

    def wanted(record: Record) -> bool:
        entry = record.entry
        return (
            (register is None or register in {entry.noun, entry.register})
            and (by is None or by.casefold() in record.by.casefold())
            and (reference is None or reference in entry.references())
        )

    corrections = view.corrections
    shown = [row(record, corrections, view.knowledge) for record in kept(view, wanted)]
    return Answer("Timeline", FIELDS, shown, about(view), nothing(view))


def of_days(
    answer: Answer,
    view: View,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
) -> Answer:
    """Keep the entries that may have been so from one day to another, and of those the last so many.

    Refused says how to write a day, and when the first is after the last.
    """
    first, last = (_day(name, said, view) for name, said in (("since", since), ("until", until)))
    if first and last and first > last:
        sentence = f"{day_words(first)} is after {day_words(last)}: name the earlier day first"
        raise Refused([Problem(phrase(Fields(("since",), "", ": "), sentence), "since")])
    rows = [
        row
        for row in answer.rows
        if (first is None or row["effective"].latest >= first)
        and (last is None or row["effective"].earliest <= last)
    ]
    return replace(answer, rows=rows[-limit:] if limit else rows)


def _day(name: str, said: str | None, view: View) -> date | None:
    try:
        return None if said is None else understand_day(said, view.moment.today)
    except ValueError as error:
        raise Refused([Problem(phrase(Fields((name,), "", ": "), str(error)), name)]) from None


def nothing(view: View) -> str:
    """Say why a timeline is empty."""
    return "no entries fit" if view.known else unknown(view)


def kept(view: View, wanted: Callable[[Record], bool]) -> Iterator[Record]:
    """Yield wanted records, withdrawn ones included, certain by the view's date, in the order they were so."""
    withdrawn = {position for position, c in view.corrections.items() if c.withdrawn}
    present = [record for record in view.records() if wanted(record)]
    gone = [r for r in view.recorded() if r.position in withdrawn and wanted(r)] if withdrawn else []
    gone = [record for record in gone if record.on.latest <= view.on]
    yield from sorted([*present, *gone], key=order) if gone else present


def registers() -> list[str]:
    """Return the words by which a timeline can be kept to one register."""
    from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - only a list of the words needs every entry

    return sorted({entry.noun for entry in ENTRIES.values()} | {entry.register for entry in ENTRIES.values()})
