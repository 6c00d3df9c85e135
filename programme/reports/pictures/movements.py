"""How scores moved: each open threat, where it stood before and where it stands."""

from domain.rules.tolerance import comparable
from domain.state.programme import Programme
from domain.state.risks import Risk
from programme.reports.document import cut
from programme.reports.pictures.picture import INK, QUIET, WIDTH, Picture, drawn, line, text

LEFT, ROW, TOP, FOOT, MOST = 170.0, 14.0, 12.0, 14.0, 15


def movements(now: Programme, then: Programme) -> Picture | None:
    """Draw the highest scores, each with an arrow from what it was; nothing when no threat has a score."""
    scored = [(risk, score) for risk in now.risks.values() if (score := _score(risk, now)) is not None]
    scored.sort(key=lambda one: (-one[1], one[0].ref))
    if not scored:
        return None
    highest = len(now.policy.scale.likelihoods) * len(now.policy.scale.impacts)
    step = (WIDTH - LEFT - 20) / highest
    shown = scored[:MOST]
    height = TOP + ROW * len(shown)
    parts, said = [], []
    for score in range(0, highest + 1, 5):
        parts.append(line(LEFT + score * step, TOP - 2, LEFT + score * step, height))
        parts.append(
            text(LEFT + score * step, TOP - 4, str(score), fill=QUIET, font_size=7, text_anchor="middle")
        )
    for place, (risk, score) in enumerate(shown):
        y = TOP + place * ROW + ROW / 2
        was = _score(then.risks.get(risk.ref), now)
        parts.append(text(0, y + 3, cut(f"{risk.ref} {risk.title}", 40)))
        parts += _arrow(was, score, y, step)
        said.append(f"{risk.ref} {score}" + ("" if was is None else f", was {was}"))
    key = "Ring: what it was. Dot: what it is. A dot alone is new, or had no score."
    more = f" {len(scored) - MOST} more in the risk register." if len(scored) > MOST else ""
    parts.append(text(0, height + 10, key + more, fill=QUIET, font_size=7))
    return Picture(
        "Residual scores and how they moved", f"Scores. {'; '.join(said)}.", drawn(height + FOOT, parts)
    )


def _score(risk: Risk | None, now: Programme) -> int | None:
    if risk is None or risk.state != "open" or risk.kind != "threat" or risk.residual is None:
        return None
    return risk.residual.value if comparable(now, risk.residual) else None


def _arrow(was: int | None, score: int, y: float, step: float) -> list[str]:
    x = LEFT + score * step
    parts = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{INK}"/>']
    if was is not None and was != score:
        start = LEFT + was * step
        parts += [
            line(start, y, x, y, stroke=INK, stroke_width=1.2),
            f'<circle cx="{start:.1f}" cy="{y:.1f}" r="3.5" fill="#ffffff" stroke="{INK}"/>',
        ]
    return [
        *parts,
        text(x + 7, y + 3, f"{score}" if was in {None, score} else f"{score} from {was}", font_size=7.5),
    ]
