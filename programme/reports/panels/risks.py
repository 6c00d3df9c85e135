"""The top risks with what moved, and the heat map."""

from datetime import date

from msgspec.structs import replace

from domain.foundation.dates import day_words
from domain.state.programme import Programme
from domain.state.risks import Risk
from programme.questions.status import heat, risk_numbers
from programme.registers.risks.listing import next_review
from programme.reports.document import Cell, Marked, Table, cut, shortened, table

MOST = 10


def top_risks(now: Programme, then: Programme, on: date) -> Table:
    """Return the open risks, the highest residual score first, with how each moved since it stood as `then`."""
    numbers = risk_numbers(now)
    bands = ", ".join(f"{count} {band}" for band, count in numbers["by_band"].items() if count) or "none"
    open_risks = [risk for risk in now.risks.values() if risk.state == "open"]
    ordered = sorted(open_risks, key=lambda risk: -(risk.residual.value if risk.residual else 0))
    listed = table(
        f"{numbers['open']} open ({bands}), {numbers['escalated']} escalated{_ended(now, then)}; the highest first",
        ("Ref", "Risk", "Owner", "Residual", "Movement", "Next review"),
        (_row(risk, now, then, on) for risk in ordered),
    )
    more = f"and {{}} more risks: programme risk list --sort -score --as-of {on.isoformat()}"
    return shortened(listed, MOST, more)


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


def movement(risk: Risk, then: Risk | None) -> str:
    """Return how a risk moved since it stood as `then`; only scores on one scale are compared."""
    if then is None:
        return "new"
    if then.state != "open":
        return f"was {then.state}"
    if risk.residual is None:
        return "still unscored"
    if then.residual is None:
        return "first scored"
    if risk.residual.scale != then.residual.scale:
        return f"was {then.residual.value}, on another scale"
    was, value = then.residual.value, risk.residual.value
    return "unchanged" if was == value else f"{'↑ up' if value > was else '↓ down'} from {was}"


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
        f"Open risks in each band; impact 1 {scale.impacts[0]} to {len(scale.impacts)} {scale.impacts[-1]}"
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
