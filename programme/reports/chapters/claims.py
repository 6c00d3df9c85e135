"""What sources claim: how much of each is covered, what is passed over and why, and what recommendations rest on."""

from collections.abc import Iterator
from typing import Any

from domain.state.claims import Publication
from programme.answers.answer import worded
from programme.questions.claims.coverage import chapters, coverage, strip_lines
from programme.questions.claims.grounds import grounds
from programme.reports.document import Block, Chart, Section, table
from programme.reports.sources import CITED, Sources

# What stands on a line of A4 in letters of one width.
LINE = 90


def claims(sources: Sources) -> Section:
    """Say what of each source is claimed and recorded, and which findings each recommendation rests on."""
    covered = [
        block for source in sources.programme.publications.values() for block in _covered(sources, source)
    ]
    rested = table(
        "What recommendations rest on",
        ("Ref", "What is asked", "Where", "Recorded as", "Rests on", "Through", *CITED),
        (_grounds(sources, row) for row in grounds(sources.view).rows),
        "no source is said to recommend anything",
    )
    return Section("What sources claim", (*covered, rested))


def _covered(sources: Sources, source: Publication) -> Iterator[Block]:
    rows = coverage(sources.view, source.ref).rows
    cited = sources.cited(sources.about(source.ref, "source.outlined", "source.registered"))
    if rows:
        yield Chart("\n".join(strip_lines(chapters(rows), LINE)))
    yield table(
        f"How much of {source.short} is covered",
        ("Chapter", "How much", *CITED),
        ((one.chapter, one.words, *cited) for one in chapters(rows)),
        f"{source.called} has no outline",
    )
    passed = sources.cited(sources.about(source.ref, "source.passed-over"))
    yield table(
        f"Where nothing is claimed or recorded in {source.short}",
        ("Place", "Standing", "Why", *CITED),
        (
            (row["place"], row["standing"], row["reason"] or "", *(passed if row["reason"] else cited))
            for row in rows
            if not (row["claims"] or row["entries"])
        ),
        "every place is covered",
    )


def _grounds(sources: Sources, row: dict[str, Any]) -> Iterator[str]:
    yield from (row["ref"], row["asks"], row["where"], worded(row["made"]))
    ground, says = row["ground"] or "", row["says"] or ""
    yield f"{ground} {says}".strip()
    yield row["through"] or ""
    named = [row["ref"], *([ground] if ground and not ground.startswith("#") else [])]
    records = [one for ref in named for one in sources.about(ref, "claim.stated", "claim.supported")]
    yield from sources.cited(records)
