"""The top risks with what moved, and the heat map."""

from datetime import date

from msgspec.structs import replace

from domain.foundation.dates import day_words
from domain.rules.tolerance import comparable
from domain.state.programme import Programme
from domain.state.risks import Risk
from programme.answers.answer import worded
from programme.questions.status import risk_numbers
from programme.registers.risks.heat import heat
from programme.registers.risks.listing import next_review, on_its_scale
from programme.registers.risks.movement import movement
from programme.reports.document import Block, Cell, Marked, Paragraph, Table, cut, shortened, table

MOST = 10
# Of risks that are in no ranking so many are named.
NAMED = 4


def top_risks(now: Programme, then: Programme, on: date) -> tuple[Block, ...]:
    """Return the open threats, the highest residual score first, with how each moved since it stood as `then`.

    What has no score on the present scale cannot be ranked among them and is named after them, as are opportunities.
    """
    numbers = risk_numbers(now)
    bands = ", ".join(f"{count} {band}" for band, count in numbers["by_band"].items() if count) or "none"
    open_risks = [risk for risk in now.risks.values() if risk.state == "open"]
    threats = [risk for risk in open_risks if risk.kind == "threat"]
    ranked = [risk for risk in threats if _place(risk, now) is not None]
    ordered = sorted(ranked, key=lambda risk: -(_place(risk, now) or 0))
    listed = table(
        f"{numbers['open']} open ({bands}), {numbers['escalated']} escalated{_ended(now, then)}; the highest first",
        ("Ref", "Risk", "Owner", "Residual", "Movement", "Next review"),
        (_row(risk, now, then, on) for risk in ordered),
        "none has a score on the present scale.",
    )
    elsewhere = [risk for risk in threats if risk.residual and risk not in ranked]
    elsewhere.sort(key=lambda risk: -(risk.residual.value if risk.residual else 0))
    apart = (
        _apart("Scored on another scale, to be scored again", elsewhere, now, then),
        _apart("Not scored yet", [risk for risk in threats if not risk.residual], now, then),
        _apart("Opportunities", [risk for risk in open_risks if risk.kind == "opportunity"], now, then),
    )
    return (
        shortened(listed, MOST, "and {} more in the risk register"),
        *(Paragraph(said) for said in apart if said),
    )


def _place(risk: Risk, now: Programme) -> int | None:
    return risk.residual.value if risk.residual and comparable(now, risk.residual) else None


def _apart(what: str, risks: list[Risk], now: Programme, then: Programme) -> str:
    """Name risks that are in no ranking."""
    if not risks:
        return ""
    named = [_named(risk, now, movement(risk, then.risks.get(risk.ref))) for risk in risks]
    more = f", and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return f"{what}: {', '.join(named[:NAMED])}{more}."


def _named(risk: Risk, now: Programme, moved: str) -> str:
    score = risk.residual
    stands = worded(on_its_scale(f"{score.value} {score.band}", score, now)) if score else ""
    said = ", ".join(filter(None, (stands, "" if moved == "still unscored" else moved)))
    return f"{risk.ref} “{cut(risk.title, 40)}”{f' ({said})' if said else ''}"


def _ended(now: Programme, then: Programme) -> str:
    was_open = {risk.ref for risk in then.risks.values() if risk.state == "open"}
    ended = [
        f"{risk.ref} ({risk.state})"
        for risk in now.risks.values()
        if risk.state != "open" and risk.ref in was_open
    ]
    return f"; no longer open: {', '.join(ended)}" if ended else ""


def _row(risk: Risk, now: Programme, then: Programme, on: date) -> tuple[Cell, ...]:
    return (
        risk.ref,
        cut(risk.title, 55),
        cut(risk.owner or "no owner", 24),
        Marked(f"{risk.residual.value} {risk.residual.band}", risk.residual.band)
        if risk.residual
        else "unscored",
        movement(risk, then.risks.get(risk.ref)),
        deadline(next_review(risk, now, on), on),
    )


def deadline(day: date | None, on: date) -> str:
    """Return a day by which something is to be done, and whether it has passed."""
    return "" if day is None else f"{day_words(day)}, late" if day < on else day_words(day)


def heat_map(now: Programme) -> Table:
    """Return how many open risks are in each cell of likelihood and impact; each cell names its band."""
    scale, cells = now.policy.scale, heat(now)
    rows: list[tuple[Cell, ...]] = [
        (f"{likelihood} {name}", *_cells(now, cells, likelihood))
        for likelihood, name in reversed(list(enumerate(scale.likelihoods, 1)))
    ]
    caption = (
        f"Open threats in each band; impact 1 {scale.impacts[0]} to {len(scale.impacts)} {scale.impacts[-1]}"
    )
    impacts = (f"Impact {number}" for number in range(1, len(scale.impacts) + 1))
    return replace(table(caption, ("Likelihood", *impacts), rows), matrix=True)


def _cells(now: Programme, cells: dict[tuple[int, int], list[str]], likelihood: int) -> list[Marked]:
    bands = [
        now.policy.scale.band(likelihood * impact) for impact in range(1, len(now.policy.scale.impacts) + 1)
    ]
    counts = [len(cells.get((likelihood, impact), [])) for impact in range(1, len(bands) + 1)]
    return [
        Marked(f"{count} {band}" if count else band, band, faint=not count)
        for band, count in zip(bands, counts, strict=True)
    ]
