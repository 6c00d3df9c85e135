"""Coverage: what of a source is claimed and recorded, place by place, and what is passed over and why."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from domain.foundation.places import Parts, parts_of, place_at
from domain.foundation.references import parse
from domain.state.claims import Publication
from programme.answers.answer import Answer, Field, about, unknown
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View
from programme.questions.claims.citations import claims_by_place, records_by_place

FIELDS = (
    Field("place", "Place"),
    Field("standing", "Standing"),
    Field("claims", "Claims"),
    Field("entries", "Entries"),
    Field("reason", "Why nothing is claimed", rare=True),
)
# The strip has a letter for each, that is read without colours.
LETTERS = {"claimed and recorded": "█", "claimed": "▓", "recorded": "▒", "passed over": "-", "missing": "."}
LEGEND = ", ".join(f"{letter} {standing}" for standing, letter in LETTERS.items())


class Chapter(msgspec.Struct, frozen=True):
    """A chapter of a source: a letter for each of its places in their order, and how many stand in which way."""

    chapter: str
    strip: str
    counts: dict[str, int]

    @property
    def words(self) -> str:
        """Say how much of it is covered: `118 of 121 covered, 2 passed over, 1 missing`."""
        places = sum(self.counts.values())
        left = {standing: self.counts.get(standing, 0) for standing in ("passed over", "missing")}
        named = "".join(f", {count} {standing}" for standing, count in left.items() if count)
        return f"{places - sum(left.values())} of {places} covered{named}"


def coverage(view: View, text: str | None = None) -> Answer:
    """Answer with the places of a source in the order of its outline, and how each stands.

    A place is covered when something is claimed or recorded there; where the outline names a table and its rows, what
    stands in a row covers the row. `about` holds the chapters with their strips. Without a reference the one source is
    meant that is registered; Refused when it is not the only one, or there is no such source.
    """
    source = _source(view, text)
    if source is None:
        nothing = f"no source is registered {view.moment.words}" if view.known else unknown(view)
        return Answer("Coverage", FIELDS, [], about(view), nothing)
    rows = _rows(view, source)
    said = {
        **about(view),
        "source": source.ref,
        "chapters": [msgspec.to_builtins(one) for one in chapters(rows)],
    }
    nothing = (
        f"{source.called} has no outline yet: list its places with programme source outline {source.ref}"
    )
    return Answer(f"Coverage of {source.short}", FIELDS, rows, said, nothing)


def chapters(rows: list[dict[str, Any]]) -> list[Chapter]:
    """Return the chapters of a covered source, a numbered paragraph being of the chapter before its point."""
    held: dict[str, list[str]] = {}
    for row in rows:
        held.setdefault(chapter_of(row["place"]), []).append(row["standing"])
    return [
        Chapter(chapter, "".join(map(LETTERS.__getitem__, standings)), dict(Counter(standings)))
        for chapter, standings in held.items()
    ]


def strip_lines(found: list[Chapter], room: int) -> Iterator[str]:
    """Yield the strip of each chapter and what it comes to, in lines of at most `room` letters, and last the legend."""
    widest = max((len(one.chapter) for one in found), default=0)
    most = max(10, room - widest - 2)
    for one in found:
        parts = [one.strip[start : start + most] for start in range(0, len(one.strip), most)]
        for place, part in enumerate(parts):
            yield f"{'' if place else one.chapter:{widest}}  {part}"
        yield f"{'':{widest}}  {one.words}"
    if found:
        yield LEGEND


def chapter_of(place: str) -> str:
    """Return the chapter of a place: `6` of `6.5, strength 3`, `App. B` of `App. B, table, row 4`."""
    paragraph = place.partition(",")[0].strip()
    number = paragraph.partition(".")[0]
    return number if number.isdecimal() else paragraph


def _source(view: View, text: str | None) -> Publication | None:
    sources = view.programme.publications
    if text is None:
        if len(sources) > 1:
            said = ", ".join(one.called for one in sources.values())
            raise Refused([Problem(f"there are several sources, {said}: say which of them", "source")])
        return next(iter(sources.values()), None)
    named = [
        one
        for one in sources.values()
        if text.strip().casefold() in {one.short.casefold(), one.title.casefold()}
    ]
    if len(named) == 1:
        return named[0]
    try:
        reference = parse(text)
    except ValueError as error:
        raise Refused([Problem(str(error), "source")]) from None
    if reference not in sources:
        raise Refused(
            [Problem(f"there is no source {reference} {view.moment.words}: programme source list", "source")]
        )
    return sources[reference]


def _rows(view: View, source: Publication) -> list[dict[str, Any]]:
    short = place_at(source.short, "").source
    passed = {parts_of(place): over.reason for over in source.passed_over for place in over.places}
    rows: dict[Parts, dict[str, Any]] = {}
    for place in source.places:
        parts = parts_of(place)
        rows[parts] = {
            "place": place,
            "standing": "",
            "claims": (),
            "entries": (),
            "reason": passed.get(parts),
        }
    for parts, claims in claims_by_place(view.programme).within(short):
        if row := _holding(rows, parts):
            row["claims"] += tuple(claim.ref for claim in claims)
    for parts, records in records_by_place(view).within(short):
        if row := _holding(rows, parts):
            row["entries"] = tuple(sorted({*row["entries"], *(record.position for record in records)}))
    for row in rows.values():
        row["standing"] = _standing(row)
    return list(rows.values())


def _holding(rows: dict[Parts, dict[str, Any]], parts: Parts) -> dict[str, Any] | None:
    """Return the row of a place, or else of the nearest place of the outline that it lies in."""
    nearest = (parts[:length] for length in range(len(parts), 0, -1) if parts[:length] in rows)
    return rows.get(next(nearest, ()))


def _standing(row: dict[str, Any]) -> str:
    if row["claims"]:
        return "claimed and recorded" if row["entries"] else "claimed"
    if row["entries"]:
        return "recorded"
    return "passed over" if row["reason"] else "missing"
